#pragma once

// A git that hangs, for tests of what a session does meanwhile.

#include <chrono>
#include <string>

#include "server/git/options.h"
#include "tests/support/repository.h"

namespace handoff::testing {

/// A program in git's place that tells when it starts, and then does nothing for ever.
class HangingGit {
 public:
  enum class When { asked_to_end, killed };

  /// When it ends.
  explicit HangingGit(When ends = When::asked_to_end);
  ~HangingGit();
  HangingGit(const HangingGit&) = delete;
  HangingGit& operator=(const HangingGit&) = delete;

  /// For a server that is to use it, and to wait this long for an answer.
  git::Options options(std::chrono::milliseconds limit = std::chrono::seconds(60)) const;

  /// Waits until it is started the next time; its process.
  int wait_for_start() const;
  bool was_started() const;

 private:
  TemporaryFolder folder_;
  std::string program_;
  int starts_;  ///< reads the processes' ids, a line each
};

/// Waits until the process, which is no child of ours to wait for, is gone. False when it stays.
bool ends(int process);

}  // namespace handoff::testing
