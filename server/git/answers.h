#pragma once

// Reads what the commands of queries.h print: bytes in, data out. The bytes are not trusted: a
// field too few, an object id that is none or a state that git reports for a damaged repository
// gives a failure, never half an answer. Paths and texts keep git's own bytes; whoever shows them
// sanitises them (sanitize.h).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/expected.h"

namespace handoff::git {

/// What a command printed on its standard output.
struct Output {
  std::string bytes;
  bool cut = false;  ///< there was more than the limit lets through; the last record may be half
};

struct Identity {
  std::string root;        ///< of the work tree
  std::string directory;   ///< HEAD and index of this work tree
  std::string common;      ///< objects, refs and configuration of all work trees
  std::string empty_tree;  ///< object id of a tree without files
  bool shallow = false;

  bool operator==(const Identity&) const = default;
};

struct StatusEntry {
  enum class Kind { tracked, conflicted, untracked };
  Kind kind;
  char staged;   ///< letter of the index against HEAD; '.' for the same
  char changed;  ///< letter of the work tree against the index
  std::string path;
};

struct StatusReport {
  std::string head;      ///< object id, empty while there are no commits
  std::string branch;    ///< empty when detached
  std::string upstream;  ///< short name
  std::optional<int> ahead, behind;
  std::vector<StatusEntry> entries;
};

struct LogEntry {
  std::string id;
  std::vector<std::string> parents;
  std::optional<std::int64_t> time;  ///< author's, seconds since 1970; absent outside 1970 to 2100
  std::string email, author, subject;
  std::vector<std::string> paths;  ///< with `--numstat` each behind its counts: "3\t1\ta.c"
};

struct DiffEntry {
  char letter;  ///< A, D, M, T or U
  std::string path;
  std::optional<int> added, deleted;  ///< lines; absent for what is not text
};

struct Hunk {
  std::string path;
  int line = 0;         ///< of the first added line, from 1; of the line before the deleted ones
  int deleted = 0;      ///< lines
  std::string context;  ///< the function that git takes the hunk to be in; may be empty
  std::vector<std::string> added;  ///< lines, without their ends
};

/// A name and its value; a name without a value is true.
using Setting = std::pair<std::string, std::string>;

/// A place that a branch without an upstream may have left.
struct Trunk {
  std::string name;    ///< full name of the ref
  std::string target;  ///< of a symbolic ref, else empty
};

Expected<Identity> parse_identity(const Output&);
Expected<std::vector<Setting>> parse_settings(const Output&);
Expected<StatusReport> parse_status(const Output&);
Expected<std::vector<LogEntry>> parse_log(const Output&);
Expected<std::vector<DiffEntry>> parse_diff(const Output&);
Expected<std::vector<Hunk>> parse_hunks(const Output&);
Expected<std::vector<Trunk>> parse_trunks(const Output&);

/// The paths that have a filter.
Expected<std::vector<std::string>> parse_attributes(const Output&);

/// An object id for each line, empty for a line that says that there is none.
Expected<std::vector<std::string>> parse_ids(const Output&);

/// One object id, or nothing where git printed nothing.
Expected<std::string> parse_id(const Output&);

}  // namespace handoff::git
