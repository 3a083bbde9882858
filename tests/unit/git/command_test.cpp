// What people are told when git fails.

#include "server/git/command.h"

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <string>

#include "tests/unit/git/asking.h"

namespace handoff::git {
namespace {

namespace fs = std::filesystem;
using testing::Repository;

TEST_CASE("a complaint is git's first line, or the exit status") {
  const auto complain = [](const std::string& errors) {
    return complaint({.output = {}, .errors = errors, .status = 128}, {});
  };
  CHECK(complain("fatal: bad object\nmore\n") == "bad object");
  CHECK(complain("error: no\n") == "error: no");
  CHECK(complain("") == "git failed (128)");
  CHECK(complain("fatal: not a git repository: /a") == "not a git repository");
}

TEST_CASE("a complaint names the repository's git directory wherever git names the private one") {
  Survey survey{.root = "/work/tree", .scratch = "/run/private/0"};
  const Result result{.output = {},
                      .errors = "fatal: /run/private/0/index and /run/private/0/HEAD differ\n",
                      .status = 128};
  CHECK(complaint(result, survey) == "/run/private/0/index and /run/private/0/HEAD differ");
  survey.identity.emplace().directory = "/work/tree/.git";
  CHECK(complaint(result, survey) == "/work/tree/.git/index and /work/tree/.git/HEAD differ");
}

TEST_CASE("what is wrong with an index is said of the user's own") {
  Repository repository;
  repository.commit("One", "a.c", "1\n");
  repository.write(".git/index", "short");
  const std::string index = repository.root() / ".git/index";
  CHECK(refusal(repository.root()) == index + ": index file smaller than expected");
}

}  // namespace
}  // namespace handoff::git
