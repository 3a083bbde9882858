#pragma once

// One structure for each method: its name, its parameters and, for a request, its result. A
// client's own are bound in a Router; the others are sent through a Connection.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

#include "protocol/capabilities.h"
#include "protocol/diagnostics.h"
#include "protocol/features.h"
#include "protocol/types.h"
#include "protocol/workspace.h"

namespace lsp {

// Life cycle.

struct ClientInfo {
  std::string name;
  std::optional<std::string> version = {};

  static constexpr auto fields =
      std::tuple{Field{"name", &ClientInfo::name}, Field{"version", &ClientInfo::version}};
};

struct InitializeParams {
  std::optional<integer> processId = {};
  std::optional<ClientInfo> clientInfo = {};
  std::optional<std::string> rootPath = {};
  std::optional<DocumentUri> rootUri = {};
  ClientCapabilities capabilities = {};
  json initializationOptions = {};
  std::optional<std::vector<WorkspaceFolder>> workspaceFolders = {};

  static constexpr auto fields =
      std::tuple{Field{"processId", &InitializeParams::processId},
                 Field{"clientInfo", &InitializeParams::clientInfo},
                 Field{"rootPath", &InitializeParams::rootPath},
                 Field{"rootUri", &InitializeParams::rootUri},
                 Field{"capabilities", &InitializeParams::capabilities},
                 Field{"initializationOptions", &InitializeParams::initializationOptions},
                 Field{"workspaceFolders", &InitializeParams::workspaceFolders}};
};

struct ServerInfo {
  std::string name;
  std::optional<std::string> version = {};

  static constexpr auto fields =
      std::tuple{Field{"name", &ServerInfo::name}, Field{"version", &ServerInfo::version}};
};

struct InitializeResult {
  ServerCapabilities capabilities;
  std::optional<ServerInfo> serverInfo = {};

  static constexpr auto fields = std::tuple{Field{"capabilities", &InitializeResult::capabilities},
                                            Field{"serverInfo", &InitializeResult::serverInfo}};
};

struct Initialize {
  static constexpr std::string_view method = "initialize";
  using Params = InitializeParams;
  using Result = InitializeResult;
};

struct Initialized {
  static constexpr std::string_view method = "initialized";
  using Params = NoParams;
};

struct Shutdown {
  static constexpr std::string_view method = "shutdown";
  using Params = NoParams;
  using Result = std::nullptr_t;
};

struct Exit {
  static constexpr std::string_view method = "exit";
  using Params = NoParams;
};

struct CancelParams {
  std::variant<integer, std::string> id;

  static constexpr auto fields = std::tuple{Field{"id", &CancelParams::id}};
};

struct Cancel {
  static constexpr std::string_view method = "$/cancelRequest";
  using Params = CancelParams;
};

// Documents.

struct DidOpenTextDocumentParams {
  TextDocumentItem textDocument;

  static constexpr auto fields =
      std::tuple{Field{"textDocument", &DidOpenTextDocumentParams::textDocument}};
};

struct DidOpen {
  static constexpr std::string_view method = "textDocument/didOpen";
  using Params = DidOpenTextDocumentParams;
};

/// Without a range, `text` is the whole document.
struct TextDocumentContentChangeEvent {
  std::optional<Range> range = {};
  std::string text;

  static constexpr auto fields = std::tuple{Field{"range", &TextDocumentContentChangeEvent::range},
                                            Field{"text", &TextDocumentContentChangeEvent::text}};
};

struct DidChangeTextDocumentParams {
  VersionedTextDocumentIdentifier textDocument;
  std::vector<TextDocumentContentChangeEvent> contentChanges;

  static constexpr auto fields =
      std::tuple{Field{"textDocument", &DidChangeTextDocumentParams::textDocument},
                 Field{"contentChanges", &DidChangeTextDocumentParams::contentChanges}};
};

struct DidChange {
  static constexpr std::string_view method = "textDocument/didChange";
  using Params = DidChangeTextDocumentParams;
};

struct DidSaveTextDocumentParams {
  TextDocumentIdentifier textDocument;
  std::optional<std::string> text = {};

  static constexpr auto fields =
      std::tuple{Field{"textDocument", &DidSaveTextDocumentParams::textDocument},
                 Field{"text", &DidSaveTextDocumentParams::text}};
};

struct DidSave {
  static constexpr std::string_view method = "textDocument/didSave";
  using Params = DidSaveTextDocumentParams;
};

struct DidCloseTextDocumentParams {
  TextDocumentIdentifier textDocument;

  static constexpr auto fields =
      std::tuple{Field{"textDocument", &DidCloseTextDocumentParams::textDocument}};
};

struct DidClose {
  static constexpr std::string_view method = "textDocument/didClose";
  using Params = DidCloseTextDocumentParams;
};

// Language features.

struct CompletionParams {
  TextDocumentIdentifier textDocument;
  Position position;
  std::optional<CompletionContext> context = {};

  static constexpr auto fields = std::tuple{Field{"textDocument", &CompletionParams::textDocument},
                                            Field{"position", &CompletionParams::position},
                                            Field{"context", &CompletionParams::context}};
};

struct Completion {
  static constexpr std::string_view method = "textDocument/completion";
  using Params = CompletionParams;
  using Result = CompletionList;
};

struct CompletionResolve {
  static constexpr std::string_view method = "completionItem/resolve";
  using Params = CompletionItem;
  using Result = CompletionItem;
};

struct HoverParams {
  TextDocumentIdentifier textDocument;
  Position position;

  static constexpr auto fields = std::tuple{Field{"textDocument", &HoverParams::textDocument},
                                            Field{"position", &HoverParams::position}};
};

struct Hover {
  static constexpr std::string_view method = "textDocument/hover";
  using Params = HoverParams;
  using Result = std::optional<HoverContents>;
};

struct CodeActionParams {
  TextDocumentIdentifier textDocument;
  Range range;
  CodeActionContext context;

  static constexpr auto fields = std::tuple{Field{"textDocument", &CodeActionParams::textDocument},
                                            Field{"range", &CodeActionParams::range},
                                            Field{"context", &CodeActionParams::context}};
};

struct CodeActions {
  static constexpr std::string_view method = "textDocument/codeAction";
  using Params = CodeActionParams;
  using Result = std::vector<CodeAction>;
};

struct CodeActionResolve {
  static constexpr std::string_view method = "codeAction/resolve";
  using Params = CodeAction;
  using Result = CodeAction;
};

}  // namespace lsp
