// Where a session is taken to begin, in real repositories.

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <string>

#include "server/git/history.h"
#include "tests/unit/git/asking.h"

namespace handoff::git {
namespace {

using testing::Repository;

constexpr std::int64_t hour = 60 * 60;

std::vector<std::string> subjects(const Answer& answer) {
  std::vector<std::string> result;
  for (const auto& commit : answer.commits) result.push_back(commit.subject);
  return result;
}

using Subjects = std::vector<std::string>;

TEST_CASE("a session begins where the previous handoff was written") {
  Repository repository;
  repository.commit("Before", "a.c", "1\n");
  const auto base = repository.commit("Hand over", "docs/Handoffs/2024-05-01.md", "x\n");
  repository.commit("One", "a.c", "2\n");
  repository.commit("Two", "b.c", "1\n2\n");
  const Answer answer = ask(repository);
  CHECK(answer.base == Base{BaseReason::previous_handoff, base, "docs/Handoffs/2024-05-01.md"});
  CHECK(subjects(answer) == Subjects{"Two", "One"});
  CHECK(answer.changes == std::vector<Change>{{ChangeKind::modified, "a.c", 1, 1, true},
                                              {ChangeKind::added, "b.c", 2, 0, true}});
}

TEST_CASE("a handoff that was just committed leaves no commits since") {
  Repository repository;
  repository.commit("Before", "a.c", "1\n");
  const auto base = repository.commit("Hand over", "HANDOFF.md", "x\n");
  repository.write("a.c", "2\n");
  const Answer answer = ask(repository);
  CHECK(answer.base == Base{BaseReason::previous_handoff, base, "HANDOFF.md"});
  CHECK(answer.commits.empty());
  CHECK(answer.changes == std::vector<Change>{{ChangeKind::modified, "a.c", 1, 1, false}});
}

TEST_CASE("the document itself is the previous handoff where it is rewritten each time") {
  Repository repository;
  repository.commit("Before", "a.c", "1\n");
  const auto base = repository.commit("Hand over", "notes/session.md", "x\n");
  repository.commit("One", "a.c", "2\n");
  const auto answer =
      ask_and_wait({}, {(repository.root() / "notes").native(), "session.md", Detail::history});
  REQUIRE(answer);
  CHECK(answer->base == Base{BaseReason::previous_handoff, base, "notes/session.md"});
}

TEST_CASE("neither a template nor the removal of a handoff is one") {
  Repository repository;
  repository.commit("Hand over", "handoffs/one.md", "x\n");
  const auto base = repository.commit("Hand over again", "handoffs/two.md", "x\n");
  repository.commit("Add a template", "templates/handoff.md", "x\n");
  repository.git({"rm", "--quiet", "handoffs/one.md"});
  repository.commit("Remove an old one");
  CHECK(ask(repository).base == Base{BaseReason::previous_handoff, base, "handoffs/two.md"});
}

TEST_CASE("of several handoffs in one commit the document counts, else the last") {
  const LogEntry entry{.id = "1",
                       .parents = {},
                       .time = {},
                       .email = "",
                       .author = "",
                       .subject = "",
                       .paths = {"handoffs/1.md", "handoffs/2.md"}};
  CHECK(previous_handoff({entry}, "handoffs/1.md").name == "handoffs/1.md");
  CHECK(previous_handoff({entry}, "x.md").name == "handoffs/2.md");
  CHECK(previous_handoff({entry}, "").name == "handoffs/2.md");
  CHECK(previous_handoff({}, "x.md") == Base{});
}

TEST_CASE("a handoff on a branch that was merged counts") {
  Repository repository;
  repository.commit("Before", "a.c", "1\n");
  repository.git({"checkout", "--quiet", "-b", "side"});
  const auto base = repository.commit("Hand over", "handoff-1.md", "x\n");
  repository.git({"checkout", "--quiet", "main"});
  repository.commit("Here", "b.c", "1\n");
  repository.git({"merge", "--quiet", "--no-edit", "side"});
  const Answer answer = ask(repository);
  CHECK(answer.base.commit == base);
  CHECK(subjects(answer) == Subjects{"Here"});
}

TEST_CASE("without a handoff a session begins where the branch left its upstream") {
  Repository repository;
  const auto base = repository.commit("Common", "a.c", "1\n");
  repository.git({"branch", "trunk"});
  repository.time += 24 * hour;
  repository.commit("Here", "a.c", "2\n");
  repository.git({"branch", "--quiet", "--set-upstream-to=trunk"});
  const Answer answer = ask(repository);
  CHECK(answer.base == Base{BaseReason::upstream, base, "trunk"});
  CHECK(subjects(answer) == Subjects{"Here"});
}

TEST_CASE("without an upstream the remote's default branch stands for it") {
  Repository repository;
  const auto base = repository.commit("Common", "a.c", "1\n");
  repository.git({"update-ref", "refs/remotes/origin/develop", base});
  repository.git({"symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/develop"});
  repository.commit("Here", "a.c", "2\n");
  CHECK(ask(repository).base == Base{BaseReason::upstream, base, "origin/develop"});
}

TEST_CASE("without a remote another branch leaves main or master") {
  Repository repository;
  const auto base = repository.commit("Common", "a.c", "1\n");
  repository.git({"checkout", "--quiet", "-b", "feature"});
  repository.commit("Here", "a.c", "2\n");
  CHECK(ask(repository).base == Base{BaseReason::upstream, base, "main"});
  repository.git({"branch", "--quiet", "-m", "main", "master"});
  CHECK(ask(repository).base == Base{BaseReason::upstream, base, "master"});
}

TEST_CASE("an upstream that is gone is passed over") {
  Repository repository;
  const auto base = repository.commit("Common", "a.c", "1\n");
  repository.git({"checkout", "--quiet", "-b", "feature", "--track", "main"});
  repository.commit("Here", "a.c", "2\n");
  repository.git({"config", "branch.feature.merge", "refs/heads/gone"});
  CHECK(ask(repository).base == Base{BaseReason::upstream, base, "main"});
}

TEST_CASE("with everything pushed, the last session's commits are taken") {
  Repository repository;
  repository.commit("Long ago", "a.c", "0\n");
  repository.time += 24 * hour;
  repository.commit("One", "a.c", "1\n");
  repository.commit("Two", "a.c", "2\n");
  repository.git({"branch", "trunk"});
  repository.git({"branch", "--quiet", "--set-upstream-to=trunk"});
  const Answer answer = ask(repository);
  CHECK(answer.base.reason == BaseReason::last_session);
  CHECK(subjects(answer) == Subjects{"Two", "One"});
}

TEST_CASE("a pause of two hours ends a session, one of less does not") {
  Repository repository;
  const auto before = repository.commit("Before", "a.c", "0\n");
  repository.time += 2 * hour - 600;
  repository.commit("One", "a.c", "1\n");
  repository.time += 2 * hour - 601;
  repository.commit("Two", "a.c", "2\n");
  const Answer answer = ask(repository);
  CHECK(answer.base == Base{BaseReason::last_session, before, ""});
  CHECK(subjects(answer) == Subjects{"Two", "One"});
}

TEST_CASE("somebody else's commit ends a session") {
  Repository repository;
  repository.author = {"Bob", "bob@example.org"};
  const auto before = repository.commit("Before", "a.c", "0\n");
  repository.author = {};
  repository.commit("One", "a.c", "1\n");
  CHECK(ask(repository).base == Base{BaseReason::last_session, before, ""});
}

TEST_CASE("a session that goes back to the first commit begins with nothing") {
  Repository repository;
  repository.commit("One", "a.c", "1\n");
  repository.commit("Two", "b.c", "1\n");
  const Answer answer = ask(repository);
  CHECK(answer.base == Base{BaseReason::last_session, "", ""});
  CHECK(subjects(answer) == Subjects{"Two", "One"});
  CHECK(answer.changes.size() == 2);
}

TEST_CASE("merges are not listed among the commits") {
  Repository repository;
  repository.commit("Hand over", "handoff.md", "x\n");
  repository.git({"checkout", "--quiet", "-b", "side"});
  repository.commit("There", "b.c", "1\n");
  repository.git({"checkout", "--quiet", "main"});
  repository.commit("Here", "a.c", "1\n");
  repository.git({"merge", "--quiet", "--no-edit", "side"});
  const auto listed = subjects(ask(repository));
  CHECK(listed == Subjects{"Here", "There"});
}

TEST_CASE("a change says whether it is committed") {
  Repository repository;
  repository.commit("Hand over", "handoff.md", "x\n");
  repository.write("both.c", "1\n");
  repository.write("done.c", "1\n");
  repository.write("gone.c", "1\n");
  repository.commit("Add");
  repository.write("both.c", "1\n2\n");
  std::filesystem::remove(repository.root() / "gone.c");
  repository.write("new/file.c", "1\n");
  const Answer answer = ask(repository);
  CHECK(answer.changes == std::vector<Change>{{ChangeKind::added, "both.c", 2, 0, false},
                                              {ChangeKind::added, "done.c", 1, 0, true},
                                              {ChangeKind::untracked, "new/", {}, {}, false}});
}

TEST_CASE("the functions that a session touched are named with their places") {
  Repository repository;
  repository.write(
      "a.py", "class A:\n    def size(self):\n        x = 1\n        y = 2\n        return 0\n");
  repository.write("notes.rst", "1\n");
  repository.commit("Before");
  repository.commit("Hand over", "handoff.md", "x\n");
  repository.write(
      "a.py", "class A:\n    def size(self):\n        x = 1\n        y = 2\n        return 7\n");
  repository.write("b.c", "int add(int a, int b) {\n  return a + b;\n}\n");
  repository.write("notes.rst", "def no():\n");
  repository.commit("Work");
  const Answer answer = ask(repository, Detail::hunks);
  CHECK(answer.references == std::vector<Reference>{{"add", "b.c", 1}, {"size", "a.py", 5}});
}

}  // namespace
}  // namespace handoff::git
