#include "server/fill/sources.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "server/fill/words.h"
#include "server/workspace/paths.h"

namespace handoff {
namespace {

constexpr std::size_t short_id = 7;
constexpr std::int64_t longest_pause = 2 * 60 * 60;  ///< seconds; a longer one ends a session

std::string short_name(std::string_view id) {
  return std::string(id.substr(0, short_id));
}

std::vector<Row> session_id(const Facts& facts) {
  std::string id = compact_time(facts.now);
  if (facts.git) {
    id += '-';
    id += facts.git->status.head.empty() ? "initial" : short_name(facts.git->status.head);
  }
  return {{{id}}};
}

std::vector<Row> date_time(const Facts& facts) {
  return {{{iso_time(facts.now)}}};
}

std::vector<Row> project(const Facts& facts) {
  const std::string& name =
      facts.git && !facts.git->status.project.empty() ? facts.git->status.project : facts.folder;
  if (name.empty()) return {};
  return {{{name}}};
}

/// Time at work between commits and up to now, long pauses left out.
std::vector<Row> duration(const Facts& facts) {
  if (!facts.git) return {};
  std::vector<std::int64_t> times;
  for (const git::Commit& commit : facts.git->commits) {
    if (commit.time && *commit.time <= facts.now.seconds) times.push_back(*commit.time);
  }
  const std::size_t commits = times.size();
  times.push_back(facts.now.seconds);
  std::sort(times.begin(), times.end());
  std::int64_t seconds = 0;
  for (std::size_t i = 1; i < times.size(); ++i) {
    if (times[i] - times[i - 1] <= longest_pause) seconds += times[i] - times[i - 1];
  }
  if (seconds < 60) return {};
  return {{{.text = rounded_duration(seconds),
            .note = fmt::format(" (from {} {})", commits, plural("commit", commits))}}};
}

std::vector<Row> git_status(const Facts& facts) {
  if (!facts.git) return {};
  return {{{status_words(facts.git->status)}}};
}

/// Whether a commit's subject is meant for readers.
bool tells(const git::Commit& commit) {
  return !commit.subject.empty() && !is_provisional(commit.subject);
}

std::vector<Row> from_commits(const Facts& facts, bool with_id) {
  std::vector<Row> rows;
  if (!facts.git) return rows;
  // Newest first is how git tells it; a reader wants the story from its start.
  for (auto commit = facts.git->commits.rbegin(); commit != facts.git->commits.rend(); ++commit) {
    if (!tells(*commit)) continue;
    Value value{commit->subject};
    if (with_id) value.note = fmt::format(" (`{}`)", short_name(commit->id));
    rows.push_back({value});
  }
  return rows;
}

std::vector<Row> achievements(const Facts& facts) {
  return from_commits(facts, false);
}
std::vector<Row> completed(const Facts& facts) {
  return from_commits(facts, true);
}

/// The newest subject that touched each path and is meant to stay.
std::unordered_map<std::string, std::string> subjects_by_path(const git::Answer& answer) {
  std::unordered_map<std::string, std::string> subjects;
  for (const git::Commit& commit : answer.commits) {
    if (!tells(commit)) continue;
    for (const std::string& path : commit.paths) subjects.try_emplace(path, commit.subject);
  }
  return subjects;
}

std::vector<Row> files_modified(const Facts& facts) {
  std::vector<Row> rows;
  if (!facts.git) return rows;
  const auto subjects = subjects_by_path(*facts.git);
  for (const git::Change& change : facts.git->changes) {
    const auto subject = subjects.find(change.path);
    rows.push_back({{.text = change.path, .code = true},
                    {change_words(change, subject == subjects.end() ? "" : subject->second)}});
  }
  return rows;
}

std::vector<Row> documentation(const Facts& facts) {
  std::vector<Row> rows;
  if (!facts.git) return rows;
  for (const git::Change& change : facts.git->changes) {
    if (!is_prose_path(change.path) || change.kind == git::ChangeKind::deleted) continue;
    if (is_handoff_path(change.path)) continue;
    const std::string name = change.path.substr(change.path.rfind('/') + 1);
    const bool created =
        change.kind == git::ChangeKind::added || change.kind == git::ChangeKind::untracked;
    rows.push_back({{.text = name, .note = created ? " (created)" : " (updated)"},
                    {.text = change.path, .code = true}});
  }
  return rows;
}

std::vector<Row> code_references(const Facts& facts) {
  std::vector<Row> rows;
  if (!facts.git) return rows;
  const auto subjects = subjects_by_path(*facts.git);
  for (const git::Reference& reference : facts.git->references) {
    const auto subject = subjects.find(reference.path);
    rows.push_back({{.text = reference.symbol, .code = true},
                    {.text = fmt::format("{}:{}", reference.path, reference.line), .code = true},
                    {subject == subjects.end() ? "changed" : subject->second}});
  }
  return rows;
}

constexpr std::array<Source, 10> sources = {{
    {"session-id", git::Detail::status, session_id},
    {"date-time", git::Detail::status, date_time},
    {"duration", git::Detail::history, duration},
    {"project", git::Detail::status, project},
    {"achievements", git::Detail::history, achievements},
    {"files-modified", git::Detail::history, files_modified},
    {"git-status", git::Detail::status, git_status},
    {"completed", git::Detail::history, completed},
    {"documentation", git::Detail::history, documentation},
    {"code-references", git::Detail::hunks, code_references},
}};

}  // namespace

std::span<const Source> all_sources() {
  return sources;
}

const Source* source_named(std::string_view name) {
  const auto source = std::find_if(sources.begin(), sources.end(),
                                   [&](const Source& entry) { return entry.name == name; });
  return source == sources.end() ? nullptr : &*source;
}

}  // namespace handoff
