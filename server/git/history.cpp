#include "server/git/history.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iterator>

#include "server/git/fields.h"
#include "server/git/sanitize.h"
#include "server/workspace/paths.h"

namespace handoff::git {
namespace {

constexpr std::int64_t longest_pause = 120 * 60;

/// Whether `older` may be of the same sitting as `newer`. Times need not be in order: a commit may
/// have been moved.
bool is_same_session(const LogEntry& newer, const LogEntry& older) {
  return newer.email == older.email && newer.time && older.time &&
         std::abs(*newer.time - *older.time) < longest_pause;
}

Commit without_paths(const LogEntry& entry) {
  return {.id = entry.id,
          .time = entry.time,
          .author = sanitize_text(entry.author),
          .subject = sanitize_text(entry.subject),
          .paths = {}};
}

std::string without_prefix(std::string_view name, std::string_view prefix) {
  if (name.starts_with(prefix)) name.remove_prefix(prefix.size());
  return sanitize_text(name);
}

}  // namespace

Base previous_handoff(const std::vector<LogEntry>& log, std::string_view document) {
  for (const auto& commit : log) {
    std::string_view found;
    for (const std::string_view path : commit.paths) {
      if (path == document) {
        found = path;
        break;
      }
      if (is_handoff_path(path)) found = path;
    }
    if (!found.empty()) return {BaseReason::previous_handoff, commit.id, sanitize_path(found)};
  }
  return {};
}

Place trunk(const std::vector<Trunk>& trunks, std::string_view branch) {
  const bool on_trunk = branch == "main" || branch == "master";
  for (const std::string_view wanted :
       {"refs/remotes/origin/HEAD", "refs/heads/main", "refs/heads/master"}) {
    const auto found = std::ranges::find(trunks, wanted, &Trunk::name);
    if (found == trunks.end()) continue;
    if (wanted.starts_with("refs/remotes/")) {
      return {found->name,
              without_prefix(found->target.empty() ? found->name : found->target, "refs/remotes/")};
    }
    if (!on_trunk) return {found->name, without_prefix(found->name, "refs/heads/")};
  }
  return {};
}

Base last_session(const std::vector<LogEntry>& line, bool shallow) {
  Base base{BaseReason::last_session, "", ""};
  if (line.empty()) return base;
  const auto is_pause = [](const LogEntry& newer, const LogEntry& older) {
    return !is_same_session(newer, older);
  };
  const auto last = std::ranges::adjacent_find(line, is_pause);
  const LogEntry& first_commit = last == line.end() ? line.back() : *last;
  if (!first_commit.parents.empty()) {
    base.commit = first_commit.parents.front();
  } else if (shallow) {
    base.commit = first_commit.id;
  }
  return base;
}

std::vector<Commit> commits(const std::vector<LogEntry>& log) {
  std::vector<Commit> result;
  for (const auto& entry : log) {
    Commit commit = without_paths(entry);
    std::ranges::transform(entry.paths, std::back_inserter(commit.paths), sanitize_path);
    result.push_back(std::move(commit));
  }
  return result;
}

NamedCommit named_commit(std::string name, const LogEntry& entry, bool shallow) {
  NamedCommit named{std::move(name), without_paths(entry)};
  if (shallow && entry.parents.empty()) return named;
  named.size.emplace();
  for (std::string_view counts : entry.paths) {
    ++named.size->files;
    const std::string_view added = take_part(counts, '\t'), deleted = take_part(counts, '\t');
    named.size->added += to_number<int>(added).value_or(0);  // "-" for what is not text
    named.size->deleted += to_number<int>(deleted).value_or(0);
  }
  return named;
}

}  // namespace handoff::git
