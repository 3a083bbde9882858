// Which findings wait while a word is being typed: half a word is mostly wrong, and what is said of
// it would come and go with every key. So between two spaces findings may go, and none comes. Pure:
// who tells the findings, and looks at the clock, is not known here.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

#include "server/analysis/findings.h"

namespace handoff {

/// One document as its writer is told of it, from edit to edit.
struct Typing {
  using Moment = std::chrono::steady_clock::time_point;

  std::optional<Span> word = {};    ///< that is being typed
  Moment edited = {};               ///< last
  std::vector<Finding> shown = {};  ///< told last; edits since have moved their spans
  std::vector<Finding> held = {};   ///< found then, and not told
};

/// The text has become another one. What was added is part of a word unless it holds white space.
void note_edit(Typing& typing, std::string_view before, std::string_view after, Typing::Moment now);

/// The word is finished: what was held of it may be told.
void leave_word(Typing& typing);

/// Of all findings of the text as it is now, those to be told. While a word is being typed, for no
/// longer than `pause` after the last edit, these are the ones that were told before; a finding is
/// the same one wherever edits have moved it, and though its message may name the word.
std::vector<Finding> told(Typing& typing, std::vector<Finding> found, Typing::Moment now,
                          std::chrono::milliseconds pause);

}  // namespace handoff
