// The files that an argument of the command line names. What is in them is not looked at here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/expected.h"

namespace handoff {

struct FoundFile {
  std::string path;                 ///< to be opened and shown
  std::optional<std::string> name;  ///< to be judged by, see schema_for(); none for one that was
                                    ///< named, which is a handoff whatever it is called
};

struct Found {
  std::vector<FoundFile> files;   ///< sorted by path
  std::vector<Failure> failures;  ///< folders that cannot be read, or a glob that matches nothing
};

/// A file and `-` name themselves; a folder, every Markdown file below it; a glob (see glob.h),
/// every Markdown file that matches. `.git` and `node_modules` are left out, links are not
/// followed.
///
/// What is below the current folder is judged by its name relative to that; the rest by its name
/// from the argument's folder on, that folder's own name included.
Found find_files(const std::string& argument);

}  // namespace handoff
