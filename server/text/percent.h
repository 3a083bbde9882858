// Percent-encoding, as links have it: `%C3%BC` for `ü`.
#pragma once

#include <string>
#include <string_view>

namespace handoff {

/// Every byte beyond ASCII becomes its two digits.
std::string percent_encoded(std::string_view text);

/// What are no two digits behind a `%` stays.
std::string percent_decoded(std::string_view text);

}  // namespace handoff
