#pragma once

// The state of the work tree and the changed files, from what git printed.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "server/git/answers.h"
#include "server/git/questions.h"

namespace handoff::git {

using Paths = std::set<std::string, std::less<>>;

/// The tracked files that nothing but the work tree's content makes modified: a content filter
/// (gitattributes, "filter"), which is never run, might find them equal.
std::vector<std::string> changed_in_work_tree(const StatusReport& report);

/// `filtered` are those of the files above that have such a filter.
Status summarize(const StatusReport& report, const Paths& filtered);

/// What differs from the base, by path: `diff`, and what git does not track. `document` and other
/// handoffs are left out.
std::vector<Change> changes(const StatusReport& report, const std::vector<DiffEntry>& diff,
                            const Paths& filtered, std::string_view document);

/// The files among `diff` whose hunks may show functions: text that was added or modified and is
/// neither prose nor `document` nor in conflict, the most changed first, a few dozen at most.
std::vector<std::string> paths_of_code(const StatusReport& report,
                                       const std::vector<DiffEntry>& diff, const Paths& filtered,
                                       std::string_view document);

}  // namespace handoff::git
