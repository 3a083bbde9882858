// The command line's commands, on the same engine as the editor's session. Each returns the exit
// status; what goes wrong is said on `err` in a sentence.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "server/analysis/findings.h"
#include "server/fill/facts.h"
#include "server/git/options.h"

namespace handoff {

inline constexpr int exit_clean = 0;
inline constexpr int exit_findings = 1;
inline constexpr int exit_failure = 2;  ///< wrong usage, or a file that cannot be read or written

struct CheckOptions {
  std::vector<std::string> files;  ///< files, folders, globs, `-`
  bool json = false;
  Severity fail_on = Severity::hint;
  Today today = {};
};

/// Prints what an editor would show.
int check(const CheckOptions& options, std::ostream& out, std::ostream& err);

struct WriteOptions {
  std::string file;                ///< `-` is standard input and output
  std::string template_name = {};  ///< empty: the one of the project
  git::Options git;
  LocalTime now;
};

/// Where the next handoff belongs, judged by those below the current folder; see naming.h.
std::string next_handoff_file(LocalTime now);

/// Writes a new handoff, filled with what git knows; never over a file.
int write_new(const WriteOptions& options, std::ostream& out, std::ostream& err);

/// Fills what is open in a handoff with what git knows.
int fill_file(const WriteOptions& options, std::ostream& out, std::ostream& err);

}  // namespace handoff
