// Progress of requests that look at all handoffs.

#include <catch2/catch_test_macros.hpp>

#include "tests/support/repository.h"
#include "tests/unit/session/editor.h"

namespace handoff::testing {
namespace {

const json takes_progress = R"({"window": {"workDoneProgress": true}})"_json;
constexpr int request_cancelled = -32800;

/// A workspace with some handoffs, and an editor who is told of progress from `long_work` on.
struct Scene {
  Scene(std::chrono::milliseconds long_work, const json& capabilities)
      : editor({.long_work = long_work}) {
    for (int i = 0; i < 300; ++i) {
      repository.write(std::to_string(i) + "/handoff.md", "# Session Handoff\n\n[PROJECT_NAME]\n");
    }
    editor.client->on_request("window/workDoneProgress/create", [&](const json& params) {
      created.push_back(params.at("token"));
      return json();
    });
    const std::string uri = "file://" + repository.root().native();
    editor.client->initialize(capabilities,
                              {{"workspaceFolders", {{{"uri", uri}, {"name", "w"}}}}});
  }

  std::vector<std::string> kinds() {
    std::vector<std::string> result;
    for (const json& told : editor.client->arrived("$/progress")) {
      result.push_back(told.at("value").at("kind"));
    }
    return result;
  }

  Repository repository;
  Editor editor;
  json created = json::array();
};

using std::chrono::hours;
using std::chrono::milliseconds;

}  // namespace

TEST_CASE("Long work tells how far it is, under the token of its request") {
  Scene scene(milliseconds(0), takes_progress);
  const json symbols =
      scene.editor.client->request("workspace/symbol", {{"query", "x"}, {"workDoneToken", "mine"}});
  CHECK(symbols.empty());
  const std::vector<std::string> kinds = scene.kinds();
  REQUIRE(kinds.size() > 10);
  CHECK(kinds.front() == "begin");
  CHECK(kinds.back() == "end");
  const std::deque<json>& told = scene.editor.client->arrived("$/progress");
  CHECK(told.front().at("value").at("cancellable") == true);
  CHECK(told.front().at("token") == "mine");
  CHECK(scene.created.empty());
}

TEST_CASE("Without a token the client is asked for one, where it takes that") {
  Scene scene(milliseconds(0), takes_progress);
  scene.editor.client->request("workspace/symbol", {{"query", "x"}});
  REQUIRE(scene.created.size() == 1);
  const std::vector<std::string> kinds = scene.kinds();
  REQUIRE(kinds.size() >= 2);
  CHECK(kinds.front() == "begin");
  CHECK(kinds.back() == "end");
  CHECK(scene.editor.client->arrived("$/progress").front().at("token") == scene.created[0]);

  Scene other(milliseconds(0), json::object());
  other.editor.client->request("workspace/symbol", {{"query", "x"}});
  CHECK(other.created.empty());
  CHECK(other.kinds().empty());
}

TEST_CASE("Of short work nothing is told") {
  Scene scene(hours(1), takes_progress);
  scene.editor.client->request("workspace/symbol", {{"query", "x"}});
  scene.editor.client->request("workspace/symbol", {{"query", "x"}, {"workDoneToken", 7}});
  scene.editor.client->request("handoff/check", {{"workDoneToken", 8}});
  CHECK(scene.created.empty());
  CHECK(scene.kinds().empty());
}

TEST_CASE("Each request that looks at all handoffs tells, and can be ended there") {
  Scene scene(milliseconds(0), takes_progress);
  const std::string uri = "file://" + scene.repository.root().native() + "/handoff.md";
  scene.editor.open(uri,
                    "# Session Handoff\n\n### Recent Decisions\n- `0/handoff.md` and `1a2b3c4d`\n");
  const json document = {{"uri", uri}};
  const auto at = [&](int character) { return json{{"line", 3}, {"character", character}}; };
  const std::pair<const char*, json> requests[] = {
      {"workspace/symbol", {{"query", "x"}}},
      {"textDocument/references",
       {{"textDocument", document},
        {"position", at(5)},
        {"context", {{"includeDeclaration", true}}}}},
      {"textDocument/definition", {{"textDocument", document}, {"position", at(24)}}},
      {"handoff/check", json::object()},
      {"handoff/newHandoff", json::object()}};
  int token = 0;
  for (auto [method, params] : requests) {
    CAPTURE(method);
    params["workDoneToken"] = ++token;
    const int asked = scene.editor.client->ask(method, params);
    CHECK(scene.editor.client->notification("$/progress").at("token") == token);
    scene.editor.client->notify("window/workDoneProgress/cancel", {{"token", token}});
    CHECK(scene.editor.client->response(asked).at("error").at("code") == request_cancelled);
    std::deque<json>& told = scene.editor.client->arrived("$/progress");
    CHECK(told.back().at("value").at("kind") == "end");
    told.clear();
  }
}

TEST_CASE("Work that is told under a token of the server's can be ended as well") {
  Scene scene(milliseconds(0), takes_progress);
  const int asked = scene.editor.client->ask("workspace/symbol", {{"query", "x"}});
  const json begun = scene.editor.client->notification("$/progress");
  scene.editor.client->notify("window/workDoneProgress/cancel", {{"token", "another"}});
  scene.editor.client->notify("window/workDoneProgress/cancel", {{"token", begun.at("token")}});
  CHECK(scene.editor.client->response(asked).at("error").at("code") == request_cancelled);
}

TEST_CASE("A question that waits for something new has told of its work, once") {
  Scene scene(milliseconds(0), merged(takes_progress, pulls));
  const json first = {{"previousResultIds", json::array()}, {"workDoneToken", "first"}};
  json known = json::array();
  const json told_first = scene.editor.client->request("workspace/diagnostic", first);
  for (const json& item : told_first.at("items")) {
    known.push_back({{"uri", item.at("uri")}, {"value", item.at("resultId")}});
  }
  scene.editor.client->arrived("$/progress").clear();
  const int asked = scene.editor.client->ask(
      "workspace/diagnostic", {{"previousResultIds", known}, {"workDoneToken", "second"}});
  std::string kind;
  while (kind != "end") {
    const json told = scene.editor.client->notification("$/progress");
    CHECK(told.at("token") == "second");
    kind = told.at("value").at("kind");
  }
  scene.repository.write("0/handoff.md", "# Notes\n");
  scene.editor.client->notify("workspace/didChangeWatchedFiles", {{"changes", json::array()}});
  CHECK(scene.editor.client->response(asked).contains("result"));
  CHECK(scene.editor.client->arrived("$/progress").empty());
}

}  // namespace handoff::testing
