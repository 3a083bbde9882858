// How people name a place in a file: `src/a.cpp`, `src/a.cpp:31`, `src/a.cpp#L3-L9`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace handoff {

struct FilePlace {
  std::string path;  ///< relative, without `.` and `..` in it
  int line = 0;      ///< from 1; 0 where none is named
  /// Not only possibly a file: it has a line, or folders and an ending.
  bool likely = false;

  bool operator==(const FilePlace&) const = default;
};

/// Nothing for what cannot be the path of a file in a repository, such as a command, a glob, a URL,
/// an absolute path or one that leads out.
std::optional<FilePlace> read_file_place(std::string_view text);

}  // namespace handoff
