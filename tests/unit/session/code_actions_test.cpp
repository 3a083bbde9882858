// Code actions that need no git: which are offered to whom, and in what shape.

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "tests/unit/session/editor.h"

namespace handoff::testing {
namespace {

const std::string uri = "file:///w/handoff.md";
const std::string text =
    "# Session Handoff\n\n## Session Summary\n### Primary Focus\nTests.\n\n"
    "### Environment State\n- **Git Status:** [CLEAN/DIRTY]\n";

json slot() {
  return range_of(text, "[CLEAN/DIRTY]");
}

json diagnostics_at(const json& diagnostics, const json& range) {
  json found = json::array();
  for (const json& entry : diagnostics) {
    if (entry.at("range") == range) found.push_back(entry);
  }
  return found;
}

}  // namespace

TEST_CASE("Only actions of the kinds asked for and those below them are given") {
  Editor editor;
  editor.client->initialize(resolves);
  editor.open(uri, text);
  const std::set<std::string> fixes = {"quickfix"};
  const std::set<std::string> sources = {"source.fillFromGit"};
  const std::set<std::string> all = {"quickfix", "source.fillFromGit"};
  const std::pair<json, std::set<std::string>> table[] = {
      {nullptr, all},
      {json::array(), all},
      {{""}, all},
      {{"quickfix"}, fixes},
      {{"source"}, sources},
      {{"source.fillFromGit"}, sources},
      {{"refactor", "source"}, sources},
      {{"source", "quickfix"}, all},
      {{"source.fillFromGit.more"}, {}},
      {{"source.fixAll"}, {}},
      {{"quick"}, {}},
      {{"sourc"}, {}},
  };
  for (const auto& [only, expected] : table) {
    CAPTURE(only);
    json context = {{"diagnostics", json::array()}};
    if (!only.is_null()) context["only"] = only;
    std::set<std::string> kinds;
    for (const json& action : editor.actions(uri, slot(), context)) {
      kinds.insert(action.at("kind").get<std::string>());
    }
    CHECK(kinds == expected);
  }
}

TEST_CASE("An action names the diagnostic that it settles, of those that the client sent") {
  Editor editor;
  editor.client->initialize(pulls);
  editor.open(uri, text);
  const json here = diagnostics_at(editor.pull(uri), slot());
  REQUIRE(here.size() == 1);
  json foreign = here.front();
  foreign["code"] = 42;
  json elsewhere = here.front();
  elsewhere["range"] = range_of(text, "Tests.");
  const json context = {{"diagnostics", {foreign, elsewhere, here.front()}}};
  const json action =
      find_by(editor.actions(uri, slot(), context), "title", "Set Git Status to DIRTY");
  CHECK(action.at("diagnostics") == here);
}

TEST_CASE("Actions depend on the selection alone, not on the diagnostics sent with it") {
  Editor editor;
  editor.client->initialize(pulls);
  editor.open(uri, text);
  const json action = find_by(editor.actions(uri, slot()), "title", "Set Git Status to CLEAN");
  CHECK(!action.contains("diagnostics"));
  CHECK(action.at("edit").at("changes").at(uri) ==
        json::array({{{"range", slot()}, {"newText", "CLEAN"}}}));
}

TEST_CASE(
    "Versions are sent with edits to clients that announced document changes, to others not") {
  for (const json& capabilities : {json::object(), changes_documents}) {
    Editor editor;
    editor.client->initialize(capabilities);
    editor.open(uri, text, 12);
    const json edits = json::array({{{"range", slot()}, {"newText", "DIRTY"}}});
    const json edit =
        find_by(editor.actions(uri, slot()), "title", "Set Git Status to DIRTY").at("edit");
    if (capabilities.empty()) {
      CHECK(edit == json{{"changes", {{uri, edits}}}});
    } else {
      CHECK(edit == json{{"documentChanges",
                          json::array({{{"textDocument", {{"uri", uri}, {"version", 12}}},
                                        {"edits", edits}}})}});
    }
  }
}

TEST_CASE("One action is marked as preferred where the client knows what that means") {
  for (const bool supported : {false, true}) {
    Editor editor;
    editor.client->initialize(
        {{"textDocument", {{"codeAction", {{"isPreferredSupport", supported}}}}}});
    editor.open(uri, "# Session Handoff\n\n**Project:** [PROJECT_NAME]\n");
    int preferred = 0;
    const json range = range_at({{"line", 2}, {"character", 14}});
    for (const json& action : editor.actions(uri, range))
      preferred += action.contains("isPreferred");
    CHECK((preferred > 0) == supported);
  }
}

TEST_CASE("Missing sections are inserted by their action, and then no longer missing") {
  Editor editor;
  editor.client->initialize(pulls);
  editor.open(uri, text);
  const json missing = find_by(editor.pull(uri), "code", "missing-sections");
  const json context = {{"diagnostics", {missing}}, {"only", {"quickfix"}}};
  json settling;
  for (const json& action : editor.actions(uri, missing.at("range"), context)) {
    if (settling.is_null() && action.contains("diagnostics")) settling = action;
  }
  REQUIRE(settling.is_object());
  CHECK(settling.at("diagnostics") == json::array({missing}));
  editor.change(uri, 2, whole_text(apply_edits(text, settling.at("edit").at("changes").at(uri))));
  for (const json& diagnostic : editor.pull(uri)) {
    CHECK(diagnostic.at("message") != missing.at("message"));
  }
}

TEST_CASE("What is said can be ignored, and what is not said cannot") {
  const std::string dated = "# Session Handoff\n\n**Session ID:** 7\n**Date/Time:** 2125-03-14\n";
  Editor editor;
  editor.client->initialize(pulls);
  editor.open(uri, dated);
  const json future = find_by(editor.pull(uri), "code", "impossible-date");
  const json ignore = find_by(editor.actions(uri, future.at("range")), "title",
                              "Ignore \"impossible-date\" on this line");
  editor.change(uri, 2, whole_text(apply_edits(dated, ignore.at("edit").at("changes").at(uri))));
  for (const json& diagnostic : editor.pull(uri)) CHECK(diagnostic.at("code") != "impossible-date");
  for (const json& action : editor.actions(uri, future.at("range"))) {
    CHECK(action.at("title").get<std::string>().find("impossible-date") == std::string::npos);
  }
}

TEST_CASE("An empty document is offered the template and a handoff from git") {
  Editor editor;
  editor.client->initialize(resolves);
  editor.open(uri, "");
  const json actions = editor.actions(uri, range_at({{"line", 0}, {"character", 0}}));
  const json edit = find_by(actions, "title", "Insert the template").at("edit");
  CHECK(apply_edits("", edit.at("changes").at(uri)).starts_with("# Session Handoff\n"));
  CHECK(!find_by(actions, "title", "Write a handoff from git").contains("edit"));
}

}  // namespace handoff::testing
