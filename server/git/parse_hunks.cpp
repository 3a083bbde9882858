#include <fmt/format.h>

#include <algorithm>

#include "server/git/answers.h"
#include "server/git/fields.h"

namespace handoff::git {
namespace {

struct Numbers {
  int start = 0, count = 1;
};

/// "12,3" or "12".
std::optional<Numbers> read_numbers(std::string_view text) {
  const auto first = take_until(text, ',');
  const auto start = to_number<int>(first.value_or(text));
  const auto count = first ? to_number<int>(text) : 1;
  if (!start || !count || *start < 0 || *count < 0) return std::nullopt;
  return Numbers{*start, *count};
}

/// Takes lines that begin with `sign`, `count` of them; `take(line)` gets them without it. What git
/// says about a missing line end stands between them.
template <class Take>
bool take_lines(std::string_view& patch, char sign, int count, Take take) {
  while (count > 0) {
    const auto line = take_until(patch, '\n');
    if (!line) return false;
    if (line->starts_with('\\')) continue;
    if (!line->starts_with(sign)) return false;
    take(line->substr(1));
    --count;
  }
  return true;
}

/// The hunk whose head "@@ -1,2 +3,4 @@ context" is `head` and whose lines begin `patch`.
std::optional<Hunk> read_hunk(std::string_view head, std::string_view& patch) {
  Hunk hunk;
  if (!head.starts_with("@@ -")) return std::nullopt;
  head.remove_prefix(4);
  const auto before = take_until(head, ' ');
  if (!before || !head.starts_with('+')) return std::nullopt;
  head.remove_prefix(1);
  const auto after = take_until(head, ' ');
  if (!after || !head.starts_with("@@")) return std::nullopt;
  head.remove_prefix(std::min<std::size_t>(head.size(), 3));
  const auto old_lines = read_numbers(*before), new_lines = read_numbers(*after);
  if (!old_lines || !new_lines) return std::nullopt;
  hunk.line = new_lines->start;
  hunk.deleted = old_lines->count;
  hunk.context = head;
  const bool complete = take_lines(patch, '-', old_lines->count, [](std::string_view) {}) &&
                        take_lines(patch, '+', new_lines->count,
                                   [&](std::string_view line) { hunk.added.emplace_back(line); });
  if (!complete) return std::nullopt;
  return hunk;
}

/// The paths of the records of `--raw`, in the order in which the patch has them.
std::optional<std::vector<std::string>> read_paths(Fields& fields) {
  std::vector<std::string> paths;
  while (!fields.at_empty_field()) {
    const auto header = fields.next(), path = fields.next();
    if (!path || !header->starts_with(':')) return std::nullopt;
    // A change of type is shown as a file that goes and one that comes, an unmerged one not at all.
    const int shown = header->back() == 'T' ? 2 : header->back() == 'U' ? 0 : 1;
    paths.insert(paths.end(), shown, std::string(*path));
  }
  fields.next();
  return paths;
}

}  // namespace

Expected<std::vector<Hunk>> parse_hunks(const Output& output) {
  const auto garbled = [] { return failure("git's answer makes no sense (diff)"); };
  std::vector<Hunk> hunks;
  if (output.bytes.empty()) return hunks;
  Fields fields(output.bytes);
  const auto paths = read_paths(fields);
  if (!paths) return garbled();
  std::string_view patch = fields.rest();
  std::size_t files = 0;
  while (const auto line = take_until(patch, '\n')) {
    if (line->starts_with("diff --git ")) ++files;
    if (!line->starts_with("@@")) continue;
    if (files == 0 || files > paths->size()) return garbled();
    auto hunk = read_hunk(*line, patch);
    if (!hunk && output.cut) break;
    if (!hunk) return garbled();
    hunk->path = (*paths)[files - 1];
    hunks.push_back(std::move(*hunk));
  }
  return hunks;
}

}  // namespace handoff::git
