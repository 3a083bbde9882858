// How the next handoff is to be called, judged by the handoffs that are there.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace handoff {

/// A path that none of `existing` has. Its folder is that of the latest handoff (by the date in its
/// name, else by the number, else that where most are), and it is named as the handoffs there: with
/// today's date, or the next number; what varies beside that is left out. Where neither date nor
/// number is used, and the name is taken, the date is put behind it. Without any handoff it is
/// `session-handoff.md`.
///
/// `existing` are paths relative to one folder, of all kinds of files; only handoffs among them
/// count, see paths.h. `now` is a local time as iso_time() writes it.
std::string next_handoff_path(std::span<const std::string> existing, std::string_view now);

}  // namespace handoff
