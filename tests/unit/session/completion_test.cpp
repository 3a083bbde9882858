// Completion's later parts: what is resolved, described and inserted only where clients can.

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/session/editor.h"

namespace handoff::testing {
namespace {

const std::string uri = "file:///w/handoff.md";
const std::string text =
    "# Session Handoff\n\n### Environment State\n- **Git Status:** CLOSE\n"
    "- **Build Status:** [SUCCESS/FAILURE/UNKNOWN]\n";

json item_support(const json& support) {
  return {{"textDocument", {{"completion", {{"completionItem", support}}}}}};
}

const json lazy = item_support({{"resolveSupport", {{"properties", {"documentation"}}}}});

json position_in(std::string_view what, int characters) {
  json position = position_of(text, what);
  position["character"] = position["character"].get<int>() + characters;
  return position;
}

json resolve(Editor& editor, const json& item) {
  return editor.client->request("completionItem/resolve", item);
}

}  // namespace

TEST_CASE("Documentation comes at once, or when an item is resolved") {
  Editor eager;
  eager.client->initialize();
  eager.open(uri, text);
  const json whole = eager.complete(uri, position_in("CLOSE", 2)).at(0);
  CHECK(!whole.contains("data"));
  REQUIRE(whole.contains("documentation"));

  Editor editor;
  editor.client->initialize(lazy);
  editor.open(uri, text);
  const json item = editor.complete(uri, position_in("CLOSE", 2)).at(0);
  CHECK(!item.contains("documentation"));
  json resolved = resolve(editor, item);
  CHECK(resolved.at("documentation") == whole.at("documentation"));
  resolved.erase("documentation");
  CHECK(resolved == item);
}

TEST_CASE("An item is resolved while its user types on, until there is another list") {
  Editor editor;
  editor.client->initialize(lazy);
  editor.open(uri, text);
  const json item = editor.complete(uri, position_in("CLOSE", 2)).at(0);
  editor.change(uri, 2, whole_text("# Session Handoff\n"));
  CHECK(resolve(editor, item).contains("documentation"));
  editor.complete(uri, {{"line", 0}, {"character", 0}});
  CHECK(resolve(editor, item) == item);
}

TEST_CASE("An item that was never offered stays as it is, or is refused") {
  Editor editor;
  editor.client->initialize(lazy);
  for (const json& data : {json{{"list", 0}, {"item", 0}}, json{{"list", 7}, {"item", 7}}}) {
    const json item = {{"label", "x"}, {"data", data}};
    CHECK(resolve(editor, item) == item);
  }
  CHECK(resolve(editor, {{"label", "x"}}) == json{{"label", "x"}});
  CHECK(editor.client->refusal("completionItem/resolve", {{"label", "x"}, {"data", 1}}) == -32602);
}

TEST_CASE("What an item is stands beside its label where that can be shown") {
  Editor editor;
  editor.client->initialize(item_support({{"labelDetailsSupport", true}}));
  editor.open(uri, text);
  const json item = editor.complete(uri, position_in("CLOSE", 2)).at(0);
  CHECK(item.at("labelDetails") == json{{"description", "Git Status"}});
  CHECK(!item.contains("detail"));
}

TEST_CASE("A word can be inserted before the rest of another, a slot is replaced as a whole") {
  Editor editor;
  editor.client->initialize(item_support({{"insertReplaceSupport", true}}));
  editor.open(uri, text);
  const json cursor = position_in("CLOSE", 2);
  const json edit = editor.complete(uri, cursor).at(0).at("textEdit");
  CHECK(edit == json{{"newText", "CLEAN"},
                     {"insert", {{"start", position_of(text, "CLOSE")}, {"end", cursor}}},
                     {"replace", range_of(text, "CLOSE")}});
  const json slot = editor.complete(uri, position_in("[SUCCESS", 3)).at(0).at("textEdit");
  CHECK(slot ==
        json{{"newText", "SUCCESS"}, {"range", range_of(text, "[SUCCESS/FAILURE/UNKNOWN]")}});
}

}  // namespace handoff::testing
