// The structure of a document on the wire. What is found is the cases' business.

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/session/editor.h"

namespace handoff::testing {
namespace {

const std::string uri = "file:///w/handoff.md";
const std::string text =
    "# Session Handoff\n\n<!-- a\nb -->\n\n### Environment State\n"
    "- **Git Status:** [CLEAN/DIRTY]\n- **Build Status:** é FAILURE\n\n"
    "### In Progress\n- [ ] Replay\n\n### Next Priority Tasks\n1. replay - why\n";
const json nested =
    R"({"textDocument": {"documentSymbol": {"hierarchicalDocumentSymbolSupport": true}}})"_json;

json ask(Editor& editor, const std::string& method, json params = json::object()) {
  params["textDocument"] = {{"uri", uri}};
  return editor.client->request("textDocument/" + method, params);
}

json ask_at(Editor& editor, const std::string& method, std::string_view what,
            json params = json::object()) {
  params["position"] = position_of(text, what);
  return ask(editor, method, std::move(params));
}

/// An editor with the handoff open.
struct Opened : Editor {
  explicit Opened(const json& capabilities = json::object(), std::string_view content = text) {
    client->initialize(capabilities);
    open(uri, content);
  }
};

bool is_within(const json& inner, const json& outer) {
  const auto at = [](const json& position) {
    return std::pair{position.at("line").get<int>(), position.at("character").get<int>()};
  };
  return at(outer.at("start")) <= at(inner.at("start")) &&
         at(inner.at("end")) <= at(outer.at("end"));
}

/// VS Code refuses a whole answer in which a range does not lie within the one around it.
void check_ranges(const json& symbols) {
  for (const json& symbol : symbols) {
    CHECK(is_within(symbol.at("selectionRange"), symbol.at("range")));
    CHECK(!symbol.at("name").get<std::string>().empty());
    if (!symbol.contains("children")) continue;
    for (const json& child : symbol.at("children")) {
      CHECK(is_within(child.at("range"), symbol.at("range")));
    }
    check_ranges(symbol.at("children"));
  }
}

}  // namespace

TEST_CASE("Symbols are a tree for those who can show one") {
  Opened editor(nested);
  const json symbols = ask(editor, "documentSymbol");
  check_ranges(symbols);
  REQUIRE(symbols.size() == 1);
  CHECK(symbols[0].at("name") == "Session Handoff");
  const json& environment = symbols[0].at("children").at(0);
  CHECK(environment.at("detail") == "1 open");
  CHECK(environment.at("selectionRange") == range_of(text, "Environment State"));
  const json& status = environment.at("children").at(0);
  CHECK(status == json{{"name", "Git Status"},
                       {"detail", "[CLEAN/DIRTY]"},
                       {"kind", 8},
                       {"range", range_of(text, "**Git Status:** [CLEAN/DIRTY]")},
                       {"selectionRange", range_of(text, "Git Status")}});
  CHECK(environment.at("children").at(1).at("name") == "Build Status");
  CHECK(symbols[0].at("children").at(2).at("name") == "Next Priority Tasks");
}

TEST_CASE("Symbols are a list for those who cannot") {
  Opened editor;
  const json symbols = ask(editor, "documentSymbol");
  REQUIRE(symbols.size() == 6);
  CHECK(symbols[2] ==
        json{{"name", "Git Status"},
             {"kind", 8},
             {"containerName", "Environment State"},
             {"location",
              {{"uri", uri}, {"range", range_of(text, "**Git Status:** [CLEAN/DIRTY]")}}}});
  CHECK(!symbols[0].contains("containerName"));
}

TEST_CASE("Folding is by whole lines, so it suits those who fold nothing else") {
  Opened editor;
  CHECK(ask(editor, "foldingRange") == R"([
    {"startLine": 0, "endLine": 13},
    {"startLine": 2, "endLine": 3, "kind": "comment"},
    {"startLine": 5, "endLine": 7},
    {"startLine": 9, "endLine": 10},
    {"startLine": 12, "endLine": 13}])"_json);
}

TEST_CASE("A selection grows from range to range, each within the next") {
  Opened editor;
  const json ranges =
      ask(editor, "selectionRange",
          {{"positions", {position_of(text, "DIRTY"), position_of(text, "Replay")}}});
  REQUIRE(ranges.size() == 2);
  CHECK(ranges[0].at("range") == range_of(text, "DIRTY"));
  CHECK(ranges[0].at("parent").at("range") == range_of(text, "CLEAN/DIRTY"));
  CHECK(ranges[1].at("range") == range_of(text, "Replay"));
  for (json range : ranges) {
    while (range.contains("parent")) {
      const json parent = range.at("parent");
      CHECK(is_within(range.at("range"), parent.at("range")));
      CHECK(range.at("range") != parent.at("range"));
      range = parent;
    }
    CHECK(range.at("range").at("start") == position_of(text, "# Session"));
  }
}

TEST_CASE("The same task is highlighted, found and renamed everywhere") {
  Opened editor;
  const json here = range_of(text, "replay"), box = range_of(text, "Replay");
  CHECK(ask_at(editor, "documentHighlight", "replay") ==
        json::array({{{"range", box}, {"kind", 1}}, {{"range", here}, {"kind", 1}}}));
  CHECK(ask_at(editor, "definition", "replay") == json::array({{{"uri", uri}, {"range", box}}}));
  CHECK(ask_at(editor, "references", "replay", {{"context", {{"includeDeclaration", true}}}})
            .size() == 2);
  CHECK(ask_at(editor, "references", "replay", {{"context", {{"includeDeclaration", false}}}}) ==
        json::array({{{"uri", uri}, {"range", here}}}));
  CHECK(ask_at(editor, "prepareRename", "replay") == here);
  const json edit = ask_at(editor, "rename", "replay", {{"newName", " Resume "}});
  CHECK(apply_edits(text, edit.at("changes").at(uri)).find("[ ] Resume\n") != std::string::npos);
  CHECK(apply_edits(text, edit.at("changes").at(uri)).find("1. Resume - why") != std::string::npos);
}

TEST_CASE("What is no task cannot be renamed, and no name goes over lines") {
  Opened editor;
  CHECK(ask_at(editor, "prepareRename", "Session Handoff").is_null());
  CHECK(ask_at(editor, "rename", "Session Handoff", {{"newName", "x"}}).is_null());
  for (const char* name : {"", " ", "a\nb", "a\rb"}) {
    const json params = {{"textDocument", {{"uri", uri}}},
                         {"position", position_of(text, "replay")},
                         {"newName", name}};
    CHECK(editor.client->refusal("textDocument/rename", params) == -32602);
  }
}

TEST_CASE("Lenses and hints are for those who want them, from the moment that they do") {
  int lenses = 0, hints = 0;
  Editor editor;
  editor.client->on_request("workspace/codeLens/refresh", [&](const json&) {
    ++lenses;
    return nullptr;
  });
  editor.client->on_request("workspace/inlayHint/refresh", [&](const json&) {
    ++hints;
    return nullptr;
  });
  editor.client->initialize(merged(pulls, R"({"workspace": {
    "codeLens": {"refreshSupport": true}, "inlayHint": {"refreshSupport": true}}})"_json));
  editor.open(uri, text);
  const json all = {
      {"range", {{"start", position_of(text, "# S")}, {"end", position_of(text, "why")}}}};
  CHECK(ask(editor, "codeLens") == json::array());
  CHECK(ask(editor, "inlayHint", all) == json::array());
  editor.client->notify(
      "workspace/didChangeConfiguration",
      {{"settings",
        {{"handoff", {{"codeLens", {{"openSlots", true}}}, {"inlayHints", {{"wanted", true}}}}}}}});
  CHECK(ask(editor, "codeLens") ==
        json::array({{{"range", range_of(text, "### Environment State")},
                      {"command", {{"title", "1 open"}, {"command", ""}}}}}));
  CHECK(ask(editor, "inlayHint", all) ==
        json::array({{{"position", range_of(text, "[CLEAN/DIRTY]").at("end")},
                      {"label", "choose CLEAN or DIRTY"},
                      {"paddingLeft", true}}}));
  CHECK(lenses == 1);
  CHECK(hints == 1);
}

TEST_CASE("Of ordinary Markdown, and of what is not open, nothing is said") {
  const json at = {{"line", 0}, {"character", 1}};
  const json range = {{"start", at}, {"end", at}};
  Opened editor(nested, "<!-- handoff: off -->\n" + text);
  for (const char* name : {"file:///w/handoff.md", "file:///w/closed.md"}) {
    for (const char* method :
         {"documentSymbol", "foldingRange", "documentHighlight", "documentLink", "definition",
          "references", "codeLens", "inlayHint"}) {
      CAPTURE(name, method);
      const json params = {{"textDocument", {{"uri", name}}},
                           {"position", at},
                           {"range", range},
                           {"context", {{"includeDeclaration", true}}}};
      CHECK(editor.client->request(std::string("textDocument/") + method, params) == json::array());
    }
    const json document = {
        {"textDocument", {{"uri", name}}}, {"position", at}, {"positions", {at}}, {"newName", "x"}};
    for (const char* method : {"selectionRange", "prepareRename", "rename"}) {
      CAPTURE(name, method);
      CHECK(editor.client->request(std::string("textDocument/") + method, document).is_null());
    }
    CHECK(editor.client->request("textDocument/semanticTokens/full", document).at("data").empty());
  }
}

}  // namespace handoff::testing
