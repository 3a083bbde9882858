// What is announced is what answers.

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <set>

#include "tests/unit/session/editor.h"

namespace handoff::testing {
namespace {

struct Feature {
  const char* capability;  ///< a JSON pointer into ServerCapabilities
  const char* method;
};

/// The requests of LSP 3.18 that a client sends to a server, but for those of the life cycle.
constexpr Feature features[] = {
    {"/completionProvider", "textDocument/completion"},
    {"/completionProvider/resolveProvider", "completionItem/resolve"},
    {"/hoverProvider", "textDocument/hover"},
    {"/signatureHelpProvider", "textDocument/signatureHelp"},
    {"/declarationProvider", "textDocument/declaration"},
    {"/definitionProvider", "textDocument/definition"},
    {"/typeDefinitionProvider", "textDocument/typeDefinition"},
    {"/implementationProvider", "textDocument/implementation"},
    {"/referencesProvider", "textDocument/references"},
    {"/documentHighlightProvider", "textDocument/documentHighlight"},
    {"/documentSymbolProvider", "textDocument/documentSymbol"},
    {"/codeActionProvider", "textDocument/codeAction"},
    {"/codeActionProvider/resolveProvider", "codeAction/resolve"},
    {"/codeLensProvider", "textDocument/codeLens"},
    {"/codeLensProvider/resolveProvider", "codeLens/resolve"},
    {"/documentLinkProvider", "textDocument/documentLink"},
    {"/documentLinkProvider/resolveProvider", "documentLink/resolve"},
    {"/colorProvider", "textDocument/documentColor"},
    {"/documentFormattingProvider", "textDocument/formatting"},
    {"/documentRangeFormattingProvider", "textDocument/rangeFormatting"},
    {"/documentOnTypeFormattingProvider", "textDocument/onTypeFormatting"},
    {"/renameProvider", "textDocument/rename"},
    {"/renameProvider/prepareProvider", "textDocument/prepareRename"},
    {"/foldingRangeProvider", "textDocument/foldingRange"},
    {"/selectionRangeProvider", "textDocument/selectionRange"},
    {"/executeCommandProvider", "workspace/executeCommand"},
    {"/callHierarchyProvider", "textDocument/prepareCallHierarchy"},
    {"/typeHierarchyProvider", "textDocument/prepareTypeHierarchy"},
    {"/linkedEditingRangeProvider", "textDocument/linkedEditingRange"},
    {"/semanticTokensProvider/full", "textDocument/semanticTokens/full"},
    {"/semanticTokensProvider/full/delta", "textDocument/semanticTokens/full/delta"},
    {"/semanticTokensProvider/range", "textDocument/semanticTokens/range"},
    {"/monikerProvider", "textDocument/moniker"},
    {"/inlayHintProvider", "textDocument/inlayHint"},
    {"/inlayHintProvider/resolveProvider", "inlayHint/resolve"},
    {"/workspaceSymbolProvider/resolveProvider", "workspaceSymbol/resolve"},
    {"/inlineValueProvider", "textDocument/inlineValue"},
    {"/inlineCompletionProvider", "textDocument/inlineCompletion"},
    {"/diagnosticProvider", "textDocument/diagnostic"},
    {"/diagnosticProvider/workspaceDiagnostics", "workspace/diagnostic"},
    {"/workspaceSymbolProvider", "workspace/symbol"},
    {"/textDocumentSync/willSaveWaitUntil", "textDocument/willSaveWaitUntil"},
    {"/workspace/fileOperations/willRename", "workspace/willRenameFiles"},
    {"/workspace/fileOperations/willCreate", "workspace/willCreateFiles"},
    {"/workspace/fileOperations/willDelete", "workspace/willDeleteFiles"},
    {"/workspace/textDocumentContent", "workspace/textDocumentContent"},
    {"/documentRangeFormattingProvider/rangesSupport", "textDocument/rangesFormatting"},
};

bool is_announced(const json& capabilities, const char* pointer) {
  const json value = capabilities.value(json::json_pointer(pointer), json());
  return !value.is_null() && value != false;
}

const json everything = R"({
  "general": {"positionEncodings": ["utf-8"]},
  "workspace": {"workspaceEdit": {"documentChanges": true, "snippetEditSupport": true},
                "fileOperations": {"willRename": true, "didRename": true}},
  "textDocument": {
    "diagnostic": {},
    "completion": {"completionItem": {"resolveSupport": {"properties": ["documentation"]}}},
    "codeAction": {"dataSupport": true, "resolveSupport": {"properties": ["edit"]}}}})"_json;

constexpr int method_not_found = -32601;

}  // namespace

TEST_CASE("A client that can do nothing is offered what needs nothing") {
  Editor editor;
  const json result = editor.client->initialize();
  CHECK(result.at("serverInfo") == R"({"name": "handoff-ls", "version": "1.2.3"})"_json);
  CHECK(result.at("capabilities") == R"({
    "positionEncoding": "utf-16",
    "textDocumentSync": {"openClose": true, "change": 2, "save": {}},
    "completionProvider": {"triggerCharacters": ["[", "#", "-", "*"]},
    "hoverProvider": true,
    "definitionProvider": {"workDoneProgress": true},
    "referencesProvider": {"workDoneProgress": true},
    "documentHighlightProvider": true,
    "documentSymbolProvider": true,
    "codeActionProvider": {
      "codeActionKinds": ["quickfix", "source.fillFromGit"], "resolveProvider": false},
    "codeLensProvider": {},
    "documentLinkProvider": {},
    "workspaceSymbolProvider": {"workDoneProgress": true},
    "documentFormattingProvider": true,
    "documentRangeFormattingProvider": true,
    "documentOnTypeFormattingProvider": {"firstTriggerCharacter": "\n"},
    "renameProvider": {"prepareProvider": true},
    "foldingRangeProvider": true,
    "selectionRangeProvider": true,
    "semanticTokensProvider": {
      "legend": {
        "tokenTypes": [
          "macro", "property", "string", "enumMember", "number", "namespace", "keyword"],
        "tokenModifiers": ["readonly", "modification"]},
      "range": true, "full": {"delta": true}},
    "inlayHintProvider": true,
    "workspace": {"workspaceFolders": {"supported": true, "changeNotifications": true}},
    "experimental": {
      "handoff": {"openSlots": true, "newHandoff": true, "check": true, "trust": true}}})"_json);
}

TEST_CASE("A client that pulls and resolves is offered that too") {
  Editor editor;
  const json result = editor.client->initialize(everything);
  const json& offered = result.at("capabilities");
  CHECK(offered.at("positionEncoding") == "utf-8");
  CHECK(offered.at("codeActionProvider").at("resolveProvider") == true);
  CHECK(offered.at("completionProvider").at("resolveProvider") == true);
  CHECK(offered.at("diagnosticProvider") == R"({
    "identifier": "handoff", "interFileDependencies": true,
    "workspaceDiagnostics": true})"_json);
}

TEST_CASE("Neovim, which mixes them up with those of open buffers, is not offered all findings") {
  Editor editor;
  json params{{"processId", nullptr}, {"rootUri", nullptr}, {"capabilities", everything}};
  params["clientInfo"] = {{"name", "Neovim"}, {"version", "0.12.4"}};
  const json offered = editor.client->request("initialize", params).at("capabilities");
  CHECK(offered.at("diagnosticProvider") ==
        R"({"identifier": "handoff", "interFileDependencies": true,
            "workspaceDiagnostics": false})"_json);
}

TEST_CASE("What edits hold is offered to those who read such edits") {
  const auto kinds_for = [](const json& edits) {
    Editor editor;
    return editor.client->initialize({{"workspace", {{"workspaceEdit", edits}}}})
        .at("capabilities")
        .at("codeActionProvider")
        .at("codeActionKinds");
  };
  CHECK(kinds_for(R"({"snippetEditSupport": true})"_json) ==
        json{"quickfix", "source.fillFromGit"});
  CHECK(kinds_for(R"({"snippetEditSupport": true, "documentChanges": true})"_json) ==
        json{"quickfix", "source.fillFromGit", "refactor.rewrite"});
  CHECK(kinds_for(R"({"resourceOperations": ["create"]})"_json) ==
        json{"quickfix", "source.fillFromGit", "refactor.extract"});
}

TEST_CASE("Every request that is announced is known, and every other one is not") {
  for (const json& client : {json::object(), everything}) {
    Editor editor;
    const json offered = editor.client->initialize(client).at("capabilities");
    for (const auto& [capability, method] : features) {
      CAPTURE(method);
      const json response = editor.client->response(editor.client->ask(method, json::object()));
      const bool known =
          !response.contains("error") || response.at("error").at("code") != method_not_found;
      CHECK(known == is_announced(offered, capability));
    }
    CHECK(editor.client->refusal("$/unknown") == method_not_found);
    CHECK(editor.end() == 0);
  }
}

TEST_CASE("docs/features.md has a row for every request that is announced, and for no other one") {
  std::ifstream file(SOURCE_ROOT "/docs/features.md");
  const std::string page(std::istreambuf_iterator<char>(file), {});
  Editor editor;
  const json offered = editor.client->initialize(everything).at("capabilities");
  for (const auto& [capability, method] : features) {
    CAPTURE(method);
    const bool is_listed = page.find("`" + std::string(method) + "`") != page.npos;
    CHECK(is_listed == is_announced(offered, capability));
  }
}

TEST_CASE("Actions are of the kinds that are announced") {
  Editor editor;
  const json offered = editor.client->initialize(everything).at("capabilities");
  const std::string uri = "file:///w/handoff.md";
  editor.open(uri, "");
  const json range = range_at({{"line", 0}, {"character", 0}});
  std::set<std::string> kinds;
  for (const json& action : editor.actions(uri, range)) kinds.insert(action.at("kind"));
  editor.change(uri, 2, whole_text("# Session Handoff\n\n**Project:** [PROJECT_NAME]\n"));
  for (const json& action : editor.actions(uri, range)) kinds.insert(action.at("kind"));
  CHECK(kinds ==
        offered.at("codeActionProvider").at("codeActionKinds").get<std::set<std::string>>());
}

TEST_CASE("Every announced character completes something where it is typed") {
  Editor editor;
  const json offered = editor.client->initialize().at("capabilities");
  const std::string uri = "file:///w/handoff.md";
  const json typed = {{"[", "# Session Handoff\n\n### Environment State\n- **Git Status:** ["},
                      {"#", "# Session Handoff\n\n#"},
                      {"-", "# Session Handoff\n\n### Key Achievements\n- done\n-"},
                      {"*", "# Session Handoff\n\n*"}};
  for (const json& character : offered.at("completionProvider").at("triggerCharacters")) {
    CAPTURE(character);
    const std::string text = typed.at(character.get<std::string>());
    editor.open(uri, text);
    const json items = editor.complete(uri, position_of(text + "\x01", "\x01"));
    CHECK(!items.empty());
  }
}

}  // namespace handoff::testing
