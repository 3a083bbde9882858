// Test cases as text archives: a comment, then files that each follow a line `-- name --`. What is
// in the files is not this header's business. A name may hold spaces, so that it can say more than
// a file's name; text without a final line break gets one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace handoff::cases {

struct ArchiveFile {
  std::string name;
  std::string text;
};

struct Archive {
  std::string comment;
  std::vector<ArchiveFile> files;
};

Archive parse_archive(std::string_view text);

/// What parse_archive() reads as `archive` again.
std::string to_text(const Archive& archive);

/// The archive in the file at `path`. Throws std::runtime_error when it cannot be read.
Archive read_archive(const std::string& path);

std::string read_file(const std::string& path);

/// UPDATE=1 in the environment: what is found is to be written as what is expected.
bool is_updating();

/// An answer, whose lines may be none.
std::string or_none(std::string lines);

}  // namespace handoff::cases
