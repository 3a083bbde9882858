// Files of the command line: read carefully, written whole or not at all.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/expected.h"

namespace handoff {

/// A regular file of at most 16 MiB in UTF-8; `-` is standard input. A pipe or device in its place
/// is an error, not a wait.
Expected<std::string> read_file(const std::string& path);

/// Something is there, be it a link that leads nowhere.
bool exists(const std::string& path);

/// Writes a temporary file beside `path` and puts it there, unless something is there already.
Expected<void> write_new_file(const std::string& path, std::string_view content);

/// The same in place of the file that is there, whose permissions are kept.
Expected<void> replace_file(const std::string& path, std::string_view content);

/// What an argument names: itself, for a file; every Markdown file below it, for a folder; every
/// one that matches, for a glob (see glob.h). Sorted. `.git` and `node_modules` are left out, links
/// are not followed.
struct Named {
  std::vector<std::string> files;
  bool expanded = false;  ///< a folder or a glob: what is no handoff is not meant
};
Expected<Named> files_named(const std::string& argument);

/// `path` from the root on.
std::string absolute_path(const std::string& path);

}  // namespace handoff
