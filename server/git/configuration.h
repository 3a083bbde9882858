#pragma once

// The configuration of the private git directory. A repository's own can name programs to run in
// more ways than anyone can list, so nothing of it is taken but settings that are known to be data.

#include <string>
#include <string_view>
#include <vector>

#include "server/expected.h"
#include "server/git/answers.h"

namespace handoff::git {

/// The text of a configuration file that follows the harmless settings of `user` and then of
/// `repository`. Fails where the repository needs an extension that is not among them, since git
/// would read its data wrongly then. `attributes` is the path of a file for default attributes.
Expected<std::string> private_configuration(const std::vector<Setting>& user,
                                            const std::vector<Setting>& repository,
                                            std::string_view attributes);

/// Default attributes: they tell git where a function begins in a source file.
std::string default_attributes();

/// Why git, and we, stay away from a repository.
inline constexpr std::string_view belongs_to_another_user =
    "this repository belongs to another user; git's setting safe.directory can allow it";

/// Whether the user trusts the repository of another user at `root` (git's safe.directory).
bool is_safe_directory(const std::vector<Setting>& user, std::string_view root);

}  // namespace handoff::git
