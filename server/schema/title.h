// When two headings or labels are the same: what people add to a name is set aside.
#pragma once

#include <string>
#include <string_view>

namespace handoff {

/// The words of a title in lower case, one space between them: without emoji and punctuation,
/// numbering ("2.", "3)"), a part in parentheses, ISO dates, and with "&" read as "and".
/// Letters beyond ASCII are kept as they are. Empty when nothing but such additions is there.
std::string title_key(std::string_view title);

}  // namespace handoff
