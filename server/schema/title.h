// When two headings or labels are the same: what people add to a name is set aside.
#pragma once

#include <string>
#include <string_view>

namespace handoff {

/// Length in bytes of the character at `at` when it is a symbol (dingbats, arrows, emoji, their
/// joiners and selectors, general punctuation, the byte order mark), 0 for letters and ASCII.
std::size_t symbol_length(std::string_view text, std::size_t at);

/// The words of a title in lower case, one space between them: without emoji and punctuation,
/// numbering ("2.", "3)"), a part in parentheses, ISO dates, and with "&" read as "and".
/// Letters beyond ASCII are kept as they are. Empty when nothing but such additions is there.
std::string title_key(std::string_view title);

}  // namespace handoff
