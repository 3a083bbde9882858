// Completion and hover, in the forms that clients understand.

#include <catch2/catch_test_macros.hpp>

#include "server/schema/embedded.h"
#include "tests/support/repository.h"
#include "tests/unit/session/editor.h"

namespace handoff::testing {
namespace {

const std::string uri = "file:///w/handoff.md";
const json top = {{"line", 0}, {"character", 0}};
const std::string text =
    "# Session Handoff\n\n## Session Summary\n### Key Achievements\n- One.\n\n"
    "### Environment State\n- **Git Status:** [CLEAN/DIRTY]\n";

/// What a client announces who reads these kinds of markup, best first.
json reads(const json& kinds) {
  return {{"textDocument",
           {{"hover", {{"contentFormat", kinds}}},
            {"completion", {{"completionItem", {{"documentationFormat", kinds}}}}}}}};
}

json contents_for(const json& capabilities) {
  Editor editor;
  editor.client->initialize(capabilities);
  editor.open(uri, text);
  return editor.hover(uri, position_of(text, "[CLEAN")).at("contents");
}

}  // namespace

TEST_CASE("The template comes as a snippet only to those who announced that they expand it") {
  Editor plain;
  plain.client->initialize();
  plain.open(uri, "");
  const json text_item = plain.complete(uri, top).at(0);
  CHECK(text_item.at("insertTextFormat") == 1);
  CHECK(text_item.at("textEdit").at("newText") == session_template());

  Editor rich;
  rich.client->initialize(expands_snippets);
  rich.open(uri, "");
  const json snippet_item = rich.complete(uri, top).at(0);
  CHECK(snippet_item.at("insertTextFormat") == 2);
  CHECK(snippet_item.at("textEdit").at("newText").get<std::string>().find("${1:") !=
        std::string::npos);
  CHECK(snippet_item.at("label") == text_item.at("label"));
}

TEST_CASE("No item has a tab stop for a client that cannot expand one") {
  Editor editor;
  editor.client->initialize();
  editor.open(uri, text);
  for (const char* place : {"## Session", "- One.", "[CLEAN/DIRTY]", "\n### Env"}) {
    for (const json& item : editor.complete(uri, position_of(text, place))) {
      CHECK(item.at("insertTextFormat") == 1);
      CHECK(item.at("textEdit").at("newText").get<std::string>().find("${") == std::string::npos);
    }
  }
}

TEST_CASE("Items are ordered as given, and replace text on the line of the cursor only") {
  Editor editor;
  editor.client->initialize(expands_snippets);
  const std::string typed = "# Session Handoff\n\n#";
  editor.open(uri, typed);
  const json items = editor.complete(uri, {{"line", 2}, {"character", 1}});
  REQUIRE(items.size() > 5);
  std::string last;
  for (const json& item : items) {
    CHECK(item.at("sortText").get<std::string>() > last);
    last = item.at("sortText").get<std::string>();
    const json& range = item.at("textEdit").at("range");
    CHECK(range ==
          R"({"start": {"line": 2, "character": 0}, "end": {"line": 2, "character": 1}})"_json);
    CHECK(item.at("filterText").get<std::string>().starts_with("#"));
  }
}

TEST_CASE("Text is inserted as it is where clients would else indent it") {
  Editor editor;
  editor.client->initialize(
      R"({"textDocument": {"completion": {"completionItem": {
        "insertTextModeSupport": {"valueSet": [1, 2]}}}}})"_json);
  editor.open(uri, "");
  CHECK(editor.complete(uri, top).at(0).at("insertTextMode") == 1);
}

TEST_CASE("Markup is of the first kind that the client names, plain text if it names none") {
  const json markdown = contents_for(reads({"markdown", "plaintext"}));
  CHECK(markdown.at("kind") == "markdown");
  CHECK(markdown.at("value").get<std::string>().find("`CLEAN`") != std::string::npos);
  CHECK(contents_for(reads({"markdown"})) == markdown);

  const json plain = contents_for(reads({"plaintext", "markdown"}));
  CHECK(plain.at("kind") == "plaintext");
  CHECK(plain.at("value").get<std::string>().find_first_of("`*") == std::string::npos);
  CHECK(contents_for(json::object()) == plain);
}

TEST_CASE("A hover says what git would write there now, and keeps silent where git is silent") {
  Repository repository;
  repository.commit("Begin", "a.txt", "a\n");
  const std::string inside = "file://" + (repository.root() / "handoff.md").native();
  Editor editor;
  editor.client->initialize();
  editor.open(inside, text);
  const json hover = editor.hover(inside, position_of(text, "[CLEAN"));
  CHECK(hover.at("contents").at("value").get<std::string>().find("Now: CLEAN") !=
        std::string::npos);
  editor.open(uri, text);
  const json outside = editor.hover(uri, position_of(text, "[CLEAN"));
  CHECK(outside.at("contents").at("value").get<std::string>().find("Now") == std::string::npos);
  CHECK(outside.at("range") == range_of(text, "[CLEAN/DIRTY]"));
}

}  // namespace handoff::testing
