#include "server/fill/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "server/text/ascii.h"

namespace handoff {
namespace {

constexpr std::array<std::string_view, 5> provisional_prefixes = {"fixup!", "squash!", "amend!",
                                                                  "WIP", "wip"};
constexpr std::array<std::string_view, 6> operation_words = {"",
                                                             "merge in progress",
                                                             "rebase in progress",
                                                             "cherry-pick in progress",
                                                             "revert in progress",
                                                             "bisect in progress"};

void add(std::string& list, std::string_view separator, std::string_view part) {
  if (!list.empty()) list += separator;
  list += part;
}

std::string counts(const git::Status& status) {
  const std::array<std::pair<int, std::string_view>, 4> parts = {{{status.modified, "modified"},
                                                                  {status.untracked, "untracked"},
                                                                  {status.conflicted, "conflicted"},
                                                                  {status.unknown, "unknown"}}};
  std::string list;
  for (const auto& [count, word] : parts) {
    if (count > 0) add(list, ", ", fmt::format("{} {}", count, word));
  }
  add(list, list.empty() ? "" : ", ", operation_words[static_cast<std::size_t>(status.operation)]);
  if (list.ends_with(", ")) list.resize(list.size() - 2);
  return list;
}

std::string position(const git::Status& status) {
  if (status.head.empty()) return "no commits yet";
  std::string words = fmt::format("{} @ {}", status.branch.empty() ? "detached" : status.branch,
                                  status.head.substr(0, 7));
  if (status.ahead.value_or(0) > 0) words += fmt::format(", ahead {}", *status.ahead);
  if (status.behind.value_or(0) > 0) words += fmt::format(", behind {}", *status.behind);
  return words;
}

/// `+12 −3`, or nothing where lines mean nothing.
std::string lines(const git::Change& change) {
  if (!change.added || !change.deleted) return {};
  return fmt::format(", +{} -{}", *change.added, *change.deleted);
}

}  // namespace

std::string status_words(const git::Status& status) {
  std::string details = counts(status);
  // What only a content filter could judge does not make a tree dirty.
  const bool dirty = status.modified + status.untracked + status.conflicted > 0 ||
                     status.operation != git::Operation::none;
  add(details, "; ", position(status));
  return fmt::format("{} ({})", dirty ? "DIRTY" : "CLEAN", details);
}

std::string change_words(const git::Change& change, std::string_view subject) {
  switch (change.kind) {
    case git::ChangeKind::untracked:
      return "new, not tracked";
    case git::ChangeKind::conflicted:
      return "in conflict";
    case git::ChangeKind::unknown:
      return "unknown: only a content filter could tell";
    case git::ChangeKind::added:
    case git::ChangeKind::modified:
    case git::ChangeKind::deleted:
      break;
  }
  constexpr std::string_view verbs[] = {"new", "changed", "deleted"};
  const std::string_view verb = verbs[static_cast<std::size_t>(change.kind)];
  if (subject.empty()) {
    return fmt::format("{}{}{}", verb, change.committed ? "" : ", not committed", lines(change));
  }
  std::string words(subject);
  if (change.kind != git::ChangeKind::modified) words = fmt::format("{}: {}", verb, words);
  if (!change.committed) words += " (and changes not committed)";
  return words;
}

std::string rounded_duration(std::int64_t seconds) {
  std::int64_t minutes = (seconds + 30) / 60;
  if (minutes > 10) minutes = (minutes + 2) / 5 * 5;
  if (minutes < 60) return fmt::format("~{} min", minutes);
  if (minutes % 60 == 0) return fmt::format("~{} h", minutes / 60);
  return fmt::format("~{} h {} min", minutes / 60, minutes % 60);
}

bool is_provisional(std::string_view subject) {
  const auto starts_with = [&](std::string_view prefix) {
    return subject.starts_with(prefix) &&
           (prefix.ends_with('!') || subject.size() == prefix.size() ||
            !is_letter(subject[prefix.size()]));
  };
  return std::any_of(provisional_prefixes.begin(), provisional_prefixes.end(), starts_with);
}

std::string plural(std::string_view noun, std::size_t count) {
  return fmt::format("{}{}", noun, count == 1 ? "" : "s");
}

std::string line_counts(int added, int deleted) {
  return fmt::format("+{} −{}", added, deleted);
}

}  // namespace handoff
