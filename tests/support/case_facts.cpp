#include "tests/support/case_facts.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>

namespace handoff::cases {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 4> reasons = {"none", "previous handoff", "upstream",
                                                     "last session"};
constexpr std::array<std::string_view, 6> operations = {"none",        "merge",  "rebase",
                                                        "cherry-pick", "revert", "bisect"};
constexpr std::array<std::string_view, 6> kinds = {"added",     "modified",   "deleted",
                                                   "untracked", "conflicted", "unknown"};

/// The enumerator whose name, by its number, is the text at `name`; the first where that is absent.
template <class Enum, class Names>
Enum enum_at(const json& object, const char* name, const Names& names) {
  const auto text = object.value(name, std::string(names.front()));
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == text) return static_cast<Enum>(i);
  }
  throw std::runtime_error(std::string(name) + ": " + text);
}

std::optional<int> count_at(const json& object, const char* name) {
  if (!object.contains(name)) return std::nullopt;
  return object.at(name).get<int>();
}

/// `2026-03-01T09:30+01:00`.
LocalTime read_time(const std::string& text) {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, east_hours = 0, east_minutes = 0;
  char sign = '+';
  if (std::sscanf(text.c_str(), "%d-%d-%dT%d:%d%c%d:%d", &year, &month, &day, &hour, &minute, &sign,
                  &east_hours, &east_minutes) != 8) {
    throw std::runtime_error("no time: " + text);
  }
  using namespace std::chrono;
  const int offset = (sign == '-' ? -1 : 1) * (60 * east_hours + east_minutes);
  const sys_days date{std::chrono::year{year} / month / day};
  const sys_seconds moment = date + hours{hour} + minutes{minute - offset};
  return {moment.time_since_epoch().count(), offset};
}

template <class T>
std::vector<T> list_at(const json& object, const char* name, T (*read)(const json&)) {
  std::vector<T> list;
  if (!object.contains(name)) return list;
  for (const json& entry : object.at(name)) list.push_back(read(entry));
  return list;
}

git::Status read_status(const json& object) {
  git::Status status;
  status.project = object.value("project", "");
  status.head = object.value("head", "");
  status.branch = object.value("branch", "");
  status.upstream = object.value("upstream", "");
  status.ahead = count_at(object, "ahead");
  status.behind = count_at(object, "behind");
  status.operation = enum_at<git::Operation>(object, "operation", operations);
  status.modified = object.value("modified", 0);
  status.untracked = object.value("untracked", 0);
  status.conflicted = object.value("conflicted", 0);
  status.unknown = object.value("unknown", 0);
  return status;
}

git::Base read_base(const json& object) {
  return {enum_at<git::BaseReason>(object, "reason", reasons), object.value("commit", ""),
          object.value("name", "")};
}

git::Commit read_commit(const json& object) {
  git::Commit commit;
  commit.id = object.value("id", "");
  if (object.contains("time")) commit.time = read_time(object.at("time")).seconds;
  commit.author = object.value("author", "");
  commit.subject = object.value("subject", "");
  commit.paths = object.value("paths", std::vector<std::string>{});
  return commit;
}

git::Change read_change(const json& object) {
  git::Change change;
  change.kind = enum_at<git::ChangeKind>(object, "kind", kinds);
  change.path = object.value("path", "");
  change.added = count_at(object, "added");
  change.deleted = count_at(object, "deleted");
  change.committed = object.value("committed", false);
  return change;
}

git::Reference read_reference(const json& object) {
  return {object.value("symbol", ""), object.value("path", ""), object.value("line", 0)};
}

git::Answer read_answer(const json& object) {
  git::Answer answer;
  answer.status = read_status(object.value("status", json::object()));
  answer.base = read_base(object.value("base", json::object()));
  answer.commits = list_at(object, "commits", read_commit);
  answer.changes = list_at(object, "changes", read_change);
  answer.truncated = object.value("truncated", false);
  answer.references = list_at(object, "references", read_reference);
  return answer;
}

}  // namespace

Facts read_facts(const json& description) {
  Facts facts;
  facts.folder = description.value("folder", "");
  facts.now = read_time(description.value("now", "1970-01-01T00:00+00:00"));
  if (description.contains("git")) facts.git = read_answer(description.at("git"));
  return facts;
}

}  // namespace handoff::cases
