// The findings of all handoffs, for clients that ask for them (LSP 3.18, "Workspace Diagnostics").

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/support/repository.h"
#include "tests/unit/session/editor.h"

namespace handoff::testing {
namespace {

const std::string open_slot = "# Session Handoff\n\n**Project:** [PROJECT_NAME]\n";

class Scene {
 public:
  Scene() {
    repository.write("README.md", "# Notes\n\n[PROJECT_NAME]\n");
    repository.write("handoff-1.md", open_slot);
    repository.write("docs/handoff-2.md", open_slot);
    editor.client->initialize(pulls, {{"workspaceFolders", {{{"uri", uri("")}, {"name", "w"}}}}});
  }

  std::string uri(const std::string& name) const {
    return "file://" + repository.root().native() + (name.empty() ? "" : "/" + name);
  }

  int ask() { return editor.client->ask("workspace/diagnostic", {{"previousResultIds", known()}}); }

  /// The items of a response, remembered as a client does.
  json items(int asked) {
    json items = editor.client->response(asked).at("result").at("items");
    for (const json& item : items) {
      ids[item.at("uri")] = item.at("resultId");
      if (item.at("kind") == "full") told[item.at("uri")].push_back(item.at("items"));
    }
    return items;
  }

  json known() const {
    json list = json::array();
    for (const auto& [document, id] : ids) list.push_back({{"uri", document}, {"value", id}});
    return list;
  }

  /// Whether the last full report of a document has its open slot: a file is empty before it is
  /// written.
  bool has_slot(const std::string& name) const {
    const auto reports = told.find(uri(name));
    return reports != told.end() && std::ranges::any_of(reports->second.back(), [](const json& d) {
             return d.at("code") == "unresolved-placeholder";
           });
  }

  /// Whether what was asked is unanswered after another request was answered.
  bool waits(int asked) {
    editor.client->request("handoff/check", json::object());
    editor.client->notify("$/cancelRequest", {{"id", asked}});
    return editor.client->response(asked).contains("error");
  }

  Repository repository;
  Editor editor;
  std::map<std::string, std::string> ids;
  std::map<std::string, std::vector<json>> told;  ///< the items of full reports, by document
};

}  // namespace

TEST_CASE("Every handoff of the workspace is reported, and no other document") {
  Scene scene;
  const json items = scene.items(scene.ask());
  REQUIRE(items.size() == 2);
  CHECK(items[0].at("uri") == scene.uri("docs/handoff-2.md"));
  CHECK(items[0].at("kind") == "full");
  CHECK(items[0].at("version").is_null());
  CHECK(find_by(items[0].at("items"), "code", "unresolved-placeholder").at("range") ==
        range_of(open_slot, "[PROJECT_NAME]"));
  CHECK(items[1].at("uri") == scene.uri("handoff-1.md"));
}

TEST_CASE("An open handoff is reported as it is in the editor") {
  Scene scene;
  const std::string uri = scene.uri("handoff-1.md");
  scene.editor.open(uri, "# Session Handoff\n\n**Session ID:** [SESSION_ID]\n", 3);
  const json items = scene.items(scene.ask());
  const json own = find_by(items, "uri", uri);
  CHECK(own.at("version") == 3);
  CHECK(own.at("items") == scene.editor.pull(uri));
}

TEST_CASE("A question is answered when there is something new, and tells what has not changed") {
  Scene scene;
  scene.items(scene.ask());
  const int asked = scene.ask();
  scene.repository.write("handoff-1.md", "# Notes\n<!-- handoff: off -->\n");
  scene.repository.write("handoff-3.md", open_slot);
  scene.editor.client->notify("workspace/didChangeWatchedFiles", {{"changes", json::array()}});
  // It may have been looking just then, and seen the one and not yet the other.
  for (scene.items(asked); !scene.has_slot("handoff-3.md");) scene.items(scene.ask());
  CHECK(scene.told.at(scene.uri("docs/handoff-2.md")).size() == 1);
  CHECK(scene.told.at(scene.uri("handoff-1.md")).back().empty());
  CHECK(scene.waits(scene.ask()));
}

TEST_CASE("Mistakes in a project's files are reported, until they are mended") {
  Scene scene;
  scene.repository.write(".handoff.json", R"({"templates": "session"})");
  scene.repository.write(".handoff/templates/night.md", "# Night\n## Alerts\n");
  scene.repository.write(".handoff/templates/night.json", R"({"sections": {"Alarms": {}}})");
  const std::string configuration = scene.uri(".handoff.json");
  const std::string guide = scene.uri(".handoff/templates/night.json");
  scene.items(scene.ask());
  REQUIRE(scene.told.at(configuration).back().size() == 1);
  CHECK(scene.told.at(configuration).back().at(0).at("code") == "configuration-problem");
  REQUIRE(scene.told.at(guide).back().size() == 1);
  CHECK(scene.told.at(guide).back().at(0).at("code") == "template-problem");
  CHECK_FALSE(scene.told.contains(scene.uri(".handoff/templates/night.md")));
  // What cannot be shown is reported all the same.
  scene.repository.write(".handoff/templates/day.md", "# Day\n## Alerts\n");
  scene.repository.write(".handoff/templates/day.json", "\xFF");
  scene.editor.client->notify("workspace/didChangeWatchedFiles", {{"changes", json::array()}});
  const std::string broken = scene.uri(".handoff/templates/day.json");
  while (!scene.told.contains(broken)) scene.items(scene.ask());
  CHECK(scene.told.at(broken).back().at(0).at("range") ==
        range_at({{"line", 0}, {"character", 0}}));
  scene.editor.open(configuration, R"({"template": "session"})", 2);
  while (!scene.told.at(configuration).back().empty()) scene.items(scene.ask());
  CHECK(scene.told.at(guide).size() == 1);
}

TEST_CASE("Where nothing is new a question waits, and can be cancelled") {
  Scene scene;
  scene.items(scene.ask());
  CHECK(scene.waits(scene.ask()));
  const int asked = scene.ask();
  scene.editor.save(scene.uri("handoff-1.md"));
  CHECK(scene.waits(asked));
  CHECK(scene.editor.end() == 0);
}

TEST_CASE("A workspace without handoffs is told of once") {
  const Repository repository;
  Editor editor;
  const std::string uri = "file://" + repository.root().native();
  editor.client->initialize(pulls, {{"workspaceFolders", {{{"uri", uri}, {"name", "w"}}}}});
  const json none = {{"previousResultIds", json::array()}};
  CHECK(editor.client->request("workspace/diagnostic", none).at("items").empty());
  const int asked = editor.client->ask("workspace/diagnostic", none);
  repository.write("handoff.md", open_slot);
  editor.client->notify("workspace/didChangeWatchedFiles", {{"changes", json::array()}});
  CHECK(editor.client->response(asked).at("result").at("items").size() == 1);
}

TEST_CASE("Settings and templates that change are something new") {
  Scene scene;
  scene.items(scene.ask());
  const int asked = scene.ask();
  const json off = {{"diagnostics", {{"severity", {{"unresolved-placeholder", "off"}}}}}};
  scene.editor.client->notify("workspace/didChangeConfiguration",
                              {{"settings", {{"handoff", off}}}});
  scene.items(asked);
  // It may have been looking just then, and seen one of them as it was.
  for (const char* name : {"handoff-1.md", "docs/handoff-2.md"}) {
    while (scene.told.at(scene.uri(name)).size() < 2) scene.items(scene.ask());
  }
}

}  // namespace handoff::testing
