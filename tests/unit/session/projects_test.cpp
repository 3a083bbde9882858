// Templates and configuration of a project, and how a session keeps up with them.

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>

#include "tests/support/repository.h"
#include "tests/unit/session/editor.h"

namespace handoff::testing {
namespace {

namespace fs = std::filesystem;

const std::string bug = "# Bug Handoff\n\n## Symptom\n[SYMPTOM]\n\n## Cause\n[CAUSE]\n";
const std::string note = "# Bug Handoff\n\n## Symptom\nseen\n";

struct Scene {
  void write(const std::string& name, std::string_view text) const {
    fs::create_directories((folder.path() / name).parent_path());
    std::ofstream(folder.path() / name) << text;
  }
  std::string uri(const std::string& name) const {
    return "file://" + (folder.path() / name).string();
  }
  json folders() const {
    return {{"workspaceFolders", {{{"uri", "file://" + folder.path().string()}, {"name", "w"}}}}};
  }

  TemporaryFolder folder;
};

std::vector<std::string> messages(const json& diagnostics) {
  std::vector<std::string> list;
  for (const json& diagnostic : diagnostics) list.push_back(diagnostic.at("message"));
  return list;
}

using Messages = std::vector<std::string>;
const Messages cause_is_missing = {"Section \"Cause\" is missing: it belongs after \"Symptom\"."};

const json watches = R"({"workspace": {
  "didChangeWatchedFiles": {"dynamicRegistration": true},
  "diagnostics": {"refreshSupport": true}}})"_json;

}  // namespace

TEST_CASE("A document follows the templates and the configuration of its project") {
  const Scene scene;
  scene.write(".handoff/templates/bug.md", bug);
  scene.write(".handoff.json", R"({"files": {"docs/*.md": "off"}})");
  scene.write("inner/.handoff.json", R"({"diagnostics": {"tiers": "core"}})");
  Editor editor;
  editor.client->initialize(pulls, scene.folders());
  editor.open(scene.uri("note.md"), note);
  CHECK(messages(editor.pull(scene.uri("note.md"))) == cause_is_missing);
  editor.open(scene.uri("docs/note.md"), note);
  CHECK(editor.pull(scene.uri("docs/note.md")).empty());
  editor.open(scene.uri("inner/note.md"), note);  // a project of its own, without the template
  CHECK(editor.pull(scene.uri("inner/note.md")).empty());
}

TEST_CASE("An editor that watches files tells of changes, and is asked to pull again") {
  const Scene scene;
  Editor editor;
  json registered;
  editor.client->on_request("client/registerCapability", [&](const json& params) {
    registered = params;
    return json();
  });
  int refreshes = 0;
  editor.client->on_request("workspace/diagnostic/refresh", [&](const json&) {
    ++refreshes;
    return json();
  });
  editor.client->initialize(merged(pulls, watches), scene.folders());
  editor.open(scene.uri("note.md"), note);
  CHECK(editor.pull(scene.uri("note.md")).empty());
  REQUIRE(registered.at("registrations").size() == 1);
  const json& registration = registered.at("registrations").at(0);
  CHECK(registration.at("method") == "workspace/didChangeWatchedFiles");
  CHECK(registration.at("registerOptions") == R"({"watchers": [
    {"globPattern": "**/.handoff.json"}, {"globPattern": "**/.handoff/templates/*"},
    {"globPattern": "**/*.{md,markdown,mdown,mkd}"}]})"_json);

  const auto changed = [&](const std::string& name) {
    editor.client->notify("workspace/didChangeWatchedFiles",
                          {{"changes", {{{"uri", scene.uri(name)}, {"type", 1}}}}});
  };
  scene.write(".handoff/templates/bug.md", bug);
  changed(".handoff/templates/bug.md");
  CHECK(messages(editor.pull(scene.uri("note.md"))) == cause_is_missing);
  CHECK(refreshes == 1);

  changed(".handoff/templates/bug.md");  // it is as it was
  scene.write(".handoff.json", R"({"diagnostics": {"severity": {"missing-section": "off"}}})");
  changed(".handoff.json");
  CHECK(editor.pull(scene.uri("note.md")).empty());
  CHECK(refreshes == 2);
}

TEST_CASE("With what a document follows, what is shown in its text is asked for anew") {
  const Scene scene;
  Editor editor;
  std::vector<std::string> refreshed;
  for (const std::string what : {"codeLens", "inlayHint", "semanticTokens"}) {
    editor.client->on_request("workspace/" + what + "/refresh", [&, what](const json&) {
      refreshed.push_back(what);
      return json();
    });
  }
  editor.client->initialize(merged(merged(pulls, watches), R"({"workspace": {
    "codeLens": {"refreshSupport": true}, "inlayHint": {"refreshSupport": true},
    "semanticTokens": {"refreshSupport": true}}})"_json),
                            scene.folders());
  editor.open(scene.uri("note.md"), note);
  editor.pull(scene.uri("note.md"));
  scene.write(".handoff.json", R"({"codeLens": {"openSlots": true}})");
  editor.client->notify("workspace/didChangeWatchedFiles", {{"changes", json::array()}});
  editor.pull(scene.uri("note.md"));
  CHECK(refreshed == std::vector<std::string>{"codeLens", "inlayHint", "semanticTokens"});
}

TEST_CASE("Without a watch files are looked at on use, once a second") {
  const Scene scene;
  Editor editor;
  editor.client->initialize(pulls, scene.folders());
  editor.open(scene.uri("note.md"), note);
  CHECK(editor.pull(scene.uri("note.md")).empty());
  scene.write(".handoff/templates/bug.md", bug);
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  json found;
  do {
    found = editor.pull(scene.uri("note.md"));
  } while (found.empty() && std::chrono::steady_clock::now() < deadline);
  CHECK(messages(found) == cause_is_missing);
}

TEST_CASE("A template counts as it is in the editor") {
  const Scene scene;
  scene.write(".handoff/templates/bug.md", bug);
  Editor editor;
  editor.client->initialize(pulls, scene.folders());
  editor.open(scene.uri("note.md"), note);
  const std::string file = scene.uri(".handoff/templates/bug.md");
  editor.open(file, bug);
  CHECK(messages(editor.pull(scene.uri("note.md"))) == cause_is_missing);
  CHECK(editor.pull(file).empty());
  editor.change(file, 2, whole_text("# Bug Handoff\n\n## Symptom\n[A//B]\n"));
  CHECK(editor.pull(scene.uri("note.md")).empty());
  CHECK(messages(editor.pull(file)) == Messages{"A word of this choice is empty."});
  editor.close(file);
  CHECK(messages(editor.pull(scene.uri("note.md"))) == cause_is_missing);
}

TEST_CASE("A configuration that is only in the editor counts, and its mistakes are shown in it") {
  const Scene scene;
  scene.write(".handoff/templates/bug.md", bug);
  Editor editor;
  editor.client->initialize(pulls, scene.folders());
  const std::string file = scene.uri(".handoff.json");
  editor.open(file, "");
  CHECK(editor.complete(file, {{"line", 0}, {"character", 0}}).empty());
  CHECK(editor.actions(file, range_at({{"line", 0}, {"character", 0}})).empty());
  const std::string text = R"({"template": "bug", "files": {"*.md": "bugs"}})";
  editor.change(file, 2, whole_text(text));
  const json found = editor.pull(file);
  REQUIRE(found.size() == 1);
  CHECK(found[0].at("code") == "configuration-problem");
  CHECK(found[0].at("range") == range_of(text, "\"bugs\""));
  editor.open(scene.uri("handoff.md"), "## Symptom\nseen\n");
  CHECK(messages(editor.pull(scene.uri("handoff.md"))) == cause_is_missing);
}

TEST_CASE("A pushing editor gets the findings of all that is open when a template changes") {
  const Scene scene;
  scene.write(".handoff/templates/bug.md", bug);
  Editor editor;
  editor.client->initialize(json::object(), scene.folders());
  editor.open(scene.uri("note.md"), note);
  json published = editor.published();
  CHECK(messages(published.at("diagnostics")) == cause_is_missing);
  const std::string file = scene.uri(".handoff/templates/bug.md");
  editor.open(file, "# Bug Handoff\n\n## Symptom\n[X]\n");
  do {
    published = editor.published();
  } while (published.at("uri") != scene.uri("note.md"));
  CHECK(published.at("diagnostics").empty());
}

TEST_CASE("A project may turn git off, and cannot turn it on") {
  const Scene scene;
  scene.write(".handoff.json", R"({"git": {"enabled": true}})");
  scene.write("off/.handoff.json", R"({"git": {"enabled": false}})");
  Editor editor;
  editor.client->initialize(pulls, scene.folders());
  const auto note_of = [&](const std::string& folder) {
    return editor.client->request("handoff/newHandoff", {{"folder", scene.uri(folder)}})
        .at("note")
        .get<std::string>();
  };
  CHECK(note_of("off").find("handoff.git.enabled is off") != std::string::npos);
  CHECK(note_of("").find("handoff.git.enabled") == std::string::npos);
  editor.client->notify("workspace/didChangeConfiguration",
                        {{"settings", {{"handoff", {{"git", {{"enabled", false}}}}}}}});
  CHECK(note_of("").find("handoff.git.enabled is off") != std::string::npos);
}

TEST_CASE("A new handoff is written by the template that the project names") {
  const Scene scene;
  scene.write(".handoff/templates/bug.md", bug);
  scene.write(".handoff.json", R"({"template": "bug"})");
  Editor editor;
  editor.client->initialize(pulls, scene.folders());
  const json made = editor.client->request("handoff/newHandoff", json::object());
  CHECK(made.at("text") == bug);
  editor.open("untitled:1", "");
  const json items = editor.complete("untitled:1", {{"line", 0}, {"character", 0}});
  REQUIRE(items.size() == 2);
  CHECK(items[0].at("label") == "handoff: Bug Handoff");
}

TEST_CASE("A definition leads to the template's file, as the client names it") {
  const Scene scene;
  scene.write(".handoff/templates/bug.md", bug);
  Editor editor;
  editor.client->initialize(pulls, scene.folders());
  editor.open(scene.uri("note.md"), note);
  editor.open(scene.uri("handoff.md"), "# Session Handoff\n");
  const auto definition = [&](const std::string& name, const json& position) {
    return editor.client->request(
        "textDocument/definition",
        {{"textDocument", {{"uri", scene.uri(name)}}}, {"position", position}});
  };
  json found = definition("note.md", position_of(note, "Symptom")).at(0);
  CHECK(found.at("uri") == scene.uri(".handoff/templates/bug.md"));
  CHECK(found.at("range") == range_of(bug, "## Symptom"));
  CHECK(definition("note.md", position_of(note, "seen")).empty());
  CHECK(definition("handoff.md", {{"line", 0}, {"character", 3}}).empty());  // no file
  std::string odd = scene.uri(".handoff/templates/bug.md");
  odd.replace(odd.rfind("bug"), 1, "%62");
  editor.open(odd, "\n" + bug);
  found = definition("note.md", position_of(note, "Symptom")).at(0);
  CHECK(found.at("uri") == odd);
  CHECK(found.at("range") == range_of("\n" + bug, "## Symptom"));
}

TEST_CASE("A template is made where the client can create files, and never over one") {
  const Scene scene;
  const json range = range_at({{"line", 0}, {"character", 2}});
  const std::string text = "# Session Handoff\n\n## Current State\nfine\n\n## Mood\ngood\n";
  for (const json& able : {json::object(), json(changes_documents)}) {
    Editor editor;
    editor.client->initialize(able, scene.folders());
    editor.open(scene.uri("handoff.md"), text);
    for (const json& action : editor.actions(scene.uri("handoff.md"), range)) {
      CHECK(action.at("kind") != "refactor.extract");
    }
  }
  const json creates = R"({"workspace": {"workspaceEdit": {
    "documentChanges": true, "resourceOperations": ["create", "rename"]}}})"_json;
  Editor editor;
  const json offered = editor.client->initialize(creates, scene.folders()).at("capabilities");
  CHECK(offered.at("codeActionProvider").at("codeActionKinds").back() == "refactor.extract");
  const std::string uri = scene.uri("docs/handoff.md");
  editor.open(uri, text);
  json actions = editor.actions(uri, range);
  const json adopt = find_by(actions, "title", "Adopt template \"session\"").at("edit");
  const json& steps = adopt.at("documentChanges");
  REQUIRE(steps.size() == 4);
  const std::string file = scene.uri(".handoff/templates/session.md");
  CHECK(steps[0] == json{{"kind", "create"}, {"uri", file}});
  CHECK(steps[1].at("textDocument") == json{{"uri", file}, {"version", nullptr}});
  const std::string form = steps[1].at("edits").at(0).at("newText");
  CHECK(form.starts_with("# Session Handoff\n"));
  CHECK(steps[2].at("uri") == scene.uri(".handoff/templates/session.json"));
  CHECK(json::parse(steps[3].at("edits").at(0).at("newText").get<std::string>()).is_object());

  const json made = find_by(actions, "title", "Make a template from this document").at("edit");
  CHECK(made.at("documentChanges").at(0).at("uri") ==
        scene.uri(".handoff/templates/session-handoff.md"));
  CHECK(made.at("documentChanges").at(1).at("edits").at(0).at("newText") ==
        "# Session Handoff\n\n## Current State\n[CURRENT_STATE]\n\n## Mood\n[MOOD]\n");
  const json elsewhere = range_at({{"line", 3}, {"character", 0}});
  for (const json& action : editor.actions(uri, elsewhere)) {
    CHECK(action.at("kind") != "refactor.extract");
  }
  scene.write(".handoff/templates/session.json", "{}");  // a guide without its template
  scene.write(".handoff/templates/session-handoff.md", bug);
  editor.client->notify("workspace/didChangeWatchedFiles", {{"changes", json::array()}});
  actions = editor.actions(uri, range);
  for (const json& action : actions) CHECK(action.at("title") != "Adopt template \"session\"");
  CHECK(find_by(actions, "title", "Make a template from this document")
            .at("edit")
            .at("documentChanges")
            .at(0)
            .at("uri") == scene.uri(".handoff/templates/session-handoff-2.md"));
}

TEST_CASE("An ignored code is not offered to be ignored") {
  const Scene scene;
  scene.write(".handoff.json", R"({"diagnostics": {"severity": {"missing-sections": "off"}}})");
  Editor editor;
  editor.client->initialize(pulls, scene.folders());
  editor.open(scene.uri("handoff.md"), "# Notes\n");
  const json range = range_at({{"line", 0}, {"character", 0}});
  for (const json& action : editor.actions(scene.uri("handoff.md"), range)) {
    CHECK(action.at("title").get<std::string>().find("Ignore") == std::string::npos);
  }
}

}  // namespace handoff::testing
