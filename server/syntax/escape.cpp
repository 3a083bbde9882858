#include "server/syntax/escape.h"

#include <algorithm>

#include "server/text/ascii.h"

namespace handoff {
namespace {

/// Beyond ASCII there is punctuation too, which only a table could tell from letters.
bool is_word(char c) {
  return is_alphanumeric(c);
}
bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\0';
}

/// `&name;` or `&#…;` at the start of `text`.
bool is_entity(std::string_view text) {
  std::size_t i = 1;
  if (i < text.size() && text[i] == '#') ++i;
  const std::size_t begin = i;
  while (i < text.size() && is_alphanumeric(text[i])) ++i;
  return i > begin && i < text.size() && text[i] == ';';
}

bool is_markup(std::string_view text, std::size_t at, bool strikes) {
  const char before = at > 0 ? text[at - 1] : '\0';
  const char after = at + 1 < text.size() ? text[at + 1] : '\0';
  switch (text[at]) {
    case '`':
    case '[':
      return true;
    case '\\':
      return after == '\0' || is_punctuation(after);
    case '*':
      return !(is_blank(before) && is_blank(after));
    case '_':
      return !(is_blank(before) && is_blank(after)) && !(is_word(before) && is_word(after));
    case '<':
      return is_letter(after) || after == '/' || after == '!' || after == '?';
    case '&':
      return is_entity(text.substr(at));
    case '~':
      return strikes;
    default:
      return false;
  }
}

/// The character that makes the start of `text` a block of its own, npos when there is none.
std::size_t block_marker(std::string_view text) {
  if (text.empty()) return text.npos;
  const auto ends_at = [&](std::size_t i) { return i >= text.size() || is_blank(text[i]); };
  const char first = text[0];
  if (first == '>') return 0;
  if (first == '#') {
    const std::size_t level = std::min(text.find_first_not_of('#'), text.size());
    return level <= 6 && ends_at(level) ? 0 : text.npos;
  }
  if ((first == '-' || first == '+' || first == '*') && ends_at(1)) return 0;
  if ((first == '-' || first == '=' || first == '_' || first == '*') &&
      text.find_first_not_of(std::string{first, ' '}) == text.npos) {
    return 0;
  }
  if (text.starts_with("~~~")) return 0;
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const bool numbered = digits > 0 && digits < 10 && digits < text.size() &&
                        (text[digits] == '.' || text[digits] == ')') && ends_at(digits + 1);
  return numbered ? digits : text.npos;
}

}  // namespace

std::string escape_markdown(std::string_view text, Placement placement) {
  const std::size_t marker = placement == Placement::block_start ? block_marker(text) : text.npos;
  const bool strikes = std::count(text.begin(), text.end(), '~') > 1;
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == marker || is_markup(text, i, strikes)) result += '\\';
    result += text[i];
  }
  return result;
}

std::string code_span(std::string_view text) {
  std::size_t longest = 0, run = 0;
  for (const char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  const bool touches = text.starts_with('`') || text.ends_with('`');
  const bool loses_spaces =
      text.starts_with(' ') && text.ends_with(' ') && text.find_first_not_of(' ') != text.npos;
  const std::string_view pad = touches || loses_spaces ? " " : "";
  std::string result = fence;
  result.append(pad).append(text).append(pad).append(fence);
  return result;
}

}  // namespace handoff
