#pragma once

// From a query to a process that answers it, and from a process that failed to a reason. How a
// process is run is in process.h.

#include <filesystem>
#include <string>
#include <vector>

#include "server/expected.h"
#include "server/git/answers.h"
#include "server/git/survey.h"

namespace handoff::git {

struct Command {
  std::string program;  ///< absolute path
  std::vector<std::string> arguments;
  std::vector<std::string> environment;  ///< all of it, "NAME=value"
  std::string input = "/dev/null";       ///< the file to read as standard input
};

struct Result {
  Output output;
  std::string errors;  ///< what stood on standard error
  int status = -1;     ///< the exit status, or the number of the signal; -1 while not known
};

/// How to put `query` to git. What it reads is written to a file for it.
Expected<Command> command_for(const std::string& program, const Survey& survey, Scope scope,
                              Query query);

/// What to tell people when git did not do as it was told: what it says, where it says something,
/// with the repository's git directory in place of the private one.
std::string complaint(const Result& result, const Survey& survey);

/// Whether `path` leads to `folder` or below it. Expects: `folder` has no links in it.
bool is_inside(const std::filesystem::path& path, const std::filesystem::path& folder);

}  // namespace handoff::git
