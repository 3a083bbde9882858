#include "server/session/agreement.h"

#include <algorithm>
#include <array>
#include <utility>

#include "protocol/uri.h"

namespace handoff {
namespace {

struct EncodingName {
  PositionEncoding encoding;
  const char* name;
};
/// Best first: UTF-8 is what we count in.
constexpr std::array<EncodingName, 3> encodings = {
    {{PositionEncoding::utf8, lsp::PositionEncodingKind::UTF8},
     {PositionEncoding::utf32, lsp::PositionEncodingKind::UTF32},
     {PositionEncoding::utf16, lsp::PositionEncodingKind::UTF16}}};

PositionEncoding choose_encoding(const std::vector<std::string>& offered) {
  for (const auto& [encoding, name] : encodings) {
    if (std::ranges::find(offered, name) != offered.end()) return encoding;
  }
  return PositionEncoding::utf16;
}

std::string encoding_name(PositionEncoding encoding) {
  return std::ranges::find(encodings, encoding, &EncodingName::encoding)->name;
}

/// A client that says so is believed.
bool is_trusted(const lsp::json& options) {
  if (!options.is_object()) return true;
  const auto trusted = options.find("trusted");
  return trusted == options.end() || *trusted != false;
}

std::string open_slot_command(const lsp::json& options) {
  if (!options.is_object()) return {};
  const auto command = options.find("openSlotCommand");
  return command != options.end() && command->is_string() ? command->get<std::string>() : "";
}

/// Told to ask again, Neovim 0.12 asks a server that tells of the whole workspace for that alone,
/// and takes nothing of it for open buffers: their findings would stay as they were.
bool mixes_up_diagnostics(const lsp::InitializeParams& params) {
  return params.clientInfo && params.clientInfo->name == "Neovim";
}

}  // namespace

Agreement agree(const lsp::InitializeParams& params, std::string diagnostics_page) {
  lsp::ClientCapabilities client = params.capabilities;
  client.workspaceDiagnostics = client.workspaceDiagnostics && !mixes_up_diagnostics(params);
  return {.client = std::move(client),
          .encoding = choose_encoding(params.capabilities.positionEncodings),
          .trusted = is_trusted(params.initializationOptions),
          .open_slot_command = open_slot_command(params.initializationOptions),
          .diagnostics_page = std::move(diagnostics_page)};
}

lsp::ServerCapabilities basic_capabilities(const Agreement& agreement) {
  lsp::ServerCapabilities server;
  server.positionEncoding = encoding_name(agreement.encoding);
  server.textDocumentSync =
      lsp::TextDocumentSyncOptions{.openClose = true,
                                   .change = lsp::TextDocumentSyncKind::Incremental,
                                   .save = lsp::SaveOptions{}};
  server.workspace = lsp::WorkspaceOptions{
      lsp::WorkspaceFoldersServerCapabilities{.supported = true, .changeNotifications = true}};
  server.experimental = {
      {"handoff", {{"openSlots", true}, {"newHandoff", true}, {"check", true}, {"trust", true}}}};
  return server;
}

std::vector<std::string> folders_of(const lsp::InitializeParams& params) {
  std::vector<std::string> folders;
  const auto add = [&](const lsp::DocumentUri& uri) {
    if (auto path = lsp::path_of(uri)) folders.push_back(std::move(*path));
  };
  if (params.workspaceFolders) {
    for (const lsp::WorkspaceFolder& folder : *params.workspaceFolders) add(folder.uri);
  }
  if (folders.empty() && params.rootUri) add(*params.rootUri);
  return folders;
}

}  // namespace handoff
