#pragma once

// What a git process gets to see of this one's environment: where programs and the user's own files
// are, and no variable that could change what git does.

#include <string>
#include <string_view>
#include <vector>

namespace handoff::git {

/// The absolute path of the program `name` in the absolute folders of `path` (PATH), or empty. A
/// name that is an absolute path itself stands for that, if it is a program.
std::string find_program(std::string_view name, std::string_view path);

/// The value of a variable of this process, empty where there is none.
std::string variable(const char* name);

/// For finding out about the repository whose work tree is `root` by its own configuration.
std::vector<std::string> discovery_environment(const std::string& root);

/// For the user's configuration, without any repository's.
std::vector<std::string> user_environment();

/// For everything else: `directory` is the private git directory.
std::vector<std::string> private_environment(const std::string& directory, const std::string& root);

}  // namespace handoff::git
