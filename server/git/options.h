#pragma once

// How git may be used. What it can be asked is in questions.h.

#include <array>
#include <chrono>
#include <cstddef>
#include <string>

#include "server/expected.h"
#include "server/git/questions.h"

namespace handoff::git {

struct Limits {
  std::chrono::milliseconds query{2000};  ///< for one run of git
  std::chrono::milliseconds ask{5000};    ///< for all runs of one question
  std::chrono::milliseconds grace{200};   ///< between asking a process to end and ending it
  std::size_t output = 8 << 20;           ///< bytes; what comes after them is not read

  /// How long a repository is left alone after git took too long there, once, twice, and so on.
  std::array<std::chrono::milliseconds, 3> pauses{std::chrono::seconds(30), std::chrono::minutes(2),
                                                  std::chrono::minutes(10)};
};

struct Options {
  bool enabled = true;
  std::string program;  ///< absolute path of git; empty: looked up in PATH
  Limits limits;
};

/// Asks, and waits for the answer: for programs that have nothing else to do meanwhile. A signal
/// that asks this process to end is held back until git has ended.
Expected<Answer> ask_and_wait(Options options, Question question);

}  // namespace handoff::git
