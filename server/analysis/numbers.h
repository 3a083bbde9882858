// Numbers with a bound in the values that people write: `~80 %`, `8/18 (44%)`, `8.5/10`, `15 min`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/schema/schema.h"

namespace handoff {

/// What is wrong with the number in a value of a slot that bounds it; none where nothing is, or
/// where it is not clear which number is meant.
std::optional<std::string> wrong_number(const SlotRule& slot, std::string_view value);

/// The percentage that a value states: `44` of `8/18 (44%)`.
std::optional<double> percentage(std::string_view value);

}  // namespace handoff
