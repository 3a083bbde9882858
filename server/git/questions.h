// What a handoff can ask of its repository, and what git said: plain data, so that the core can
// reason about git without knowing that it is a program. Nothing here runs git (git.h does) and
// nothing here parses its output (answers.h does).
//
// Every string of an answer is valid UTF-8 on one line, free of control, bidirectional and
// zero-width characters, and bounded; it is still hostile text, and whoever writes it into Markdown
// or a snippet escapes it for that target.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::git {

/// How much of the repository a question is about; each level includes those before it.
enum class Detail {
  names,    ///< which of the question's names are commits, and where people can see them
  commits,  ///< also what those commits are
  status,   ///< also branch and the state of the work tree
  history,  ///< also the session's base, its commits and the changed files
  hunks,    ///< also the functions and classes that the changes touch
};

/// Whether a document may mean a commit with `name`: enough of an id to tell it from others.
inline bool is_commit_name(std::string_view name) {
  return name.size() >= 7 && name.size() <= 64 &&
         name.find_first_not_of("0123456789abcdef") == name.npos;
}

struct Question {
  std::string folder;     ///< absolute path of the handoff's folder
  std::string file_name;  ///< the handoff's own name in it, not counted as a change; may be empty
  Detail detail = Detail::status;

  /// What a document may call commits. Of others, and beyond the first 200, nothing is said.
  std::vector<std::string> names = {};

  bool operator==(const Question&) const = default;
};

enum class Operation { none, merge, rebase, cherry_pick, revert, bisect };

struct Status {
  std::string project;   ///< name of the folder that holds the repository's common directory
  std::string head;      ///< object id of HEAD, empty while there are no commits
  std::string branch;    ///< empty when HEAD is detached
  std::string upstream;  ///< short name, empty when there is none
  std::optional<int> ahead, behind;  ///< absent without an upstream, or when the upstream is gone
  Operation operation = Operation::none;
  int modified = 0;    ///< tracked entries that differ from HEAD, staged or not
  int untracked = 0;   ///< untracked files and folders, as `git status` collapses them
  int conflicted = 0;  ///< unmerged entries
  int unknown = 0;     ///< entries that only a content filter (such as LFS) could judge

  bool operator==(const Status&) const = default;
};

/// Where the session is taken to begin, and why.
enum class BaseReason { none, previous_handoff, upstream, last_session };

struct Base {
  BaseReason reason = BaseReason::none;
  std::string commit;  ///< object id; empty: everything, from the first commit on
  std::string name;    ///< the previous handoff's path, or the upstream's name; else empty

  bool operator==(const Base&) const = default;
};

struct Commit {
  std::string id;
  std::optional<std::int64_t> time;  ///< author's, seconds since 1970; absent outside 1970 to 2100
  std::string author;
  std::string subject;
  std::vector<std::string> paths;  ///< what it touched, relative to the work tree's root

  bool operator==(const Commit&) const = default;
};

struct CommitSize {
  int files = 0;
  int added = 0, deleted = 0;  ///< lines of text

  bool operator==(const CommitSize&) const = default;
};

/// A commit that the question names.
struct NamedCommit {
  std::string name;  ///< as in the question
  Commit commit;     ///< only its id where no more was asked for; never its paths
  std::optional<CommitSize> size =
      {};  ///< against its first parent; absent where that is not known

  bool operator==(const NamedCommit&) const = default;
};

enum class ChangeKind { added, modified, deleted, untracked, conflicted, unknown };

/// A file that differs between the base and the work tree, the handoff itself left out.
struct Change {
  ChangeKind kind = ChangeKind::modified;
  std::string path;                   ///< relative to the work tree's root, `/` between its parts
  std::optional<int> added, deleted;  ///< lines; absent for binary and untracked files
  bool committed = false;             ///< the work tree holds it as HEAD does

  bool operator==(const Change&) const = default;
};

/// A function or class that a change touches.
struct Reference {
  std::string symbol;
  std::string path;
  int line = 0;  ///< in the work tree, from 1

  bool operator==(const Reference&) const = default;
};

struct Answer {
  Status status;
  Base base;
  std::vector<Commit> commits;  ///< without merges, newest first, at most 500
  std::vector<Change> changes;  ///< by path, at most 500
  bool truncated = false;       ///< one of the lists is not complete
  std::vector<Reference> references;
  std::vector<NamedCommit> named;
  std::string commit_pages;  ///< see remote.h

  bool operator==(const Answer&) const = default;
};

}  // namespace handoff::git
