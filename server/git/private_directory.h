#pragma once

// The private git directory: it has a repository's data and none of its configuration, hooks or
// attributes, so that no git command can be made to run a program of the repository's choice, and
// what git writes (a refreshed index) goes to the copy. Nothing here writes to the repository or
// runs git.

#include <filesystem>
#include <optional>
#include <string>

#include "server/expected.h"
#include "server/git/answers.h"
#include "server/git/files.h"
#include "server/git/questions.h"

namespace handoff::git {

/// The folder with `.git` in it that `folder`, absolute, lies in; links are resolved.
std::optional<std::filesystem::path> find_root(const std::filesystem::path& folder);

/// What in the repository changes with a commit, a switch or `git add`.
struct State {
  std::string head;            ///< content of HEAD
  std::optional<Stamp> index;  ///< absent before the first `git add`

  bool operator==(const State&) const = default;
};

Expected<State> read_state(const Identity& identity);

/// The text of the repository's configuration, with that of the work tree behind it.
Expected<std::string> read_configuration(const Identity& identity);

/// What the repository is in the middle of.
Operation operation_of(const Identity& identity);

/// The name of the folder that holds the common directory, else that of the work tree.
std::string project_of(const Identity& identity);

/// Makes `folder` a git directory for the repository's data, without index and HEAD.
Expected<void> create_private_directory(const std::filesystem::path& folder,
                                        const Identity& identity);

/// Brings HEAD and index of `folder` up to date where `state` differs from `known`. The index keeps
/// its time of modification, which git compares with those of the files.
Expected<void> refresh_private_directory(const std::filesystem::path& folder,
                                         const Identity& identity, const State& state,
                                         const State& known);

}  // namespace handoff::git
