// What is answered about real repositories in every state that a repository can be in.

#include "server/git/options.h"

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <string>

#include "tests/support/repository.h"

namespace handoff::git {
namespace {

using testing::Repository;

Answer ask(const Repository& repository, Detail detail = Detail::history,
           const std::string& file_name = "handoff.md") {
  const auto answer = ask_and_wait({}, {repository.root().native(), file_name, detail});
  INFO((answer ? "" : answer.error().message));
  REQUIRE(answer);
  return *answer;
}

std::string refusal(const Options& options, const std::filesystem::path& folder) {
  const auto answer = ask_and_wait(options, {folder.native(), "", Detail::status});
  return answer ? "answered" : answer.error().message;
}

TEST_CASE("without git the reason is given") {
  const Repository repository;
  CHECK(refusal({.enabled = true, .program = "/nowhere/git", .limits = {}}, repository.root()) ==
        "git is not installed");
  CHECK(refusal({.enabled = false, .program = "", .limits = {}}, repository.root()) ==
        "git is switched off (handoff.git.enabled)");
}

TEST_CASE("a folder outside of any repository is none") {
  const testing::TemporaryFolder folder;
  CHECK(refusal({}, folder.path()) == "not a git repository");
  CHECK(refusal({}, folder.path() / "absent") == "not a git repository");
}

TEST_CASE("a repository without commits has staged and untracked files") {
  const Repository repository;
  repository.write("staged.c", "int x;\n");
  repository.write("untracked.c", "int x;\n");
  repository.git({"add", "staged.c"});
  const Answer answer = ask(repository);
  CHECK(answer.status == Status{.project = "project",
                                .head = "",
                                .branch = "main",
                                .upstream = "",
                                .ahead = {},
                                .behind = {},
                                .operation = Operation::none,
                                .modified = 1,
                                .untracked = 1,
                                .conflicted = 0,
                                .unknown = 0});
  CHECK(answer.base == Base{});
  CHECK(answer.commits.empty());
  CHECK(answer.changes ==
        std::vector<Change>{{ChangeKind::added, "staged.c", 1, 0, false},
                            {ChangeKind::untracked, "untracked.c", {}, {}, false}});
}

}  // namespace
}  // namespace handoff::git
