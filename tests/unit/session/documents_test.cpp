// Open documents: what each request sees, and what editors send that they should not.

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/session/editor.h"

namespace handoff::testing {
namespace {

const std::string uri = "file:///w/handoff.md";
const json top = {{"line", 0}, {"character", 0}};

/// A handoff in which exactly this slot is open.
std::string with_slot(const std::string& name) {
  return "# Session Handoff\n\n## Session Summary\n### Primary Focus\n" + name + "\n";
}

json document() {
  return {{"textDocument", {{"uri", uri}}}};
}

/// The range of the open slot, as the diagnostics have it.
json slot_in(const json& diagnostics) {
  return find_by(diagnostics, "code", "unresolved-placeholder").at("range");
}

struct Opened {
  explicit Opened(const std::string& text) {
    editor.client->initialize(pulls);
    editor.open(uri, text);
  }
  Editor editor;
};

}  // namespace

TEST_CASE("Every request sees the text of its own place in the stream") {
  Opened opened(with_slot("[MAIN_WORK_AREA]"));
  Editor& editor = opened.editor;
  struct Asked {
    int line, pull, hover;
  };
  std::vector<Asked> asked;
  for (int version = 2; version < 40; ++version) {
    const std::string text = std::string(version, '\n') + with_slot("[MAIN_WORK_AREA]");
    editor.change(uri, version, whole_text(text));
    json hover = document();
    hover["position"] = {{"line", version + 4}, {"character", 1}};
    const int pull_id = editor.client->ask("textDocument/diagnostic", document());
    asked.push_back({version + 4, pull_id, editor.client->ask("textDocument/hover", hover)});
  }
  editor.close(uri);
  for (const auto& [line, pull, hover] : asked) {
    const json report = editor.client->response(pull).at("result");
    CHECK(slot_in(report.at("items")).at("start").at("line") == line);
    const json answer = editor.client->response(hover).at("result");
    REQUIRE(answer.is_object());
    CHECK(answer.at("range").at("start").at("line") == line);
  }
}

TEST_CASE("A request answered after its document was closed is about the document as it was") {
  Opened opened(with_slot("[MAIN_WORK_AREA]"));
  json hover = document();
  hover["position"] = {{"line", 4}, {"character", 1}};
  const int id = opened.editor.client->ask("textDocument/hover", hover);
  opened.editor.close(uri);
  CHECK(opened.editor.client->response(id).at("result").is_object());
  CHECK(opened.editor.client->request("textDocument/hover", hover).is_null());
}

TEST_CASE("What is not open has nothing to show") {
  Editor editor;
  editor.client->initialize(pulls);
  CHECK(editor.pull(uri).empty());
  CHECK(editor.hover(uri, top).is_null());
  CHECK(editor.complete(uri, top).empty());
  CHECK(editor.actions(uri, range_at(top)).empty());
}

TEST_CASE("An edit that ends far beyond the text means everything to its end") {
  Opened opened(with_slot("[MAIN_WORK_AREA]"));
  const json all = {{"start", top}, {"end", {{"line", 2147483647}, {"character", 0}}}};
  const std::string text = with_slot("Tests. [MAIN_WORK_AREA]");
  opened.editor.change(uri, 2, {{{"range", all}, {"text", text}}});
  CHECK(slot_in(opened.editor.pull(uri)) == range_of(text, "[MAIN_WORK_AREA]"));
}

TEST_CASE("Edits of one change apply one after the other, each to the text before it") {
  Opened opened("");
  const json edits = {{{"range", range_at(top)}, {"text", with_slot("[MAIN_WORK_AREA]")}},
                      {{"range", range_at({{"line", 4}, {"character", 0}})}, {"text", "At last: "}},
                      {{"range", {{"start", top}, {"end", {{"line", 1}, {"character", 0}}}}},
                       {"text", "# Mine\n"}}};
  opened.editor.change(uri, 2, edits);
  CHECK(slot_in(opened.editor.pull(uri)).at("start") == json{{"line", 4}, {"character", 9}});
}

TEST_CASE("A draft that has come apart is silent until its next whole text") {
  Opened opened(with_slot("[MAIN_WORK_AREA]"));
  Editor& editor = opened.editor;
  const json nowhere = range_at({{"line", 50}, {"character", 0}});
  editor.change(uri, 2, {{{"range", nowhere}, {"text", "x"}}});
  const json first_slot = {{"line", 4}, {"character", 1}};
  CHECK(editor.pull(uri).empty());
  CHECK(editor.hover(uri, first_slot).is_null());
  CHECK(editor.complete(uri, top).empty());
  CHECK(editor.actions(uri, range_at(first_slot)).empty());
  editor.change(uri, 3, {{{"range", range_at(top)}, {"text", "x"}}});
  CHECK(editor.pull(uri).empty());

  const std::string healed = with_slot("Now: [MAIN_WORK_AREA]");
  editor.change(uri, 4, whole_text(healed));
  CHECK(slot_in(editor.pull(uri)) == range_of(healed, "[MAIN_WORK_AREA]"));
  CHECK(editor.end() == 0);
  CHECK(editor.logged().find(uri + ": the draft is dropped until its next whole text") !=
        std::string::npos);
}

TEST_CASE("A draft that has come apart has its published findings taken back") {
  Editor editor;
  editor.client->initialize();
  editor.open(uri, with_slot("[MAIN_WORK_AREA]"));
  CHECK(!editor.published().at("diagnostics").empty());
  editor.change(uri, 2, {{{"range", range_at({{"line", 9}, {"character", 0}})}, {"text", "x"}}});
  CHECK(editor.published() == json{{"uri", uri}, {"version", 2}, {"diagnostics", json::array()}});
}

TEST_CASE("A document that is opened twice has its second text") {
  Opened opened(with_slot("[MAIN_WORK_AREA]"));
  opened.editor.open(uri, "\n" + with_slot("[MAIN_WORK_AREA]"), 1);
  CHECK(slot_in(opened.editor.pull(uri)).at("start").at("line") == 5);
}

TEST_CASE("The client is right about the text, whatever its version numbers do") {
  Opened opened("");
  Editor& editor = opened.editor;
  int line = 4;
  for (const int version : {5, 5, 3, -1}) {
    editor.change(uri, version,
                  whole_text(std::string(line - 4, '\n') + with_slot("[MAIN_WORK_AREA]")));
    CHECK(slot_in(editor.pull(uri)).at("start").at("line") == line);
    ++line;
  }
}

TEST_CASE("Positions of requests clamp") {
  Opened opened(with_slot("[MAIN_WORK_AREA]"));
  const json far = {{"line", 2147483647}, {"character", 2147483647}};
  CHECK(opened.editor.hover(uri, far).is_null());
  CHECK(opened.editor.complete(uri, far).is_array());
  CHECK(opened.editor.actions(uri, {{"start", far}, {"end", top}}).is_array());
}

TEST_CASE("The same file under two names is two documents") {
  Opened opened(with_slot("[MAIN_WORK_AREA]"));
  const std::string encoded = "file:///w/%68andoff.md";
  opened.editor.open(encoded, with_slot("Done."));
  CHECK(find_by(opened.editor.pull(uri), "code", "unresolved-placeholder").is_object());
  for (const json& entry : opened.editor.pull(encoded)) {
    CHECK(entry.at("code") != "unresolved-placeholder");
  }
  opened.editor.close(uri);
  CHECK(!opened.editor.pull(encoded).empty());
}

}  // namespace handoff::testing
