// Features that a user turns off.

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "server/config/settings.h"
#include "server/schema/embedded.h"
#include "tests/unit/session/editor.h"

namespace handoff::testing {
namespace {

const std::string uri = "file:///w/handoff.md";

}  // namespace

TEST_CASE(
    "Every feature that is announced can be turned off, or is only on where it is asked for") {
  Editor editor;
  const json offered = editor.client->initialize(pulls).at("capabilities");
  std::set<std::string_view> names(all_features().begin(), all_features().end());
  CHECK(names.erase("willRename") == 1);  // is no Provider; see renames_test.cpp
  const std::set<std::string> only_where_asked = {"codeLens", "inlayHint"};
  std::size_t count = 0;
  for (const auto& [capability, unused] : offered.items()) {
    const std::size_t end = capability.find("Provider");
    if (end == capability.npos) continue;
    const std::string name = capability.substr(0, end);
    CAPTURE(name);
    CHECK(names.contains(name) != only_where_asked.contains(name));
    count += names.contains(name) ? 1 : 0;
  }
  CHECK(count == names.size());
}

TEST_CASE("A feature that is turned off has nothing to say") {
  struct Request {
    std::string_view feature;
    std::string_view method;
    json more;  ///< of its parameters
  };
  const std::string document =
      "# Session Handoff\n\n**Project:** [PROJECT_NAME]\n\n### Completed Tasks\n"
      "- [x] Fix the proxy for good\n\nSee https://example.com/ and\nmore.\n";
  const json at_slot = {{"position", {{"line", 2}, {"character", 15}}}};
  const json at_task = {{"position", {{"line", 5}, {"character", 10}}}};
  const json everywhere = range_at({{"line", 2}, {"character", 15}});
  std::string form(session_template());
  form.replace(form.find("[COMPLETED_TASK_2]"), 18, "Fix it\n");  // Enter was pressed
  json below_task = position_of(form, "Fix it");
  below_task = {{"line", below_task.at("line").get<int>() + 1}, {"character", 0}};
  const json in_form = {{"textDocument", {{"uri", "file:///w/form/handoff.md"}}},
                        {"options", {{"tabSize", 4}, {"insertSpaces", true}}},
                        {"range", range_of(form, "[MINUTES]")},
                        {"ch", "\n"},
                        {"position", below_task}};
  const std::vector<Request> requests = {
      {"diagnostic", "textDocument/diagnostic", json::object()},
      {"completion", "textDocument/completion", {{"position", {{"line", 3}, {"character", 0}}}}},
      {"hover", "textDocument/hover", at_slot},
      {"codeAction",
       "textDocument/codeAction",
       {{"range", everywhere}, {"context", {{"diagnostics", json::array()}}}}},
      {"documentSymbol", "textDocument/documentSymbol", json::object()},
      {"foldingRange", "textDocument/foldingRange", json::object()},
      {"selectionRange", "textDocument/selectionRange", {{"positions", {at_slot.at("position")}}}},
      {"documentHighlight", "textDocument/documentHighlight", at_task},
      {"semanticTokens", "textDocument/semanticTokens/full", json::object()},
      {"documentLink", "textDocument/documentLink", json::object()},
      {"definition", "textDocument/definition", at_task},
      {"references", "textDocument/references",
       merged(at_task, {{"context", {{"includeDeclaration", true}}}})},
      {"documentFormatting", "textDocument/formatting", in_form},
      {"documentRangeFormatting", "textDocument/rangeFormatting", in_form},
      {"documentOnTypeFormatting", "textDocument/onTypeFormatting", in_form},
      {"rename", "textDocument/prepareRename", at_task},
      {"workspaceSymbol", "workspace/symbol", {{"query", ""}}},
  };
  REQUIRE(requests.size() + 1 == all_features().size());  // without willRename
  Editor editor;
  editor.client->initialize(pulls);
  editor.open(uri, document);
  editor.open("file:///w/form/handoff.md", form);
  const auto has_answer = [&](const Request& request) {
    const json params = merged({{"textDocument", {{"uri", uri}}}}, request.more);
    const json result = editor.client->request(std::string(request.method), params);
    for (const char* list : {"items", "data"}) {
      if (result.is_object() && result.contains(list)) return !result.at(list).empty();
    }
    return !result.empty();
  };
  for (const Request& request : requests) {
    CAPTURE(request.feature);
    const auto set = [&](bool is_on) {
      const json features = {{"features", {{request.feature, is_on}}}};
      editor.client->notify("workspace/didChangeConfiguration",
                            {{"settings", {{"handoff", features}}}});
    };
    set(false);
    CHECK(!has_answer(request));
    set(true);
    CHECK(has_answer(request));
  }
}

}  // namespace handoff::testing
