#include "protocol/capabilities.h"

#include <algorithm>
#include <string_view>

namespace lsp {
namespace {

bool is_true(const json& value) {
  return value.is_boolean() && value.get<bool>();
}
bool is_given(const json& value) {
  return value.is_object();
}
bool has(const json& value, const char* name) {
  return value.is_array() && std::ranges::find(value, json(name)) != value.end();
}
bool has_edit(const json& value) {
  return has(value, "edit");
}
bool has_documentation(const json& value) {
  return has(value, "documentation");
}

bool has_create(const json& value) {
  return value.is_array() && std::ranges::find(value, json("create")) != value.end();
}

struct Bit {
  std::string_view path;
  bool ClientCapabilities::*member;
  bool (*test)(const json&) = is_true;
};

/// A member that stands twice is true if one of the two is.
constexpr Bit bits[] = {
    {"textDocument.completion.completionItem.snippetSupport",
     &ClientCapabilities::completionSnippets},
    {"textDocument.completion.completionItem.insertTextModeSupport",
     &ClientCapabilities::completionInsertTextMode, is_given},
    {"textDocument.completion.completionItem.labelDetailsSupport",
     &ClientCapabilities::completionLabelDetails},
    {"textDocument.completion.completionItem.insertReplaceSupport",
     &ClientCapabilities::completionInsertReplace},
    {"textDocument.completion.completionItem.resolveSupport.properties",
     &ClientCapabilities::completionResolveDocumentation, has_documentation},
    {"textDocument.documentSymbol.hierarchicalDocumentSymbolSupport",
     &ClientCapabilities::hierarchicalSymbols},
    {"workspace.codeLens.refreshSupport", &ClientCapabilities::codeLensRefresh},
    {"workspace.inlayHint.refreshSupport", &ClientCapabilities::inlayHintRefresh},
    {"workspace.semanticTokens.refreshSupport", &ClientCapabilities::semanticTokensRefresh},
    {"textDocument.diagnostic", &ClientCapabilities::pullDiagnostics, is_given},
    {"textDocument.diagnostic", &ClientCapabilities::workspaceDiagnostics, is_given},
    {"workspace.diagnostics.refreshSupport", &ClientCapabilities::diagnosticRefresh},
    {"textDocument.publishDiagnostics.relatedInformation",
     &ClientCapabilities::diagnosticRelatedInformation},
    {"textDocument.diagnostic.relatedInformation",
     &ClientCapabilities::diagnosticRelatedInformation},
    {"textDocument.publishDiagnostics.codeDescriptionSupport",
     &ClientCapabilities::diagnosticCodeDescription},
    {"textDocument.diagnostic.codeDescriptionSupport",
     &ClientCapabilities::diagnosticCodeDescription},
    {"textDocument.publishDiagnostics.versionSupport", &ClientCapabilities::diagnosticVersion},
    {"textDocument.codeAction.codeActionLiteralSupport", &ClientCapabilities::codeActionLiterals,
     is_given},
    {"textDocument.codeAction.resolveSupport.properties",
     &ClientCapabilities::codeActionResolveEdit, has_edit},
    {"textDocument.codeAction.dataSupport", &ClientCapabilities::codeActionData},
    {"textDocument.codeAction.isPreferredSupport", &ClientCapabilities::codeActionIsPreferred},
    {"textDocument.codeAction.disabledSupport", &ClientCapabilities::codeActionDisabled},
    {"workspace.workspaceEdit.documentChanges", &ClientCapabilities::documentChanges},
    {"workspace.workspaceEdit.resourceOperations", &ClientCapabilities::createFiles, has_create},
    {"workspace.workspaceEdit.snippetEditSupport", &ClientCapabilities::snippetEdits},
    {"workspace.configuration", &ClientCapabilities::configuration},
    {"workspace.didChangeConfiguration.dynamicRegistration",
     &ClientCapabilities::configurationRegistration},
    {"workspace.didChangeWatchedFiles.dynamicRegistration",
     &ClientCapabilities::watchedFilesRegistration},
    {"workspace.workspaceFolders", &ClientCapabilities::workspaceFolders},
    {"workspace.fileOperations.willRename", &ClientCapabilities::willRenameFiles},
    {"workspace.fileOperations.didRename", &ClientCapabilities::didRenameFiles},
    {"window.workDoneProgress", &ClientCapabilities::workDoneProgress},
};

struct List {
  std::string_view path;
  std::vector<std::string> ClientCapabilities::*member;
};

constexpr List lists[] = {
    {"general.positionEncodings", &ClientCapabilities::positionEncodings},
    {"textDocument.completion.completionItem.documentationFormat",
     &ClientCapabilities::completionDocumentationFormat},
    {"textDocument.hover.contentFormat", &ClientCapabilities::hoverContentFormat},
};

const json& at(const json& root, std::string_view path) {
  static const json absent;
  const json* value = &root;
  while (!path.empty()) {
    const std::string_view name = path.substr(0, path.find('.'));
    path.remove_prefix(std::min(name.size() + 1, path.size()));
    const auto found = value->find(name);
    if (found == value->end()) return absent;
    value = &*found;
  }
  return *value;
}

}  // namespace

ClientCapabilities Codec<ClientCapabilities>::read(const json& value, const Path&) {
  ClientCapabilities result;
  for (const Bit& bit : bits) {
    if (bit.test(at(value, bit.path))) result.*bit.member = true;
  }
  for (const List& list : lists) {
    const json& strings = at(value, list.path);
    if (!strings.is_array()) continue;
    for (const json& element : strings) {
      if (element.is_string()) (result.*list.member).push_back(element.get<std::string>());
    }
  }
  // A member of documentChanges, which one that creates files reads too (WorkspaceEdit).
  result.snippetEdits = result.snippetEdits && (result.documentChanges || result.createFiles);
  return result;
}

}  // namespace lsp
