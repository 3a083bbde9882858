#pragma once

// Asks about a repository, for tests that read what it says.

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <string>

#include "server/git/options.h"
#include "tests/support/repository.h"

namespace handoff::git {

inline Answer ask(const testing::Repository& repository, Detail detail = Detail::history,
                  const std::string& file_name = "handoff.md") {
  const auto answer = ask_and_wait({}, {repository.root().native(), file_name, detail});
  INFO((answer ? "" : answer.error().message));
  REQUIRE(answer);
  return *answer;
}

/// Why there is no answer.
inline std::string refusal(const std::filesystem::path& folder, const Options& options = {}) {
  const auto answer = ask_and_wait(options, {folder.native(), "", Detail::history});
  return answer ? "answered" : answer.error().message;
}

}  // namespace handoff::git
