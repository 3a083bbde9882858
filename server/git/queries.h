#pragma once

// The arguments of every git command that is ever run, and nothing else: no shell, no text of a
// document but as a literal pathspec or hexadecimal digits, no revision on the command line but an
// object id that git printed itself. The answers are read by answers.h.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::git {

struct Query {
  std::vector<std::string> arguments;
  int nothing = 0;         ///< the exit status that means, beside 0, that there is nothing to print
  std::string input = {};  ///< to read on standard input
};

/// An answer holds at most so many commits and so many changes.
constexpr std::size_t max_entries = 500;

/// Where the repository is; the only query that reads its own configuration, and runs nothing.
Query identity_query();

/// What of the user's own and the machine's configuration the private git directory follows.
Query user_settings_query();

/// What a copy of the repository's configuration says.
Query repository_settings_query(std::string_view file);

/// The ids of the commits of these names, a line each. Expects: they are such names.
Query ids_query(const std::vector<std::string>& names);

/// The commits `ids`, each with how many lines it adds to its files and takes from them.
Query named_commits_query(const std::vector<std::string>& ids);

/// The branch and the work tree, `document` left out where that is not empty.
Query status_query(std::string_view document);

/// The `filter` attribute of `paths`.
Query attributes_query(const std::vector<std::string>& paths);

/// Which of the places exist that a branch without an upstream may have left.
Query trunks_query();
Query merge_base_query(std::string_view head, std::string_view other);

/// The commit behind the newest 2000 of `head`'s: searches go no further.
Query horizon_query(std::string_view head);

/// The commits from `head` to `horizon` (empty: to the first) that wrote Markdown or `document`,
/// and which. Whether that is a handoff is not left to git, which takes ten times as long to tell.
Query written_documents_query(std::string_view head, std::string_view horizon,
                              std::string_view document);

/// The commits that one line of first parents leads to.
Query line_query(std::string_view head);

/// The commits since `base`, all when that is empty, and the files they touched.
Query commits_query(std::string_view base, std::string_view head);

/// How the work tree differs from the tree or commit `base`: files and counts of lines.
Query changes_query(std::string_view base);

/// The same for `paths`, with their changed lines.
Query hunks_query(std::string_view base, const std::vector<std::string>& paths);

}  // namespace handoff::git
