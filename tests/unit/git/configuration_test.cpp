#include "server/git/configuration.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "tests/support/repository.h"

namespace handoff::git {
namespace {

std::string configuration(const std::vector<Setting>& repository,
                          const std::vector<Setting>& user = {}) {
  const auto text = private_configuration(user, repository, "/attributes");
  REQUIRE(text);
  return *text;
}

TEST_CASE("nothing that could name a program is taken over") {
  const std::string text = configuration({{"core.fsmonitor", "evil"},
                                          {"core.hookspath", "evil"},
                                          {"core.sshcommand", "evil"},
                                          {"filter.a=b.clean", "evil"},
                                          {"diff.external", "evil"},
                                          {"include.path", "evil"},
                                          {"core.worktree", "evil"},
                                          {"remote.origin.url", "ext::evil"},
                                          {"alias.status", "!evil"}},
                                         {{"core.pager", "evil"}, {"filter.lfs.clean", "evil"}});
  CHECK(text.find("evil") == std::string::npos);
}

TEST_CASE("the repository's settings go over the user's") {
  const std::string text = configuration({{"core.autocrlf", "false"}}, {{"core.autocrlf", "true"}});
  CHECK(text.find("\"true\"") < text.find("\"false\""));
}

TEST_CASE("an unknown extension is refused by name") {
  const auto text = private_configuration({}, {{"extensions.refstorage", "reftable"}}, "");
  CHECK(text.error().message.find("extensions.refstorage") != std::string::npos);
  CHECK(private_configuration({}, {{"extensions.worktreeconfig", "true"}}, ""));
}

TEST_CASE("names and values come through with all their characters") {
  const testing::Repository repository;
  const std::string merge = "refs/heads/a\"b\\c # ; d\n[core]\n\tfsmonitor = evil";
  repository.write("config", configuration({{"branch.x\"y\\z.w.merge", merge}}));
  CHECK(repository.git({"config", "--file", "config", "branch.x\"y\\z.w.merge"}) == merge);
  CHECK(repository.git({"config", "--file", "config", "core.fsmonitor"}) == "false");
}

TEST_CASE("a safe directory is named, or all are") {
  CHECK(is_safe_directory({{"safe.directory", "/r"}}, "/r"));
  CHECK(is_safe_directory({{"safe.directory", "*"}}, "/r"));
  CHECK_FALSE(is_safe_directory({{"safe.directory", "*"}, {"safe.directory", ""}}, "/r"));
  CHECK_FALSE(is_safe_directory({{"safe.directory", "/r/x"}}, "/r"));
  CHECK_FALSE(is_safe_directory({}, "/r"));
}

}  // namespace
}  // namespace handoff::git
