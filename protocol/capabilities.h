#pragma once

// What the two sides say they can do. A client's capabilities are read into one flat structure that
// does not mirror the protocol's: null, absent or misshapen parts at any level mean "no".

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "protocol/types.h"

namespace lsp {

struct ClientCapabilities {
  std::vector<std::string> positionEncodings;  // in the client's order; empty means UTF-16 only

  bool completionSnippets = false;
  bool completionInsertTextMode = false;
  bool completionLabelDetails = false;
  bool completionInsertReplace = false;
  bool completionResolveDocumentation = false;
  std::vector<std::string> completionDocumentationFormat;  // of MarkupKind, best first
  std::vector<std::string> hoverContentFormat;

  bool pullDiagnostics = false;
  bool workspaceDiagnostics = false;  // all at once, by pulling
  bool diagnosticRefresh = false;
  bool diagnosticRelatedInformation = false;
  bool diagnosticCodeDescription = false;
  bool diagnosticVersion = false;  // of publishDiagnostics

  bool hierarchicalSymbols = false;
  bool codeLensRefresh = false;
  bool inlayHintRefresh = false;
  bool semanticTokensRefresh = false;

  bool codeActionLiterals = false;
  bool codeActionResolveEdit = false;
  bool codeActionData = false;
  bool codeActionIsPreferred = false;
  bool codeActionDisabled = false;

  bool documentChanges = false;
  bool createFiles = false;   // in a WorkspaceEdit's documentChanges
  bool snippetEdits = false;  // likewise
  bool configuration = false;
  bool configurationRegistration = false;  // of didChangeConfiguration, dynamically
  bool watchedFilesRegistration = false;   // of didChangeWatchedFiles, dynamically
  bool workspaceFolders = false;
  bool willRenameFiles = false;
  bool didRenameFiles = false;
  bool workDoneProgress = false;  // that a server begins

  bool operator==(const ClientCapabilities&) const = default;
};

template <>
struct Codec<ClientCapabilities> {
  static constexpr bool reads_null = true;
  static ClientCapabilities read(const json& value, const Path& path);
};

struct SaveOptions {
  std::optional<bool> includeText = {};

  static constexpr auto fields = std::tuple{Field{"includeText", &SaveOptions::includeText}};
};

struct TextDocumentSyncOptions {
  std::optional<bool> openClose = {};
  std::optional<TextDocumentSyncKind> change = {};
  std::optional<SaveOptions> save = {};

  static constexpr auto fields = std::tuple{Field{"openClose", &TextDocumentSyncOptions::openClose},
                                            Field{"change", &TextDocumentSyncOptions::change},
                                            Field{"save", &TextDocumentSyncOptions::save}};
};

struct CompletionOptions {
  std::optional<std::vector<std::string>> triggerCharacters = {};
  std::optional<bool> resolveProvider = {};

  static constexpr auto fields =
      std::tuple{Field{"triggerCharacters", &CompletionOptions::triggerCharacters},
                 Field{"resolveProvider", &CompletionOptions::resolveProvider}};
};

struct CodeActionOptions {
  std::optional<std::vector<std::string>> codeActionKinds = {};
  std::optional<bool> resolveProvider = {};

  static constexpr auto fields =
      std::tuple{Field{"codeActionKinds", &CodeActionOptions::codeActionKinds},
                 Field{"resolveProvider", &CodeActionOptions::resolveProvider}};
};

struct SemanticTokensLegend {
  std::vector<std::string> tokenTypes;
  std::vector<std::string> tokenModifiers;

  static constexpr auto fields =
      std::tuple{Field{"tokenTypes", &SemanticTokensLegend::tokenTypes},
                 Field{"tokenModifiers", &SemanticTokensLegend::tokenModifiers}};
};

struct SemanticTokensFullOptions {
  std::optional<bool> delta = {};

  static constexpr auto fields = std::tuple{Field{"delta", &SemanticTokensFullOptions::delta}};
};

struct SemanticTokensOptions {
  SemanticTokensLegend legend;
  std::optional<bool> range = {};
  std::optional<SemanticTokensFullOptions> full = {};

  static constexpr auto fields = std::tuple{Field{"legend", &SemanticTokensOptions::legend},
                                            Field{"range", &SemanticTokensOptions::range},
                                            Field{"full", &SemanticTokensOptions::full}};
};

/// Options that say no more than that the request is answered.
struct DocumentLinkOptions {
  std::optional<bool> resolveProvider = {};

  static constexpr auto fields =
      std::tuple{Field{"resolveProvider", &DocumentLinkOptions::resolveProvider}};
};
using CodeLensOptions = DocumentLinkOptions;

struct RenameOptions {
  std::optional<bool> prepareProvider = {};

  static constexpr auto fields =
      std::tuple{Field{"prepareProvider", &RenameOptions::prepareProvider}};
};

struct DocumentOnTypeFormattingOptions {
  std::string firstTriggerCharacter;

  static constexpr auto fields = std::tuple{
      Field{"firstTriggerCharacter", &DocumentOnTypeFormattingOptions::firstTriggerCharacter}};
};

/// Options of requests that may take their time.
struct ScanOptions {
  std::optional<bool> workDoneProgress = true;

  static constexpr auto fields =
      std::tuple{Field{"workDoneProgress", &ScanOptions::workDoneProgress}};
};

struct DiagnosticOptions {
  std::optional<std::string> identifier = {};
  bool interFileDependencies = false;
  bool workspaceDiagnostics = false;

  static constexpr auto fields =
      std::tuple{Field{"identifier", &DiagnosticOptions::identifier},
                 Field{"interFileDependencies", &DiagnosticOptions::interFileDependencies},
                 Field{"workspaceDiagnostics", &DiagnosticOptions::workspaceDiagnostics}};
};

struct WorkspaceFoldersServerCapabilities {
  std::optional<bool> supported = {};
  std::optional<bool> changeNotifications = {};

  static constexpr auto fields = std::tuple{
      Field{"supported", &WorkspaceFoldersServerCapabilities::supported},
      Field{"changeNotifications", &WorkspaceFoldersServerCapabilities::changeNotifications}};
};

struct FileOperationPattern {
  std::string glob = "**";

  static constexpr auto fields = std::tuple{Field{"glob", &FileOperationPattern::glob}};
};

struct FileOperationFilter {
  std::optional<std::string> scheme = "file";
  FileOperationPattern pattern = {};

  static constexpr auto fields = std::tuple{Field{"scheme", &FileOperationFilter::scheme},
                                            Field{"pattern", &FileOperationFilter::pattern}};
};

/// Of every file and folder.
struct FileOperationRegistrationOptions {
  std::vector<FileOperationFilter> filters = {{}};

  static constexpr auto fields =
      std::tuple{Field{"filters", &FileOperationRegistrationOptions::filters}};
};

struct FileOperationOptions {
  std::optional<FileOperationRegistrationOptions> willRename = {};
  std::optional<FileOperationRegistrationOptions> didRename = {};

  static constexpr auto fields = std::tuple{Field{"willRename", &FileOperationOptions::willRename},
                                            Field{"didRename", &FileOperationOptions::didRename}};
};

struct WorkspaceOptions {
  std::optional<WorkspaceFoldersServerCapabilities> workspaceFolders = {};
  std::optional<FileOperationOptions> fileOperations = {};

  static constexpr auto fields =
      std::tuple{Field{"workspaceFolders", &WorkspaceOptions::workspaceFolders},
                 Field{"fileOperations", &WorkspaceOptions::fileOperations}};
};

struct ServerCapabilities {
  std::optional<std::string> positionEncoding = {};
  std::optional<TextDocumentSyncOptions> textDocumentSync = {};
  std::optional<CompletionOptions> completionProvider = {};
  std::optional<bool> hoverProvider = {};
  std::optional<ScanOptions> definitionProvider = {};
  std::optional<ScanOptions> referencesProvider = {};
  std::optional<bool> documentHighlightProvider = {};
  std::optional<bool> documentSymbolProvider = {};
  std::optional<CodeActionOptions> codeActionProvider = {};
  std::optional<CodeLensOptions> codeLensProvider = {};
  std::optional<DocumentLinkOptions> documentLinkProvider = {};
  std::optional<ScanOptions> workspaceSymbolProvider = {};
  std::optional<bool> documentFormattingProvider = {};
  std::optional<bool> documentRangeFormattingProvider = {};
  std::optional<DocumentOnTypeFormattingOptions> documentOnTypeFormattingProvider = {};
  std::optional<RenameOptions> renameProvider = {};
  std::optional<bool> foldingRangeProvider = {};
  std::optional<bool> selectionRangeProvider = {};
  std::optional<SemanticTokensOptions> semanticTokensProvider = {};
  std::optional<bool> inlayHintProvider = {};
  std::optional<DiagnosticOptions> diagnosticProvider = {};
  std::optional<WorkspaceOptions> workspace = {};
  json experimental = {};

  static constexpr auto fields = std::tuple{
      Field{"positionEncoding", &ServerCapabilities::positionEncoding},
      Field{"textDocumentSync", &ServerCapabilities::textDocumentSync},
      Field{"completionProvider", &ServerCapabilities::completionProvider},
      Field{"hoverProvider", &ServerCapabilities::hoverProvider},
      Field{"definitionProvider", &ServerCapabilities::definitionProvider},
      Field{"referencesProvider", &ServerCapabilities::referencesProvider},
      Field{"documentHighlightProvider", &ServerCapabilities::documentHighlightProvider},
      Field{"documentSymbolProvider", &ServerCapabilities::documentSymbolProvider},
      Field{"codeActionProvider", &ServerCapabilities::codeActionProvider},
      Field{"codeLensProvider", &ServerCapabilities::codeLensProvider},
      Field{"documentLinkProvider", &ServerCapabilities::documentLinkProvider},
      Field{"workspaceSymbolProvider", &ServerCapabilities::workspaceSymbolProvider},
      Field{"documentFormattingProvider", &ServerCapabilities::documentFormattingProvider},
      Field{"documentRangeFormattingProvider",
            &ServerCapabilities::documentRangeFormattingProvider},
      Field{"documentOnTypeFormattingProvider",
            &ServerCapabilities::documentOnTypeFormattingProvider},
      Field{"renameProvider", &ServerCapabilities::renameProvider},
      Field{"foldingRangeProvider", &ServerCapabilities::foldingRangeProvider},
      Field{"selectionRangeProvider", &ServerCapabilities::selectionRangeProvider},
      Field{"semanticTokensProvider", &ServerCapabilities::semanticTokensProvider},
      Field{"inlayHintProvider", &ServerCapabilities::inlayHintProvider},
      Field{"diagnosticProvider", &ServerCapabilities::diagnosticProvider},
      Field{"workspace", &ServerCapabilities::workspace},
      Field{"experimental", &ServerCapabilities::experimental}};
};

}  // namespace lsp
