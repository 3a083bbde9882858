#include "server/git/changes.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>

#include "server/git/sanitize.h"
#include "server/workspace/paths.h"

namespace handoff::git {
namespace {

using Kind = StatusEntry::Kind;

constexpr std::size_t max_files_of_code = 50;

bool is_session_document(std::string_view path, std::string_view document) {
  return path == document || is_handoff_path(path);
}

bool is_changed_in_work_tree(const StatusEntry& entry) {
  return entry.kind == Kind::tracked && entry.staged == '.' && entry.changed == 'M';
}

ChangeKind kind_of(char letter) {
  switch (letter) {
    case 'A':
      return ChangeKind::added;
    case 'D':
      return ChangeKind::deleted;
    case 'U':
      return ChangeKind::conflicted;
    default:  // M, T
      return ChangeKind::modified;
  }
}

Paths paths_of(const StatusReport& report, Kind kind) {
  Paths paths;
  for (const auto& entry : report.entries) {
    if (entry.kind == kind) paths.insert(entry.path);
  }
  return paths;
}

}  // namespace

std::vector<std::string> changed_in_work_tree(const StatusReport& report) {
  std::vector<std::string> paths;
  for (const auto& entry : report.entries) {
    if (is_changed_in_work_tree(entry)) paths.push_back(entry.path);
  }
  return paths;
}

Status summarize(const StatusReport& report, const Paths& filtered) {
  Status status;
  status.head = report.head;
  status.branch = sanitize_text(report.branch);
  status.upstream = sanitize_text(report.upstream);
  status.ahead = report.ahead;
  status.behind = report.behind;
  for (const auto& entry : report.entries) {
    const bool is_unknown = is_changed_in_work_tree(entry) && filtered.contains(entry.path);
    ++(is_unknown                       ? status.unknown
       : entry.kind == Kind::untracked  ? status.untracked
       : entry.kind == Kind::conflicted ? status.conflicted
                                        : status.modified);
  }
  return status;
}

std::vector<Change> changes(const StatusReport& report, const std::vector<DiffEntry>& diff,
                            const Paths& filtered, std::string_view document) {
  std::map<std::string, Change> by_path;
  for (const auto& entry : diff) {
    by_path[entry.path] = {kind_of(entry.letter), sanitize_path(entry.path), entry.added,
                           entry.deleted, true};
  }
  for (const auto& entry : report.entries) {
    if (const auto found = by_path.find(entry.path); found != by_path.end()) {
      found->second.committed = false;
    }
    if (entry.kind == Kind::tracked) continue;
    const bool untracked = entry.kind == Kind::untracked;
    by_path[entry.path] = {untracked ? ChangeKind::untracked : ChangeKind::conflicted,
                           sanitize_path(entry.path), std::nullopt, std::nullopt, false};
  }
  for (const auto& path : filtered) {
    if (const auto found = by_path.find(path); found != by_path.end()) {
      found->second = {ChangeKind::unknown, found->second.path, std::nullopt, std::nullopt, false};
    }
  }
  std::vector<Change> result;
  for (auto& [path, change] : by_path) {
    if (!is_session_document(path, document)) result.push_back(std::move(change));
  }
  return result;
}

std::vector<std::string> paths_of_code(const StatusReport& report,
                                       const std::vector<DiffEntry>& diff, const Paths& filtered,
                                       std::string_view document) {
  const Paths conflicted = paths_of(report, Kind::conflicted);
  std::vector<DiffEntry> code;
  std::ranges::copy_if(diff, std::back_inserter(code), [&](const DiffEntry& entry) {
    return (entry.letter == 'A' || entry.letter == 'M') && entry.added &&
           !is_session_document(entry.path, document) && !is_prose_path(entry.path) &&
           !filtered.contains(entry.path) && !conflicted.contains(entry.path);
  });
  std::ranges::stable_sort(code, std::ranges::greater{}, [](const DiffEntry& entry) {
    return *entry.added + entry.deleted.value_or(0);
  });
  if (code.size() > max_files_of_code) code.resize(max_files_of_code);
  std::vector<std::string> paths;
  std::ranges::transform(code, std::back_inserter(paths), &DiffEntry::path);
  return paths;
}

}  // namespace handoff::git
