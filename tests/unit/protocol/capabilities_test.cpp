#include "protocol/capabilities.h"

#include <catch2/catch_test_macros.hpp>

#include "protocol/messages.h"

using namespace lsp;

namespace {

const json full = json::parse(R"({
  "general": {"positionEncodings": ["utf-8", "utf-16", "x"]},
  "textDocument": {
    "completion": {"completionItem": {
      "snippetSupport": true, "labelDetailsSupport": true, "documentationFormat": ["markdown"],
      "insertReplaceSupport": true, "resolveSupport": {"properties": ["detail", "documentation"]},
      "insertTextModeSupport": {"valueSet": [1, 2]}}},
    "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
    "hover": {"contentFormat": ["plaintext", "markdown"]},
    "diagnostic": {"dynamicRegistration": false},
    "publishDiagnostics": {
      "relatedInformation": true, "codeDescriptionSupport": true, "versionSupport": true},
    "codeAction": {
      "codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}},
      "resolveSupport": {"properties": ["command", "edit"]},
      "dataSupport": true, "isPreferredSupport": true, "disabledSupport": true}},
  "workspace": {
    "workspaceEdit": {"documentChanges": true}, "configuration": true, "workspaceFolders": true,
    "diagnostics": {"refreshSupport": true}, "codeLens": {"refreshSupport": true},
    "inlayHint": {"refreshSupport": true}}
})");

const ClientCapabilities none;

/// Replaces one value after the other in `tree` and reads the whole each time.
void read_with_each_replaced(json& tree, const json& root, const json& replacement) {
  if (!tree.is_structured()) return;
  for (json& child : tree) {
    const json kept = std::exchange(child, replacement);
    CHECK_NOTHROW(decode<ClientCapabilities>(root));
    child = kept;
    read_with_each_replaced(child, root, replacement);
  }
}

}  // namespace

TEST_CASE("A client that can do everything is read so") {
  const auto client = decode<ClientCapabilities>(full);
  CHECK(client.positionEncodings == std::vector<std::string>{"utf-8", "utf-16", "x"});
  CHECK(client.completionDocumentationFormat == std::vector<std::string>{"markdown"});
  CHECK(client.hoverContentFormat == std::vector<std::string>{"plaintext", "markdown"});
  for (const bool ClientCapabilities::*bit : {&ClientCapabilities::completionSnippets,
                                              &ClientCapabilities::completionInsertTextMode,
                                              &ClientCapabilities::completionLabelDetails,
                                              &ClientCapabilities::pullDiagnostics,
                                              &ClientCapabilities::diagnosticRefresh,
                                              &ClientCapabilities::diagnosticRelatedInformation,
                                              &ClientCapabilities::diagnosticCodeDescription,
                                              &ClientCapabilities::diagnosticVersion,
                                              &ClientCapabilities::codeActionLiterals,
                                              &ClientCapabilities::codeActionResolveEdit,
                                              &ClientCapabilities::codeActionData,
                                              &ClientCapabilities::codeActionIsPreferred,
                                              &ClientCapabilities::codeActionDisabled,
                                              &ClientCapabilities::documentChanges,
                                              &ClientCapabilities::configuration,
                                              &ClientCapabilities::workspaceFolders,
                                              &ClientCapabilities::completionInsertReplace,
                                              &ClientCapabilities::completionResolveDocumentation,
                                              &ClientCapabilities::hierarchicalSymbols,
                                              &ClientCapabilities::codeLensRefresh,
                                              &ClientCapabilities::inlayHintRefresh}) {
    CHECK(client.*bit);
  }
}

TEST_CASE("A client that says nothing can do nothing") {
  for (const json& value : {json(nullptr), json::object(), json::array(), json(1), json("x")}) {
    CHECK(decode<ClientCapabilities>(value) == none);
  }
  CHECK(decode<InitializeParams>(json::object()).capabilities == none);
}

TEST_CASE("Null or a wrong type at any level means no, never an error") {
  for (const json& replacement :
       {json(nullptr), json(1), json("x"), json::array({1, nullptr}), json{{"x", 1}}, json(true)}) {
    json tree = full;
    read_with_each_replaced(tree, tree, replacement);
  }
  json odd = full;
  odd["textDocument"] = nullptr;
  odd["workspace"]["configuration"] = "true";
  const auto client = decode<ClientCapabilities>(odd);
  CHECK(!client.completionSnippets);
  CHECK(!client.configuration);
  CHECK(client.documentChanges);
}

TEST_CASE("Resolving something else is not resolving edits, or documentation") {
  json tree = full;
  tree["textDocument"]["completion"]["completionItem"]["resolveSupport"]["properties"] = {"detail"};
  CHECK(!decode<ClientCapabilities>(tree).completionResolveDocumentation);
  tree["textDocument"]["codeAction"]["resolveSupport"]["properties"] = {"command"};
  CHECK(!decode<ClientCapabilities>(tree).codeActionResolveEdit);
}
