// Code actions that git fills in: computed when they are resolved, and for the text they were
// offered for.

#include <catch2/catch_test_macros.hpp>

#include "server/schema/embedded.h"
#include "tests/support/repository.h"
#include "tests/unit/session/editor.h"

namespace handoff::testing {
namespace {

const std::string text =
    "# Session Handoff\n\n"
    "**Project:** [PROJECT_NAME]\n\n"
    "### Completed This Session\n- [x] [COMPLETED_TASK_1]\n\n"
    "### Environment State\n- **Git Status:** [CLEAN/DIRTY]\n";
/// A handoff in a repository with two commits and a file that is not tracked.
struct Scene {
  explicit Scene(const json& capabilities) {
    first = repository.commit("Weigh *each* parcel", "weigh.c", "int weigh(void);\n").substr(0, 7);
    second = repository.commit("Count the parcels", "count.c", "int count(void);\n").substr(0, 7);
    repository.write("notes.txt", "x\n");
    editor.client->initialize(capabilities);
    editor.open(uri, text, 3);
  }

  json actions() { return editor.actions(uri, range_of(text, "[PROJECT_NAME]")); }
  json fill_everything() { return find_by(actions(), "title", "Fill everything that git knows"); }
  int refusal(const json& action) { return editor.client->refusal("codeAction/resolve", action); }
  /// The text with all that git knows.
  std::string filled() const {
    return "# Session Handoff\n\n"
           "**Project:** project\n\n"
           "### Completed This Session\n- [x] Weigh \\*each\\* parcel (`" +
           first + "`)\n- [x] Count the parcels (`" + second +
           "`)\n\n### Environment State\n- **Git Status:** DIRTY (1 untracked; main @ " + second +
           ")\n";
  }

  Repository repository;
  std::string first, second;  ///< the commits
  std::string uri = "file://" + (repository.root() / "handoff.md").native();
  Editor editor;
};

constexpr int invalid_params = -32602;
constexpr int content_modified = -32801;

}  // namespace

TEST_CASE("What git knows is computed when the action is resolved, and not before") {
  Scene scene(resolves);
  const json action = scene.fill_everything();
  CHECK(!action.contains("edit"));
  json resolved = scene.editor.client->request("codeAction/resolve", action);
  CHECK(apply_edits(text, resolved.at("edit").at("changes").at(scene.uri)) == scene.filled());
  resolved.erase("edit");
  CHECK(resolved == action);
  CHECK(scene.editor.end() == 0);
  CHECK(scene.editor.logged().find("commits and files") != std::string::npos);
}

TEST_CASE("A client that cannot resolve gets the edits with the action") {
  Scene scene(json::object());
  for (const json& action : scene.actions()) {
    CHECK(action.contains("edit"));
    CHECK(!action.contains("data"));
  }
  const json edits = scene.fill_everything().at("edit").at("changes").at(scene.uri);
  CHECK(apply_edits(text, edits) == scene.filled());
}

TEST_CASE("A slot is filled alone") {
  Scene scene(resolves);
  const json action = find_by(scene.actions(), "title", "Fill in \"Project\" here from git");
  const json resolved = scene.editor.client->request("codeAction/resolve", action);
  CHECK(resolved.at("edit").at("changes").at(scene.uri) ==
        json::array({{{"range", range_of(text, "[PROJECT_NAME]")}, {"newText", "project"}}}));
}

TEST_CASE("An edit carries the version that it is for") {
  Scene scene(merged(resolves, changes_documents));
  const json resolved = scene.editor.client->request("codeAction/resolve", scene.fill_everything());
  const json change = resolved.at("edit").at("documentChanges").at(0);
  CHECK(change.at("textDocument") == json{{"uri", scene.uri}, {"version", 3}});
  CHECK(apply_edits(text, change.at("edits")) == scene.filled());
}

TEST_CASE("An action is not for a text that has changed since, nor for one that is closed") {
  Scene scene(resolves);
  const json action = scene.fill_everything();
  scene.editor.change(scene.uri, 4, whole_text(text));
  CHECK(scene.refusal(action) == content_modified);
  const json again = scene.fill_everything();
  CHECK(scene.editor.client->request("codeAction/resolve", again).contains("edit"));
  scene.editor.close(scene.uri);
  CHECK(scene.refusal(again) == content_modified);
}

TEST_CASE("A document that was opened anew under the same version is not given another's edits") {
  Scene scene(resolves);
  const json action = scene.fill_everything();
  scene.editor.close(scene.uri);
  scene.editor.open(scene.uri, "# Session Handoff\n\nDone.\n", 3);
  CHECK(scene.refusal(action) == content_modified);
}

TEST_CASE("Data that is not ours is refused, and data that is bent does no harm") {
  Scene scene(resolves);
  const json action = scene.fill_everything();
  const auto bent = [&](const char* member, const json& value) {
    json copy = action;
    copy["data"][member] = value;
    return copy;
  };
  for (const json& data : {json(nullptr), json(5), json("x"), json::array(), json::object(),
                           json{{"uri", scene.uri}, {"version", 3}}}) {
    CAPTURE(data);
    json copy = action;
    copy["data"] = data;
    CHECK(scene.refusal(copy) == invalid_params);
  }
  CHECK(scene.refusal(R"({"title": "x"})"_json) == invalid_params);
  CHECK(scene.refusal(bent("version", "3")) == invalid_params);
  CHECK(scene.refusal(bent("begin", 1.5)) == invalid_params);
  CHECK(scene.refusal(bent("end", std::int64_t{1} << 40)) == invalid_params);
  CHECK(scene.refusal(bent("uri", "file:///elsewhere.md")) == content_modified);
  CHECK(scene.refusal(bent("action", "remove-everything")) == content_modified);
  CHECK(scene.refusal(bent("title", "Remove everything")) == content_modified);
  CHECK(scene.refusal(bent("version", -1)) == content_modified);
  for (const int offset : {-1, -2147483647 - 1, 2147483647}) {
    const json resolved = scene.editor.client->request("codeAction/resolve", bent("begin", offset));
    CHECK(apply_edits(text, resolved.at("edit").at("changes").at(scene.uri)) == scene.filled());
  }
}

TEST_CASE("A handoff is written from git into an empty document") {
  Scene scene(resolves);
  scene.editor.open(scene.uri, "", 1);
  const json actions = scene.editor.actions(scene.uri, range_at({{"line", 0}, {"character", 0}}));
  const json resolved = scene.editor.client->request(
      "codeAction/resolve", find_by(actions, "title", "Write a handoff from git"));
  const std::string written = apply_edits("", resolved.at("edit").at("changes").at(scene.uri));
  for (const char* part : {"**Project:** project  \n", "**Date/Time:** 2026-03-01",
                           "- [x] Count the parcels (", "`notes.txt`"}) {
    CAPTURE(part);
    CHECK(written.find(part) != std::string::npos);
  }
}

TEST_CASE("Where git knows nothing that belongs there, the action fails and says so") {
  Repository empty;
  const std::string uri = "file://" + (empty.root() / "handoff.md").native();
  const std::string list =
      "# Session Handoff\n\n### Code References\n- [FUNCTION/CLASS_1] - [FILE:LINE] - [PURPOSE]\n";
  Editor editor;
  editor.client->initialize(resolves);
  editor.open(uri, list);
  const json action = find_by(editor.actions(uri, range_of(list, "[FILE:LINE]")), "title",
                              "Fill section \"Code References\" from git");
  const json response = editor.client->response(editor.client->ask("codeAction/resolve", action));
  CHECK(response.at("error").at("code") == -32803);
  CHECK(response.at("error").at("message") == "git knows nothing that belongs here");
}

}  // namespace handoff::testing
