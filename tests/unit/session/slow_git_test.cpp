// A git that takes for ever holds up nobody but who asked it, and nobody for ever.

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/unit/session/editor.h"
#include "tests/unit/session/hanging_git.h"

namespace handoff::testing {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;
using When = HangingGit::When;

const std::string text =
    "# Session Handoff\n\n**Project:** [PROJECT_NAME]\n\n## Primary Focus\nX\n";

/// An editor with a handoff in a repository about which git says nothing.
struct Stuck {
  explicit Stuck(const json& capabilities = merged(pulls, resolves), When ends = When::asked_to_end,
                 milliseconds limit = seconds(60))
      : git(ends), editor({.git = git.options(limit)}) {
    editor.client->initialize(capabilities);
    editor.open(uri, text);
  }

  json at_slot() const {
    return {{"textDocument", {{"uri", uri}}}, {"position", position_of(text, "[PROJECT")}};
  }
  /// The action that needs git, as it is before it is resolved.
  json offered() {
    return find_by(editor.actions(uri, range_of(text, "[PROJECT_NAME]")), "title",
                   "Fill everything that git knows");
  }
  int ask_hover() { return editor.client->ask("textDocument/hover", at_slot()); }
  int error_of(int id) { return editor.client->response(id).at("error").at("code").get<int>(); }

  Repository repository;
  std::string uri = "file://" + (repository.root() / "handoff.md").native();
  HangingGit git;
  Editor editor;
};

constexpr int request_cancelled = -32800;
constexpr int content_modified = -32801;

}  // namespace

TEST_CASE("What needs no git is answered at once while git hangs") {
  Stuck stuck;
  Editor& editor = stuck.editor;
  const int slow = stuck.ask_hover();
  const int process = stuck.git.wait_for_start();
  CHECK(!editor.pull(stuck.uri).empty());
  CHECK(editor.hover(stuck.uri, position_of(text, "Primary")).is_object());
  CHECK(editor.complete(stuck.uri, position_of(text, "X")).is_array());
  CHECK(stuck.offered().contains("data"));
  editor.change(stuck.uri, 2, whole_text("# Session Handoff\n"));
  CHECK(!editor.pull(stuck.uri).empty());
  editor.client->notify("$/cancelRequest", {{"id", slow}});
  CHECK(stuck.error_of(slow) == request_cancelled);
  CHECK(ends(process));
}

TEST_CASE("A request that waits for git is cancelled at once, and its git ends") {
  const When when = GENERATE(When::asked_to_end, When::killed);
  Stuck stuck(merged(pulls, resolves), when);
  const json action = stuck.offered();
  CHECK(!stuck.git.was_started());
  const int id = stuck.editor.client->ask("codeAction/resolve", action);
  const int process = stuck.git.wait_for_start();
  const auto start = steady_clock::now();
  stuck.editor.client->notify("$/cancelRequest", {{"id", id}});
  CHECK(stuck.error_of(id) == request_cancelled);
  CHECK(steady_clock::now() - start < seconds(5));
  CHECK(ends(process));
  CHECK(stuck.editor.end() == 0);
}

TEST_CASE("Of two requests that wait for the same answer one may be cancelled without the other") {
  Stuck stuck;
  const int first = stuck.ask_hover();
  const int second = stuck.ask_hover();
  const int process = stuck.git.wait_for_start();
  stuck.editor.client->notify("$/cancelRequest", {{"id", first}});
  CHECK(stuck.error_of(first) == request_cancelled);
  CHECK(!stuck.git.was_started());
  stuck.editor.client->notify("$/cancelRequest", {{"id", second}});
  CHECK(stuck.error_of(second) == request_cancelled);
  CHECK(ends(process));
}

TEST_CASE("The session ends while git hangs, and takes git with it") {
  const When when = GENERATE(When::asked_to_end, When::killed);
  auto stuck = std::make_unique<Stuck>(merged(pulls, resolves), when);
  const int id = stuck->ask_hover();
  const int process = stuck->git.wait_for_start();
  const auto start = steady_clock::now();
  CHECK(stuck->editor.end() == 0);
  CHECK(steady_clock::now() - start < seconds(5));
  CHECK(stuck->error_of(id) == request_cancelled);
  stuck.reset();
  CHECK(ends(process));
}

TEST_CASE("A hover does without git when git takes too long, also about a closed document") {
  Stuck stuck(pulls, When::asked_to_end, milliseconds(100));
  const int id = stuck.ask_hover();
  stuck.git.wait_for_start();
  stuck.editor.close(stuck.uri);
  const json result = stuck.editor.client->response(id).at("result");
  CHECK(result.at("contents").at("value").get<std::string>().starts_with("Project"));
  CHECK(result.dump().find("Now:") == std::string::npos);
}

TEST_CASE("An action whose document is edited or closed while git works does not apply") {
  const bool closes = GENERATE(false, true);
  const bool can_resolve = GENERATE(false, true);
  Stuck stuck(can_resolve ? merged(pulls, resolves) : pulls, When::asked_to_end, milliseconds(100));
  const json at_slot = {{"textDocument", {{"uri", stuck.uri}}},
                        {"range", range_of(text, "[PROJECT_NAME]")},
                        {"context", {{"diagnostics", json::array()}}}};
  test::Client& client = *stuck.editor.client;
  const int id = can_resolve ? client.ask("codeAction/resolve", stuck.offered())
                             : client.ask("textDocument/codeAction", at_slot);
  stuck.git.wait_for_start();
  if (closes) {
    stuck.editor.close(stuck.uri);
  } else {
    stuck.editor.change(stuck.uri, 2, whole_text("# Session Handoff\n"));
  }
  CHECK(stuck.error_of(id) == content_modified);
}

TEST_CASE("What git could not tell in time is filled in without it, and the user is told") {
  Stuck stuck(merged(pulls, resolves), When::asked_to_end, milliseconds(100));
  const std::string date = "# Session Handoff\n\n**Date/Time:** [TIMESTAMP]\n";
  stuck.editor.change(stuck.uri, 2, whole_text(date));
  const json resolved = stuck.editor.client->request("codeAction/resolve", stuck.offered());
  CHECK(apply_edits(date, resolved.at("edit").at("changes").at(stuck.uri)).find("2026-03-01") !=
        std::string::npos);
}

TEST_CASE("A client that cannot resolve waits for git once, however much is offered") {
  Stuck stuck(pulls, When::asked_to_end, milliseconds(300));
  const json actions = stuck.editor.actions(stuck.uri, range_of(text, "[PROJECT_NAME]"));
  stuck.git.wait_for_start();
  CHECK(!stuck.git.was_started());
  for (const json& action : actions) CHECK(action.contains("edit"));
}

}  // namespace handoff::testing
