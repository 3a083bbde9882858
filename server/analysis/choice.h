// What the value of a choice says, however people write it: an ornament before the word, a detail
// after it, another word for the same.
#pragma once

#include <string>
#include <string_view>

#include "server/schema/schema.h"

namespace handoff {

struct ChoiceReading {
  bool known = false;      ///< it says one of the words, or more than one
  Index choice = nothing;  ///< which of SlotRule::choices, where that is clear
  Span word;               ///< of the value, where the choice stands, or the words for it
};

/// The value's first words decide. Where they are none of the choice's and their synonyms, those
/// that stand further on do ("All 585 tests passing"), unless they are denied or hedged before.
ChoiceReading read_choice(const SlotRule& slot, std::string_view value);

/// The same with `choice` as its first word: the word it says takes its place, and of what says
/// none nothing is lost but a lone word.
std::string with_choice(const SlotRule& slot, std::string_view value, const std::string& choice);

}  // namespace handoff
