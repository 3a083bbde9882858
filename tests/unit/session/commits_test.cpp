// What is said of the commits and changed files that a handoff names.

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "tests/support/repository.h"
#include "tests/unit/session/editor.h"
#include "tests/unit/session/hanging_git.h"

namespace handoff::testing {
namespace {

/// An editor with a handoff that names commits of its repository.
struct Named {
  explicit Named(EditorOptions options = {}) : editor(std::move(options)) {
    id = repository.commit("Fix <b>*it*</b> `now`", "a.c", "1\n2\n");
    repository.git({"remote", "add", "origin", "https://u:secret@github.com/o/r.git"});
    text = "# Session Handoff\n\n**Session ID:** 20260301-0930-" + id.substr(0, 7) + "\n\nSee `" +
           id.substr(0, 10) + "`, `0000000`, https://example.org/ and commit " + id + ".\n";
    uri = uri_of("handoff.md");
    const json folder = {{"uri", uri_of("")}, {"name", "x"}};
    editor.client->initialize(pulls, {{"workspaceFolders", {folder}}});
    editor.open(uri, text);
  }

  std::string uri_of(const std::string& name) const {
    return "file://" + (repository.root() / name).native();
  }
  json document() const { return {{"textDocument", {{"uri", uri}}}}; }
  json at(std::string_view what) const {
    json position = position_of(text, what);
    position["character"] = position["character"].get<int>() + 1;
    return merged(document(), {{"position", position}});
  }
  std::vector<std::string> targets() {
    std::vector<std::string> found;
    for (const json& link : editor.client->request("textDocument/documentLink", document())) {
      found.push_back(link.at("target"));
    }
    return found;
  }
  void set(const json& settings) {
    editor.client->notify("workspace/didChangeConfiguration",
                          {{"settings", {{"handoff", settings}}}});
  }

  Repository repository;
  std::string id, text, uri;
  Editor editor;
};

using Strings = std::vector<std::string>;

const Strings only_pure = {"https://example.org/"};

}  // namespace

TEST_CASE("Commits of the repository are links to their pages") {
  Named named;
  const std::string page = "https://github.com/o/r/commit/" + named.id;
  CHECK(named.targets() == Strings{"https://example.org/", page, page, page});
  named.repository.git({"remote", "set-url", "origin", "https://example.org/o/r"});
  CHECK(named.targets() == only_pure);
}

TEST_CASE("Where git is not asked, commits are no links and have no hover") {
  Named untrusted;
  untrusted.editor.client->notify("handoff/didChangeTrust", {{"trusted", false}});
  CHECK(untrusted.targets() == only_pure);
  CHECK(untrusted.editor.client->request("textDocument/hover", untrusted.at("`")).is_null());
  Named off;
  off.set({{"git", {{"enabled", false}}}});
  CHECK(off.targets() == only_pure);
  CHECK(off.editor.client->request("textDocument/hover", off.at("`")).is_null());
}

TEST_CASE("A git that takes too long takes only the commits from a document's links") {
  const HangingGit git;
  Named named({.git = git.options(std::chrono::milliseconds(100))});
  CHECK(named.targets() == only_pure);
}

TEST_CASE("Links that wait for git are cancelled, and git ends with them") {
  const HangingGit git;
  Named named({.git = git.options()});
  test::Client& client = *named.editor.client;
  const int id = client.ask("textDocument/documentLink", named.document());
  const int process = git.wait_for_start();
  client.notify("$/cancelRequest", {{"id", id}});
  CHECK(client.response(id).at("error").at("code") == -32800);
  CHECK(ends(process));
}

TEST_CASE("A hover says what a commit is, and its words are no markup") {
  Named named;
  const json hover = named.editor.client->request("textDocument/hover", named.at("`"));
  const std::string words = hover.at("contents").at("value");
  CHECK(words == "Fix <b>*it*</b> `now`\n\n" + named.id +
                     " by Ada, 2024-05-01T11:00+01:00\n\n1 file, +2 −0");
  CHECK(hover.at("range").at("start") == named.at("`").at("position"));
  CHECK(named.editor.client->request("textDocument/hover", named.at("`0000000")).is_null());
}

TEST_CASE("A commit leads to the first handoff that names it, and to all of them") {
  Named named;
  named.repository.write("docs/handoffs/1.md",
                         "# Session Handoff\n\nIn `" + named.id.substr(0, 8) + "`\n");
  named.repository.write("docs/handoffs/2.md", "# Session Handoff\n\nIn `1234567`\n");
  test::Client& client = *named.editor.client;
  const json first = client.request("textDocument/definition", named.at("`"));
  REQUIRE(first.size() == 1);
  CHECK(first.at(0).at("uri") == named.uri_of("docs/handoffs/1.md"));
  CHECK(first.at(0).at("range").at("start") == R"({"line": 2, "character": 4})"_json);
  json params = merged(named.at("`"), {{"context", {{"includeDeclaration", true}}}});
  CHECK(client.request("textDocument/references", params).size() == 4);
}

TEST_CASE("Files that are listed as changed say how much, where that is wanted") {
  Named named;
  named.repository.time += 5 * 60 * 60;  // another session
  named.repository.commit("More", "b.c", "x\n");
  named.repository.write("a.c", "1\n3\n4\n");
  named.repository.write("new.c", "x\n");
  named.repository.write("bin", std::string("a\0b", 3));
  named.repository.git({"add", "new.c", "bin"});
  named.text =
      "# Session Handoff\n\n### Files Modified\n- `a.c` - x\n- new.c - x\n- bin - x\n- `no.c` - "
      "x\n";
  named.editor.change(named.uri, 2, whole_text(named.text));
  const json all = merged(
      named.document(),
      {{"range",
        {{"start", {{"line", 0}, {"character", 0}}}, {"end", {{"line", 7}, {"character", 0}}}}}});
  const auto labels = [&] {
    Strings found;
    for (const json& hint : named.editor.client->request("textDocument/inlayHint", all)) {
      CHECK(hint.at("tooltip") == "Lines gained and lost in the last session");
      found.push_back(hint.at("label"));
    }
    return found;
  };
  CHECK(labels() == Strings{});
  named.set({{"inlayHints", {{"changes", true}}}});
  CHECK(labels() == Strings{"+2 −1", "new, +1"});
  named.set({{"inlayHints", {{"changes", true}}}, {"git", {{"enabled", false}}}});
  CHECK(labels() == Strings{});
}

}  // namespace handoff::testing
