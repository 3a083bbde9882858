// What is answered about real repositories in every state that a repository can be in.

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <string>

#include "tests/unit/git/asking.h"

namespace handoff::git {
namespace {

namespace fs = std::filesystem;
using testing::Repository;

std::vector<std::string> paths(const Answer& answer) {
  std::vector<std::string> result;
  for (const auto& change : answer.changes) result.push_back(change.path);
  return result;
}

Options program(std::string path) {
  return {.enabled = true, .program = std::move(path), .limits = {}};
}

TEST_CASE("without git the reason is given") {
  const Repository repository;
  CHECK(refusal(repository.root(), program("/nowhere/git")) == "git is not installed");
  Options off;
  off.enabled = false;
  CHECK(refusal(repository.root(), off) == "git is switched off (handoff.git.enabled)");
}

TEST_CASE("a git program in the repository is not run") {
  const Repository repository;
  repository.write("bin/git", "#!/bin/sh\ntouch \"$0.ran\"\n");
  fs::permissions(repository.root() / "bin/git", fs::perms::owner_all);
  CHECK(refusal(repository.root(), program(repository.root() / "bin/git")) ==
        "the git program lies in the repository that it is asked about");
  CHECK_FALSE(fs::exists(repository.root() / "bin/git.ran"));
}

TEST_CASE("a folder outside of any repository is none") {
  const testing::TemporaryFolder folder;
  CHECK(refusal(folder.path()) == "not a git repository");
  CHECK(refusal(folder.path() / "absent") == "not a git repository");
}

TEST_CASE("a repository without commits has staged and untracked files") {
  const Repository repository;
  repository.write("staged.c", "int x;\n");
  repository.write("untracked.c", "int x;\n");
  repository.git({"add", "staged.c"});
  const Answer answer = ask(repository);
  CHECK(answer.status.project == "project");
  CHECK(answer.status.head.empty());
  CHECK(answer.status.branch == "main");
  CHECK(answer.status.modified == 1);
  CHECK(answer.status.untracked == 1);
  CHECK(answer.base == Base{});
  CHECK(answer.commits.empty());
  CHECK(answer.changes ==
        std::vector<Change>{{ChangeKind::added, "staged.c", 1, 0, false},
                            {ChangeKind::untracked, "untracked.c", {}, {}, false}});
}

TEST_CASE("a clean repository has nothing to report but its commits") {
  Repository repository;
  const auto id = repository.commit("Add a", "a.c", "int a;\n");
  const Answer answer = ask(repository, Detail::hunks);
  CHECK(answer.status == Status{.project = "project",
                                .head = id,
                                .branch = "main",
                                .upstream = "",
                                .ahead = {},
                                .behind = {}});
  CHECK(answer.commits ==
        std::vector<Commit>{{id, Repository::first_time, "Ada", "Add a", {"a.c"}}});
  CHECK(answer.changes == std::vector<Change>{{ChangeKind::added, "a.c", 1, 0, true}});
  CHECK_FALSE(answer.truncated);
}

TEST_CASE("a question about the status alone is answered with it alone") {
  Repository repository;
  repository.commit("Add a", "a.c", "int a;\n");
  repository.write("b.c", "int b;\n");
  const Answer answer = ask(repository, Detail::status);
  CHECK(answer.status.untracked == 1);
  CHECK(answer.commits.empty());
  CHECK(answer.changes.empty());
}

TEST_CASE("the handoff itself is not a change") {
  Repository repository;
  repository.commit("Add a", "a.c", "int a;\n");
  repository.write("notes/today.md", "x\n");
  CHECK(ask(repository, Detail::status, "").status.untracked == 1);
  const auto answer =
      ask_and_wait({}, {(repository.root() / "notes").native(), "today.md", Detail::history});
  REQUIRE(answer);
  CHECK(answer->status.untracked == 0);
  CHECK(paths(*answer) == std::vector<std::string>{"a.c"});
}

TEST_CASE("other handoffs are counted as dirt, but not as what the session changed") {
  Repository repository;
  repository.commit("Add a", "a.c", "int a;\n");
  repository.write("handoffs/other.md", "x\n");
  const Answer answer = ask(repository);
  CHECK(answer.status.untracked == 1);
  CHECK(paths(answer) == std::vector<std::string>{"a.c"});
}

TEST_CASE("a folder that does not exist yet belongs to the repository around it") {
  const Repository repository;
  repository.write("a.c", "int a;\n");
  const auto answer = ask_and_wait(
      {}, {(repository.root() / "docs/handoffs").native(), "today.md", Detail::status});
  REQUIRE(answer);
  CHECK(answer->status.untracked == 1);
}

TEST_CASE("a detached HEAD has no branch") {
  Repository repository;
  const auto id = repository.commit("Add a", "a.c", "int a;\n");
  repository.git({"checkout", "--quiet", "--detach"});
  const Answer answer = ask(repository);
  CHECK(answer.status.branch.empty());
  CHECK(answer.status.head == id);
}

TEST_CASE("ahead and behind are counted against the upstream") {
  Repository repository;
  repository.commit("Common", "a.c", "1\n");
  repository.git({"branch", "trunk"});
  repository.commit("Here", "a.c", "2\n");
  repository.commit("Here too", "a.c", "3\n");
  repository.git({"checkout", "--quiet", "trunk"});
  repository.commit("There", "b.c", "1\n");
  repository.git({"checkout", "--quiet", "main"});
  repository.git({"branch", "--quiet", "--set-upstream-to=trunk"});
  const Status status = ask(repository, Detail::status).status;
  CHECK(status.upstream == "trunk");
  CHECK(status.ahead == 2);
  CHECK(status.behind == 1);

  repository.git({"branch", "--quiet", "-D", "trunk"});
  const Status gone = ask(repository, Detail::status).status;
  CHECK(gone.upstream == "trunk");
  CHECK_FALSE(gone.ahead);
  CHECK_FALSE(gone.behind);
}

TEST_CASE("a linked worktree has its own state, and the name of its repository") {
  Repository repository;
  repository.commit("Add a", "a.c", "int a;\n");
  const testing::TemporaryFolder folder;
  const fs::path linked = folder.path() / "linked";
  repository.git({"worktree", "add", "--quiet", "-b", "side", linked.native()});
  repository.write("only-in-main.c", "x\n");
  const auto answer = ask_and_wait({}, {linked.native(), "", Detail::history});
  REQUIRE(answer);
  CHECK(answer->status.project == "project");
  CHECK(answer->status.branch == "side");
  CHECK(answer->status.untracked == 0);
}

TEST_CASE("a merge with a conflict is under way") {
  Repository repository;
  repository.commit("Common", "a.c", "1\n");
  repository.git({"checkout", "--quiet", "-b", "side"});
  repository.commit("There", "a.c", "2\n");
  repository.git({"checkout", "--quiet", "main"});
  repository.commit("Here", "a.c", "3\n");
  CHECK_FALSE(repository.try_git({"merge", "side"}));
  const Answer answer = ask(repository, Detail::hunks);
  CHECK(answer.status.operation == Operation::merge);
  CHECK(answer.status.conflicted == 1);
  CHECK(answer.status.modified == 0);
  REQUIRE(answer.changes.size() == 1);
  CHECK(answer.changes[0].kind == ChangeKind::conflicted);
  CHECK(answer.references.empty());
}

TEST_CASE("a rebase that stopped is under way") {
  Repository repository;
  repository.commit("Common", "a.c", "1\n");
  repository.git({"checkout", "--quiet", "-b", "side"});
  repository.commit("There", "a.c", "2\n");
  repository.git({"checkout", "--quiet", "main"});
  repository.commit("Here", "a.c", "3\n");
  CHECK_FALSE(repository.try_git({"rebase", "side"}));
  const Status status = ask(repository, Detail::status).status;
  CHECK(status.operation == Operation::rebase);
  CHECK(status.conflicted == 1);
  CHECK(status.branch.empty());
}

TEST_CASE("cherry-pick, revert and bisect are told apart") {
  Repository repository;
  repository.commit("One", "a.c", "1\n");
  const auto two = repository.commit("Two", "a.c", "2\n");
  repository.commit("Three", "a.c", "3\n");
  CHECK_FALSE(repository.try_git({"revert", "--no-edit", two}));
  CHECK(ask(repository, Detail::status).status.operation == Operation::revert);
  repository.git({"revert", "--abort"});
  CHECK_FALSE(repository.try_git({"cherry-pick", two}));
  CHECK(ask(repository, Detail::status).status.operation == Operation::cherry_pick);
  repository.git({"cherry-pick", "--abort"});
  repository.git({"bisect", "start"});
  CHECK(ask(repository, Detail::status).status.operation == Operation::bisect);
  repository.git({"bisect", "reset"});
  CHECK(ask(repository, Detail::status).status.operation == Operation::none);
}

TEST_CASE("file names of any bytes are told apart and shown on one line") {
  Repository repository;
  repository.commit("Nothing");
  const std::string names[] = {"-rf", "a\nb", "a\tb", "say \"hi\"", "caf\xe9", "\xe2\x80\xaeslr.c"};
  for (const auto& name : names) repository.write(name, "1\n");
  CHECK(paths(ask(repository)) == std::vector<std::string>{"-rf", "a\\x09b", "a\\x0Ab", "caf\\xE9",
                                                           "say \"hi\"", "\\xE2\\x80\\xAEslr.c"});
  repository.commit("Add all");
  for (const auto& name : names) repository.write(name, "2\n");
  const Answer answer = ask(repository, Detail::hunks);
  CHECK(answer.status.modified == 6);
  CHECK(answer.commits.front().paths.size() == 6);
}

TEST_CASE("the handoff may have any name") {
  Repository repository;
  repository.commit("Nothing");
  for (const std::string name : {"*.md", "a\nb.md", "caf\xe9.md", ":(top)x.md", "-x.md"}) {
    repository.write(name, "1\n");
    INFO(name);
    CHECK(ask(repository, Detail::status, name).status.untracked == 0);
    fs::remove(repository.root() / name);
  }
}

TEST_CASE("a repository of 256-bit object ids is one like any other") {
  Repository repository({"--object-format=sha256"});
  const auto id = repository.commit("Add a", "a.c", "int a;\n");
  CHECK(id.size() == 64);
  const Answer answer = ask(repository);
  CHECK(answer.status.head == id);
  CHECK(answer.changes == std::vector<Change>{{ChangeKind::added, "a.c", 1, 0, true}});
}

TEST_CASE("a sparse and split index is read, and left as it is") {
  Repository repository;
  repository.write("in/a.c", "1\n");
  repository.write("out/b.c", "1\n");
  repository.commit("Add both");
  repository.git({"sparse-checkout", "set", "--cone", "--sparse-index", "in"});
  CHECK(ask(repository, Detail::status).status.modified == 0);
  repository.git({"sparse-checkout", "disable"});
  repository.git({"update-index", "--split-index"});
  repository.write("in/a.c", "22\n");
  CHECK(ask(repository, Detail::status).status.modified == 1);
}

TEST_CASE("a shallow clone begins where it was cut") {
  Repository origin;
  origin.commit("One", "a.c", "1\n");
  const auto two = origin.commit("Two", "b.c", "1\n");
  const Repository repository;
  repository.git({"fetch", "--quiet", "--depth=1", "file://" + origin.root().native(), "main"});
  repository.git({"reset", "--quiet", "--hard", "FETCH_HEAD"});
  const Answer answer = ask(repository);
  CHECK(answer.base == Base{BaseReason::last_session, two, ""});
  CHECK(answer.commits.empty());
  CHECK(answer.changes.empty());
}

TEST_CASE("a bare repository and the inside of .git are no work tree") {
  const Repository repository;
  repository.git({"config", "core.bare", "true"});
  CHECK(refusal(repository.root()) == "this operation must be run in a work tree");
}

TEST_CASE("a submodule is asked about on its own, and left alone in its superproject") {
  Repository inner;
  inner.commit("Add a", "a.c", "int a;\n");
  Repository outer;
  outer.git({"-c", "protocol.file.allow=always", "submodule", "--quiet", "add",
             inner.root().native(), "lib"});
  outer.commit("Add the submodule");
  outer.write("lib/a.c", "int b;\n");
  CHECK(ask(outer, Detail::status).status.modified == 0);
  const auto answer = ask_and_wait({}, {(outer.root() / "lib").native(), "", Detail::status});
  REQUIRE(answer);
  CHECK(answer->status.project == "lib");
  CHECK(answer->status.modified == 1);
}

TEST_CASE("a file that a filter would have to judge is unknown, unless it is staged") {
  Repository repository;
  repository.write(".gitattributes", "*.bin filter=lfs diff=lfs -text\n");
  repository.write("a.bin", "version 1\n");
  repository.write("b.bin", "version 1\n");
  repository.write("c.c", "1\n");
  repository.commit("Add all");
  repository.write("a.bin", "the real content\n");
  repository.write("b.bin", "the real content\n");
  repository.write("c.c", "22\n");
  repository.git({"add", "b.bin"});
  repository.time += 3 * 60 * 60;
  const Answer answer = ask(repository);
  CHECK(answer.status.unknown == 1);
  CHECK(answer.status.modified == 2);
  REQUIRE(answer.changes.size() == 4);
  CHECK(answer.changes[1] == Change{ChangeKind::unknown, "a.bin", {}, {}, false});
  CHECK(answer.changes[2].kind == ChangeKind::added);
}

TEST_CASE("an edit of the same size in the same moment as git add is seen") {
  Repository repository;
  for (int i = 0; i < 5; ++i) {
    repository.commit("Add", "a.c", "1111" + std::to_string(i) + "\n");
    const auto time = fs::last_write_time(repository.root() / "a.c");
    repository.write("a.c", "2222" + std::to_string(i) + "\n");
    fs::last_write_time(repository.root() / "a.c", time);
    fs::last_write_time(repository.root() / ".git/index", time);
    CHECK(ask(repository, Detail::status).status.modified == 1);
  }
}

TEST_CASE("a damaged repository is neither clean nor empty") {
  Repository repository;
  repository.commit("Add a", "a.c", "int a;\n");
  const fs::path git = repository.root() / ".git";
  SECTION("a cut index") {
    fs::resize_file(git / "index", 40);
    CHECK(refusal(repository.root()) == "the repository is damaged: its index cannot be read");
  }
  SECTION("a ref of garbage") {
    repository.write(".git/refs/heads/main", "garbage\n");
    CHECK(refusal(repository.root()) == "the repository is damaged: its HEAD cannot be read");
  }
  SECTION("a HEAD of garbage") {
    repository.write(".git/HEAD", "garbage\n");
    CHECK(refusal(repository.root()) == "not a git repository");
  }
  SECTION("an empty .git inside another repository") {
    fs::create_directories(repository.root() / "inner/.git");
    CHECK(refusal(repository.root() / "inner") == "not a git repository");
  }
  SECTION("no objects") {
    fs::remove_all(git / "objects");
    fs::create_directories(git / "objects");
    CHECK(refusal(repository.root()) != "answered");
  }
  SECTION("a broken configuration") {
    repository.write(".git/config", "[core\n");
    CHECK(refusal(repository.root()).starts_with("bad config line 1"));
  }
  SECTION("an extension that nobody knows") {
    repository.git({"config", "core.repositoryformatversion", "0"});
    repository.git({"config", "extensions.refstorage", "reftable"});
    CHECK(refusal(repository.root()).find("extensions.refstorage") != std::string::npos);
  }
}

TEST_CASE("text from a commit is one clean line") {
  Repository repository;
  repository.author.name = "Eve\x1b]0;x\x07 E";
  repository.commit("Fix \x1b[31m`rm -rf` for $HOME \xE2\x80\xAE[x](y)\n\nBody", "a.c", "1\n");
  const Commit commit = ask(repository).commits.at(0);
  CHECK(commit.subject == "Fix \uFFFD[31m`rm -rf` for $HOME [x](y)");
  CHECK(commit.author == "Eve\uFFFD]0;x\uFFFD E");
}

TEST_CASE("the repository of another user is left alone") {
  if (::geteuid() != 0) SKIP("only root can give files away");
  Repository repository;
  repository.commit("Add a", "a.c", "int a;\n");
  REQUIRE(::chown(repository.root().c_str(), 12345, 12345) == 0);
  REQUIRE(::chown((repository.root() / ".git").c_str(), 12345, 12345) == 0);
  CHECK(refusal(repository.root()) ==
        "this repository belongs to another user; git's setting safe.directory can allow it");
  repository.git({"config", "--global", "safe.directory", repository.root().native()});
  CHECK(refusal(repository.root()) == "answered");
  repository.git({"config", "--global", "--unset", "safe.directory"});
}

TEST_CASE("what the user ignores everywhere is ignored") {
  const Repository repository;
  repository.write("a.tmp", "x\n");
  repository.write("b.c", "x\n");
  const fs::path ignore = testing::empty_home() / ".config/git/ignore";
  fs::create_directories(ignore.parent_path());
  repository.write(ignore, "*.tmp\n");
  CHECK(ask(repository, Detail::status).status.untracked == 1);
  fs::remove_all(testing::empty_home() / ".config");
}

}  // namespace
}  // namespace handoff::git
