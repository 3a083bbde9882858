#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <set>

#include "protocol/files.h"
#include "protocol/formatting.h"
#include "protocol/messages.h"
#include "protocol/structure.h"
#include "protocol/tokens.h"

using namespace lsp;

namespace {

const json& model() {
  std::ifstream file(LSP_META_MODEL);
  if (!file) SKIP("There is no copy of the protocol's meta model at " LSP_META_MODEL);
  static const json value = json::parse(file);
  return value;
}

/// The entry called `name` in one of the model's lists; null where there is none.
const json& entry(const char* list, std::string_view name, const char* key = "name") {
  static const json none;
  for (const json& candidate : model().at(list)) {
    if (candidate.at(key) == name) return candidate;
  }
  return none;
}

/// All properties of a structure by name, inherited ones as well.
std::map<std::string, json> properties(const std::string& structure) {
  std::map<std::string, json> result;
  const json& found = entry("structures", structure);
  REQUIRE(found.is_object());
  for (const char* list : {"extends", "mixins"}) {
    for (const json& parent : found.value(list, json::array())) {
      result.merge(properties(parent.at("name")));
    }
  }
  for (const json& property : found.at("properties")) {
    result.insert_or_assign(property.at("name").get<std::string>(), property);
  }
  return result;
}

enum class Shape { boolean, number, string, object, array, map, anything, null };

/// What a type of the model can look like on the wire.
std::set<Shape> shapes(const json& type) {
  const std::string kind = type.at("kind");
  if (kind == "array") return {Shape::array};
  if (kind == "map") return {Shape::map};
  if (kind == "literal") return {Shape::object};
  if (kind == "stringLiteral") return {Shape::string};
  if (kind == "or") {
    std::set<Shape> result;
    for (const json& item : type.at("items")) result.merge(shapes(item));
    return result;
  }
  const std::string name = type.at("name");
  if (kind == "base") {
    if (name == "boolean") return {Shape::boolean};
    if (name == "null") return {Shape::null};
    return {name == "integer" || name == "uinteger" ? Shape::number : Shape::string};
  }
  if (name == "LSPAny") return {Shape::anything};
  if (entry("structures", name).is_object()) return {Shape::object};
  if (const json& enumeration = entry("enumerations", name); enumeration.is_object()) {
    return shapes(enumeration.at("type"));
  }
  return shapes(entry("typeAliases", name).at("type"));
}

template <class T>
std::set<Shape> shapes_of(const T*) {
  if constexpr (std::same_as<T, bool>) return {Shape::boolean};
  if constexpr (std::integral<T> || std::is_enum_v<T>) return {Shape::number};
  if constexpr (std::same_as<T, std::string>) return {Shape::string};
  return {Shape::object};
}
std::set<Shape> shapes_of(const std::nullptr_t*) {
  return {Shape::null};
}
std::set<Shape> shapes_of(const json*) {
  return {Shape::anything};
}
template <class T>
std::set<Shape> shapes_of(const std::vector<T>*) {
  return {Shape::array};
}
template <class T>
std::set<Shape> shapes_of(const std::map<std::string, T>*) {
  return {Shape::map};
}
template <class... Ts>
std::set<Shape> shapes_of(const std::variant<Ts...>*) {
  std::set<Shape> result;
  (result.merge(shapes_of(static_cast<const Ts*>(nullptr))), ...);
  return result;
}
template <class T>
std::set<Shape> shapes_of(const std::shared_ptr<const T>*) {
  return {Shape::object};
}
template <class T>
std::set<Shape> shapes_of(const std::optional<T>*) {
  return shapes_of(static_cast<const T*>(nullptr));
}

template <class Owner, class Member>
void check_field(const Field<Owner, Member>& field, const std::map<std::string, json>& model) {
  INFO("field " << field.name);
  const auto found = model.find(std::string(field.name));
  REQUIRE(found != model.end());
  const std::set<Shape> allowed = shapes(found->second.at("type"));
  for (const Shape shape : shapes_of(static_cast<const Member*>(nullptr))) {
    CHECK((allowed.contains(shape) || allowed.contains(Shape::anything)));
  }
  const bool may_miss = found->second.value("optional", false) || allowed.contains(Shape::null);
  if (is_optional<Member>) CHECK(may_miss);
  if (may_miss) CHECK(Codec<Member>::reads_null);
}

/// `name` is what the specification calls the structure.
template <Described T>
void check_structure(const std::string& name) {
  INFO("structure " << name);
  const auto model = properties(name);
  std::set<std::string, std::less<>> described;
  std::apply(
      [&](const auto&... field) {
        (check_field(field, model), ...);
        (described.emplace(field.name), ...);
      },
      T::fields);
  for (const auto& [property, value] : model) {
    INFO("required property " << property);
    if (!value.value("optional", false)) CHECK(described.contains(property));
  }
}

template <class M>
void check_method(const char* direction, const char* params) {
  INFO("method " << M::method);
  constexpr bool has_result = requires {
    typename M::Result;
  };
  const json& found = entry(has_result ? "requests" : "notifications", M::method, "method");
  REQUIRE(found.is_object());
  CHECK((found.at("messageDirection") == direction || found.at("messageDirection") == "both"));
  CHECK(found.value("params", json{{"name", ""}}).at("name") == params);
}

}  // namespace

TEST_CASE("Every structure is described as the meta model has it") {
  check_structure<Position>("Position");
  check_structure<Range>("Range");
  check_structure<TextDocumentIdentifier>("TextDocumentIdentifier");
  check_structure<VersionedTextDocumentIdentifier>("VersionedTextDocumentIdentifier");
  check_structure<OptionalVersionedTextDocumentIdentifier>(
      "OptionalVersionedTextDocumentIdentifier");
  check_structure<CreateFile>("CreateFile");
  check_structure<TextDocumentItem>("TextDocumentItem");
  check_structure<Location>("Location");
  check_structure<CodeDescription>("CodeDescription");
  check_structure<DiagnosticRelatedInformation>("DiagnosticRelatedInformation");
  check_structure<Diagnostic>("Diagnostic");
  check_structure<TextEdit>("TextEdit");
  check_structure<StringValue>("StringValue");
  check_structure<SnippetTextEdit>("SnippetTextEdit");
  check_structure<TextDocumentEdit>("TextDocumentEdit");
  check_structure<FormattingOptions>("FormattingOptions");
  check_structure<WorkspaceEdit>("WorkspaceEdit");
  check_structure<MarkupContent>("MarkupContent");
  check_structure<WorkspaceFolder>("WorkspaceFolder");
  check_structure<CompletionContext>("CompletionContext");
  check_structure<CompletionItemLabelDetails>("CompletionItemLabelDetails");
  check_structure<CompletionItem>("CompletionItem");
  check_structure<CompletionList>("CompletionList");
  check_structure<HoverContents>("Hover");
  check_structure<CodeActionContext>("CodeActionContext");
  check_structure<CodeActionDisabled>("CodeActionDisabled");
  check_structure<CodeAction>("CodeAction");
  check_structure<RelatedFullDocumentDiagnosticReport>("RelatedFullDocumentDiagnosticReport");
  check_structure<RelatedUnchangedDocumentDiagnosticReport>(
      "RelatedUnchangedDocumentDiagnosticReport");
  check_structure<ConfigurationItem>("ConfigurationItem");
  check_structure<InsertReplaceEdit>("InsertReplaceEdit");
  check_structure<DocumentSymbol>("DocumentSymbol");
  check_structure<SymbolInformation>("SymbolInformation");
  check_structure<FoldingRange>("FoldingRange");
  check_structure<SelectionRange>("SelectionRange");
  check_structure<DocumentHighlight>("DocumentHighlight");
  check_structure<DocumentLink>("DocumentLink");
  check_structure<ReferenceContext>("ReferenceContext");
  check_structure<Command>("Command");
  check_structure<CodeLens>("CodeLens");
  check_structure<InlayHint>("InlayHint");
  check_structure<SemanticTokens>("SemanticTokens");
  check_structure<SemanticTokensEdit>("SemanticTokensEdit");
  check_structure<SemanticTokensDelta>("SemanticTokensDelta");
}

TEST_CASE("Every capability is described as the meta model has it") {
  check_structure<SaveOptions>("SaveOptions");
  check_structure<TextDocumentSyncOptions>("TextDocumentSyncOptions");
  check_structure<CompletionOptions>("CompletionOptions");
  check_structure<CodeActionOptions>("CodeActionOptions");
  check_structure<SemanticTokensLegend>("SemanticTokensLegend");
  check_structure<SemanticTokensFullOptions>("SemanticTokensFullDelta");
  check_structure<SemanticTokensOptions>("SemanticTokensOptions");
  check_structure<DocumentLinkOptions>("DocumentLinkOptions");
  check_structure<CodeLensOptions>("CodeLensOptions");
  check_structure<RenameOptions>("RenameOptions");
  check_structure<DocumentOnTypeFormattingOptions>("DocumentOnTypeFormattingOptions");
  check_structure<DiagnosticOptions>("DiagnosticOptions");
  check_structure<WorkspaceFoldersServerCapabilities>("WorkspaceFoldersServerCapabilities");
  check_structure<ScanOptions>("WorkDoneProgressOptions");
  check_structure<FileOperationPattern>("FileOperationPattern");
  check_structure<FileOperationFilter>("FileOperationFilter");
  check_structure<FileOperationRegistrationOptions>("FileOperationRegistrationOptions");
  check_structure<FileOperationOptions>("FileOperationOptions");
  check_structure<WorkspaceOptions>("WorkspaceOptions");
  check_structure<ServerCapabilities>("ServerCapabilities");
}

TEST_CASE("Every message's parameters are described as the meta model has them") {
  check_structure<ClientInfo>("ClientInfo");
  check_structure<InitializeParams>("InitializeParams");
  check_structure<ServerInfo>("ServerInfo");
  check_structure<InitializeResult>("InitializeResult");
  check_structure<CancelParams>("CancelParams");
  check_structure<DidOpenTextDocumentParams>("DidOpenTextDocumentParams");
  check_structure<DidChangeTextDocumentParams>("DidChangeTextDocumentParams");
  check_structure<DidSaveTextDocumentParams>("DidSaveTextDocumentParams");
  check_structure<DidCloseTextDocumentParams>("DidCloseTextDocumentParams");
  check_structure<PublishDiagnosticsParams>("PublishDiagnosticsParams");
  check_structure<DocumentDiagnosticParams>("DocumentDiagnosticParams");
  check_structure<CompletionParams>("CompletionParams");
  check_structure<HoverParams>("HoverParams");
  check_structure<CodeActionParams>("CodeActionParams");
  check_structure<DocumentParams>("DocumentSymbolParams");
  check_structure<DocumentParams>("FoldingRangeParams");
  check_structure<DocumentParams>("DocumentLinkParams");
  check_structure<DocumentParams>("CodeLensParams");
  check_structure<DocumentParams>("SemanticTokensParams");
  check_structure<TextDocumentPositionParams>("DocumentHighlightParams");
  check_structure<DefinitionParams>("DefinitionParams");
  check_structure<TextDocumentPositionParams>("PrepareRenameParams");
  check_structure<SelectionRangeParams>("SelectionRangeParams");
  check_structure<ReferenceParams>("ReferenceParams");
  check_structure<RenameParams>("RenameParams");
  check_structure<InlayHintParams>("InlayHintParams");
  check_structure<SemanticTokensDeltaParams>("SemanticTokensDeltaParams");
  check_structure<SemanticTokensRangeParams>("SemanticTokensRangeParams");
  check_structure<WorkspaceSymbolParams>("WorkspaceSymbolParams");
  check_structure<LogMessageParams>("LogMessageParams");
  check_structure<ShowMessageParams>("ShowMessageParams");
  check_structure<ConfigurationParams>("ConfigurationParams");
  check_structure<DidChangeConfigurationParams>("DidChangeConfigurationParams");
  check_structure<WorkspaceFoldersChangeEvent>("WorkspaceFoldersChangeEvent");
  check_structure<DidChangeWorkspaceFoldersParams>("DidChangeWorkspaceFoldersParams");
  check_structure<FileEvent>("FileEvent");
  check_structure<FileRename>("FileRename");
  check_structure<RenameFilesParams>("RenameFilesParams");
  check_structure<WorkDoneProgressParams>("WorkDoneProgressCreateParams");
  check_structure<WorkDoneProgressParams>("WorkDoneProgressCancelParams");
  check_structure<PreviousResultId>("PreviousResultId");
  check_structure<WorkspaceDiagnosticParams>("WorkspaceDiagnosticParams");
  check_structure<WorkspaceFullDocumentDiagnosticReport>("WorkspaceFullDocumentDiagnosticReport");
  check_structure<WorkspaceUnchangedDocumentDiagnosticReport>(
      "WorkspaceUnchangedDocumentDiagnosticReport");
  check_structure<WorkspaceDiagnosticReport>("WorkspaceDiagnosticReport");
  check_structure<DidChangeWatchedFilesParams>("DidChangeWatchedFilesParams");
  check_structure<FileSystemWatcher>("FileSystemWatcher");
  check_structure<DidChangeWatchedFilesRegistrationOptions>(
      "DidChangeWatchedFilesRegistrationOptions");
  check_structure<Registration>("Registration");
  check_structure<RegistrationParams>("RegistrationParams");
  check_structure<ProgressParams>("ProgressParams");
  check_structure<WorkDoneProgressBegin>("WorkDoneProgressBegin");
  check_structure<WorkDoneProgressReport>("WorkDoneProgressReport");
  check_structure<WorkDoneProgressEnd>("WorkDoneProgressEnd");
}

TEST_CASE("Every method is called and directed as the meta model has it") {
  check_method<Initialize>("clientToServer", "InitializeParams");
  check_method<Initialized>("clientToServer", "InitializedParams");
  check_method<Shutdown>("clientToServer", "");
  check_method<Exit>("clientToServer", "");
  check_method<Cancel>("both", "CancelParams");
  check_method<DidOpen>("clientToServer", "DidOpenTextDocumentParams");
  check_method<DidChange>("clientToServer", "DidChangeTextDocumentParams");
  check_method<DidSave>("clientToServer", "DidSaveTextDocumentParams");
  check_method<DidClose>("clientToServer", "DidCloseTextDocumentParams");
  check_method<PublishDiagnostics>("serverToClient", "PublishDiagnosticsParams");
  check_method<PullDiagnostics>("clientToServer", "DocumentDiagnosticParams");
  check_method<RefreshDiagnostics>("serverToClient", "");
  check_method<Completion>("clientToServer", "CompletionParams");
  check_method<Hover>("clientToServer", "HoverParams");
  check_method<CodeActions>("clientToServer", "CodeActionParams");
  check_method<CodeActionResolve>("clientToServer", "CodeAction");
  check_method<CompletionResolve>("clientToServer", "CompletionItem");
  check_method<DocumentSymbols>("clientToServer", "DocumentSymbolParams");
  check_method<FoldingRanges>("clientToServer", "FoldingRangeParams");
  check_method<SelectionRanges>("clientToServer", "SelectionRangeParams");
  check_method<DocumentHighlights>("clientToServer", "DocumentHighlightParams");
  check_method<DocumentLinks>("clientToServer", "DocumentLinkParams");
  check_method<Definition>("clientToServer", "DefinitionParams");
  check_method<References>("clientToServer", "ReferenceParams");
  check_method<PrepareRename>("clientToServer", "PrepareRenameParams");
  check_method<Rename>("clientToServer", "RenameParams");
  check_method<DocumentFormatting>("clientToServer", "DocumentFormattingParams");
  check_method<DocumentRangeFormatting>("clientToServer", "DocumentRangeFormattingParams");
  check_method<DocumentOnTypeFormatting>("clientToServer", "DocumentOnTypeFormattingParams");
  check_method<CodeLenses>("clientToServer", "CodeLensParams");
  check_method<RefreshCodeLenses>("serverToClient", "");
  check_method<InlayHints>("clientToServer", "InlayHintParams");
  check_method<RefreshInlayHints>("serverToClient", "");
  check_method<SemanticTokensFull>("clientToServer", "SemanticTokensParams");
  check_method<SemanticTokensFullDelta>("clientToServer", "SemanticTokensDeltaParams");
  check_method<SemanticTokensRange>("clientToServer", "SemanticTokensRangeParams");
  check_method<WorkspaceSymbols>("clientToServer", "WorkspaceSymbolParams");
  check_method<LogMessage>("serverToClient", "LogMessageParams");
  check_method<ShowMessage>("serverToClient", "ShowMessageParams");
  check_method<Configuration>("serverToClient", "ConfigurationParams");
  check_method<DidChangeConfiguration>("clientToServer", "DidChangeConfigurationParams");
  check_method<DidChangeWorkspaceFolders>("clientToServer", "DidChangeWorkspaceFoldersParams");
  check_method<DidChangeWatchedFiles>("clientToServer", "DidChangeWatchedFilesParams");
  check_method<WillRenameFiles>("clientToServer", "RenameFilesParams");
  check_method<DidRenameFiles>("clientToServer", "RenameFilesParams");
  check_method<PullWorkspaceDiagnostics>("clientToServer", "WorkspaceDiagnosticParams");
  check_method<RefreshSemanticTokens>("serverToClient", "");
  check_method<CreateProgress>("serverToClient", "WorkDoneProgressCreateParams");
  check_method<CancelProgress>("clientToServer", "WorkDoneProgressCancelParams");
  check_method<RegisterCapability>("serverToClient", "RegistrationParams");
  check_method<Progress>("both", "ProgressParams");
}
