// Where documents lie: in a folder of the workspace or not, in a file or not, trusted or not.

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/support/repository.h"
#include "tests/unit/session/editor.h"
#include "tests/unit/session/hanging_git.h"

namespace handoff::testing {
namespace {

const std::string text =
    "# Session Handoff\n\n**Project:** [PROJECT_NAME]\n**Date/Time:** [TIMESTAMP]\n";
const std::string notes = "# Notes\n\n**Project:** [PROJECT_NAME]\n";

json folder(const std::string& uri) {
  return {{"uri", uri}, {"name", "x"}};
}

json fill_everything(Editor& editor, const std::string& uri) {
  return find_by(editor.actions(uri, range_of(text, "[PROJECT_NAME]")), "title",
                 "Fill everything that git knows");
}

}  // namespace

TEST_CASE("Without trust no git is started, and that is said in plain words") {
  Repository repository;
  const std::string uri = "file://" + (repository.root() / "handoff.md").native();
  const HangingGit git;
  Editor editor({.git = git.options()});
  editor.client->initialize(merged(pulls, resolves),
                            R"({"initializationOptions": {"trusted": false}})"_json);
  editor.open(uri, text);
  CHECK(!editor.pull(uri).empty());
  CHECK(editor.hover(uri, position_of(text, "[PROJECT")).is_object());
  const json resolved = editor.client->request("codeAction/resolve", fill_everything(editor, uri));
  CHECK(apply_edits(text, resolved.at("edit").at("changes").at(uri))
            .find("**Date/Time:** 2026-03-01") != std::string::npos);
  const json said = editor.client->notification("window/showMessage");
  CHECK(said.at("message") ==
        "Filled in without git: the workspace is not trusted, so git is not asked.");
  CHECK(editor.end() == 0);
  CHECK(!git.was_started());
}

TEST_CASE("Only the word false in initializationOptions takes the trust away") {
  const std::string options =
      GENERATE("null", "{}", "[]", "5", R"({"trusted": true})", R"({"trusted": null})",
               R"({"trusted": "false"})", R"({"trusted": 0})");
  CAPTURE(options);
  Repository repository;
  const std::string uri = "file://" + (repository.root() / "handoff.md").native();
  Editor editor;
  editor.client->initialize(resolves, {{"initializationOptions", json::parse(options)}});
  editor.open(uri, text);
  const json resolved = editor.client->request("codeAction/resolve", fill_everything(editor, uri));
  CHECK(apply_edits(text, resolved.at("edit").at("changes").at(uri)).find("**Project:** project") !=
        std::string::npos);
}

TEST_CASE("What is no file is served by its headings alone, and git is not asked") {
  for (const char* uri : {"untitled:Untitled-1", "vscode-vfs://github/x/handoff.md", "git:/w/h.md",
                          "file://", "file://.", "file:///w/%00/handoff.md", "", "%", "file:x"}) {
    CAPTURE(uri);
    const HangingGit git;
    Editor editor({.git = git.options()});
    editor.client->initialize(merged(pulls, resolves));
    editor.open(uri, text);
    CHECK(!editor.pull(uri).empty());
    CHECK(editor.hover(uri, position_of(text, "[PROJECT")).is_object());
    const json resolved =
        editor.client->request("codeAction/resolve", fill_everything(editor, uri));
    CHECK(resolved.at("edit").at("changes").contains(uri));
    CHECK(editor.client->notification("window/showMessage").at("message") ==
          "Filled in without git: the document is not a file, so it has no repository.");
    editor.open(uri, notes);
    CHECK(editor.pull(uri).empty());
    CHECK(!git.was_started());
  }
}

TEST_CASE("A file outside of every folder is a handoff by its name or its last folder") {
  Editor editor;
  editor.client->initialize(pulls, {{"workspaceFolders", {folder("file:///w")}}});
  for (const char* uri : {"file:///elsewhere/handoff.md", "file:///a/handoffs/x.md"}) {
    editor.open(uri, notes);
    CHECK(!editor.pull(uri).empty());
  }
  for (const char* uri : {"file:///elsewhere/notes.md", "file:///handoffs/a/x.md"}) {
    editor.open(uri, notes);
    CHECK(editor.pull(uri).empty());
  }
}

TEST_CASE("A folder named like handoffs counts below the workspace folder, not above it") {
  const json more =
      GENERATE(json{{"workspaceFolders", {folder("file:///handoffs/project")}}},
               json{{"workspaceFolders", {folder("file:///handoffs/project/")}}},
               json{{"rootUri", "file:///handoffs/project"}},
               json{{"rootUri", "file:///handoffs/project"}, {"workspaceFolders", nullptr}});
  Editor editor;
  editor.client->initialize(pulls, more);
  editor.open("file:///handoffs/project/x.md", notes);
  CHECK(editor.pull("file:///handoffs/project/x.md").empty());
  editor.open("file:///handoffs/project/handoffs/2026/x.md", notes);
  CHECK(!editor.pull("file:///handoffs/project/handoffs/2026/x.md").empty());
}

TEST_CASE("Folders come and go, and documents that are open follow") {
  const std::string uri = "file:///base/handoffs/2026/x.md";
  const json base = folder("file:///base");
  const auto change = [](const json& added, const json& removed) {
    return json{{"event", {{"added", added}, {"removed", removed}}}};
  };
  int refreshed = 0;
  Editor editor;
  editor.client->on_request("workspace/diagnostic/refresh", [&](const json&) {
    ++refreshed;
    return nullptr;
  });
  editor.client->initialize(
      merged(pulls, R"({"workspace": {"diagnostics": {"refreshSupport": true}}})"_json));
  editor.open(uri, notes);
  CHECK(editor.pull(uri).empty());
  editor.client->notify("workspace/didChangeWorkspaceFolders",
                        change(json::array({base}), json::array()));
  CHECK(!editor.pull(uri).empty());
  editor.client->notify("workspace/didChangeWorkspaceFolders",
                        change(json::array(), json::array({base})));
  CHECK(editor.pull(uri).empty());
  CHECK(refreshed == 2);
}

TEST_CASE("What is pushed follows the folders too") {
  const std::string uri = "file:///base/handoffs/2026/x.md";
  Editor editor;
  editor.client->initialize();
  editor.open(uri, notes);
  CHECK(editor.published().at("diagnostics").empty());
  editor.client->notify(
      "workspace/didChangeWorkspaceFolders",
      {{"event", {{"added", {folder("file:///base")}}, {"removed", json::array()}}}});
  CHECK(!editor.published().at("diagnostics").empty());
}

}  // namespace handoff::testing
