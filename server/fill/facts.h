// What is known outside the document when a handoff is filled in. Where a fact is absent, nothing
// is invented in its place.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/git/questions.h"

namespace handoff {

/// A moment on the clock of the person who writes.
struct LocalTime {
  std::int64_t seconds = 0;  ///< since 1970
  int offset_minutes = 0;    ///< of the local time, east of Greenwich

  bool operator==(const LocalTime&) const = default;
};

struct Facts {
  std::optional<git::Answer> git;  ///< absent without a repository
  std::string folder;              ///< name of the handoff's folder or workspace
  LocalTime now;
};

/// What to ask git about the handoff at an absolute path, which may end with `/` where it has no
/// name.
git::Question question_about(std::string_view path, git::Detail detail);

/// The last part of the folder that a question is about.
std::string folder_name(const git::Question& question);

/// The date on that clock.
std::chrono::sys_days local_date(LocalTime time);

/// ISO 8601 with minutes and offset: `2026-03-01T09:30+01:00`.
std::string iso_time(LocalTime time);

/// `20260301-0930`.
std::string compact_time(LocalTime time);

/// From what a fact was derived: "since the previous handoff (docs/handoff.md)".
std::string describe(const git::Base& base);

}  // namespace handoff
