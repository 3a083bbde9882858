#include "server/git/handoff_paths.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/repository.h"

namespace handoff::git {
namespace {

const std::vector<std::string> handoffs = {
    "HANDOFF.md",      "docs/2024-05-01-Handover.markdown",
    "handoffs/one.md", "a/Session-Handoffs/b/two.md",
    "handover/x.MD",   "my-handoff-notes.md",
};
const std::vector<std::string> others = {
    "README.md",
    "handoff.txt",
    "handoffs.d/one.md",
    "templates/handoff.md",
    "a/Template/handoff.md",
    ".handoff/templates/handoff.md",
    "handoff.md/code.c",
};

TEST_CASE("a handoff is known by its name or its folder") {
  for (const auto& path : handoffs) {
    INFO(path);
    CHECK(is_handoff(path));
  }
  for (const auto& path : others) {
    INFO(path);
    CHECK_FALSE(is_handoff(path));
  }
  CHECK(is_handoff("docs/handoffs/"));
  CHECK_FALSE(is_handoff("docs/"));
}

TEST_CASE("git selects the same paths") {
  testing::Repository repository;
  for (const auto& path : handoffs) repository.write(path, "x\n");
  for (const auto& path : others) repository.write(path, "x\n");
  repository.write("notes/today.md", "x\n");
  repository.commit("all");

  std::vector<std::string> arguments{"ls-files", "--"};
  for (const auto& spec : handoff_pathspecs("notes/today.md")) arguments.push_back(spec);
  std::vector<std::string> selected;
  std::istringstream lines(repository.git(arguments));
  for (std::string line; std::getline(lines, line);) selected.push_back(line);

  std::vector<std::string> expected = handoffs;
  expected.push_back("notes/today.md");
  std::ranges::sort(expected);
  std::ranges::sort(selected);
  CHECK(selected == expected);
}

}  // namespace
}  // namespace handoff::git
