// Formatting, Enter and the tab stops of open slots on the wire. What is edited is the cases'
// business.

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "server/schema/embedded.h"
#include "tests/unit/session/editor.h"

namespace handoff::testing {
namespace {

const std::string uri = "file:///w/handoff.md";
const json options = {{"tabSize", 4}, {"insertSpaces", true}};

/// The template with `more` in the place of one of its parts.
std::string form_with(std::string_view part, std::string_view more) {
  std::string form(session_template());
  return form.replace(form.find(part), part.size(), more);
}

json ask(Editor& editor, const std::string& method, json params) {
  params["textDocument"] = {{"uri", uri}};
  params["options"] = options;
  return editor.client->request("textDocument/" + method, params);
}

}  // namespace

TEST_CASE("Formatting sends small edits, in the columns that are agreed on") {
  const bool utf8 = GENERATE(false, true);
  Editor editor;
  editor.client->initialize(encodes({utf8 ? "utf-8" : "utf-16"}));
  const std::string text =
      form_with("- **Git Status:** [CLEAN/DIRTY]", "- **Git Status:** 🎉 é   ") + "\n";
  editor.open(uri, text);
  const json edits = ask(editor, "formatting", json::object());
  REQUIRE(edits.size() == 1);
  CHECK(edits[0].at("range").at("start").at("character") == (utf8 ? 25 : 22));
  CHECK(apply_edits(text, edits, utf8 ? PositionEncoding::utf8 : PositionEncoding::utf16) ==
        form_with("- **Git Status:** [CLEAN/DIRTY]", "- **Git Status:** 🎉 é") + "\n");
}

TEST_CASE("A line break begins the next item, and no other character does") {
  Editor editor;
  editor.client->initialize();
  const std::string text = form_with("[COMPLETED_TASK_2]", "Fix it\n");
  editor.open(uri, text);
  json below = position_of(text, "Fix it");
  below = {{"line", below.at("line").get<int>() + 1}, {"character", 0}};
  CHECK(ask(editor, "onTypeFormatting", {{"position", below}, {"ch", "\n"}}) ==
        json::array({{{"range", range_at(below)}, {"newText", "- [x] "}}}));
  CHECK(ask(editor, "onTypeFormatting", {{"position", below}, {"ch", "}"}}).empty());
}

TEST_CASE("Open slots become tab stops only for clients that take snippets as edits") {
  const bool takes = GENERATE(false, true);
  Editor editor;
  const json snippets = {{"workspace", {{"workspaceEdit", {{"snippetEditSupport", takes}}}}}};
  editor.client->initialize(merged(changes_documents, snippets));
  const std::string text(session_template());
  editor.open(uri, text);
  const json range = range_of(text, "[SCORE]");
  json found;
  for (const json& action : editor.actions(uri, range)) {
    if (action.at("kind") == "refactor.rewrite") found = action;
  }
  CHECK(found.is_null() != takes);
  if (!takes) return;
  const json edits = found.at("edit").at("documentChanges").at(0).at("edits");
  REQUIRE(edits.size() == 1);
  CHECK(edits[0].at("range").at("start") == position_of(text, "**Handoff Quality Score"));
  CHECK(edits[0].at("snippet") ==
        json{{"kind", "snippet"},
             {"value",
              "**Handoff Quality Score:** ${1:[SCORE]}/10  \n"
              "**Confidence in Continuity:** ${2|[HIGH/MEDIUM/LOW],HIGH,MEDIUM,LOW|}  \n"
              "**Estimated Context Recovery Time:** ${3:[MINUTES]}$0"}});
}

TEST_CASE("A lens runs the client's own command, where it names one") {
  Editor editor;
  editor.client->request("initialize",
                         {{"processId", nullptr},
                          {"rootUri", nullptr},
                          {"capabilities", json::object()},
                          {"initializationOptions", {{"openSlotCommand", "client.goToSlot"}}}});
  editor.client->notify("initialized", json::object());
  editor.client->notify("workspace/didChangeConfiguration",
                        {{"settings", {{"handoff", {{"codeLens", {{"openSlots", true}}}}}}}});
  editor.open(uri, "# Session Handoff\n\n### Environment State\n- **Git Status:** [CLEAN/DIRTY]\n");
  CHECK(ask(editor, "codeLens", json::object()).at(0).at("command") ==
        json{{"title", "1 open"},
             {"command", "client.goToSlot"},
             {"arguments", {uri, {{"line", 2}, {"character", 0}}}}});
}

}  // namespace handoff::testing
