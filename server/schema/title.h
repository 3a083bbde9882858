// When two headings or labels are the same: what people add to a name is set aside.
#pragma once

#include <string>
#include <string_view>

namespace handoff {

/// Punctuation beyond ASCII, dingbats, arrows, emoji, their joiners and selectors, the byte order
/// mark. No letter and nothing of ASCII is one.
bool is_symbol(char32_t code);

/// The words of a title in small letters without accents (fold.h), one space between them: without
/// emoji and punctuation, numbering ("2.", "3)", "IV.", "二、"), a part in parentheses, dates with
/// the time behind them, and with "&" read as "and". Between letters of scripts that need no spaces
/// there are none. Empty when nothing but such additions is there.
std::string title_key(std::string_view title);

/// "Status: all green", "Next steps - for Ann" or "Summary [DRAFT]".
struct TitleParts {
  std::string_view lead;    ///< the whole title, where nothing is said about it
  std::string_view remark;  ///< empty then
};
TitleParts split_title(std::string_view title);

}  // namespace handoff
