// Git's facts in words that people write.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "server/git/questions.h"

namespace handoff {

/// `CLEAN (main @ 1a2b3c4)`, `DIRTY (3 modified, 1 untracked; main @ 1a2b3c4, ahead 2)`.
std::string status_words(const git::Status& status);

/// What happened to a file; `subject` is that of the newest commit that touched it, or empty.
std::string change_words(const git::Change& change, std::string_view subject);

/// `~2 h 15 min`, rounded to five minutes above ten.
std::string rounded_duration(std::int64_t seconds);

/// A commit that says itself that it will not stay: fixup!, squash!, amend!, WIP.
bool is_provisional(std::string_view subject);

std::string plural(std::string_view noun, std::size_t count);

/// "+12 −3".
std::string line_counts(int added, int deleted);

}  // namespace handoff
