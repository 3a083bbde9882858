#include "server/git/handoff_paths.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

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

}  // namespace
}  // namespace handoff::git
