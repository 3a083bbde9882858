#include "server/text/utf8.h"

#include <utf8.h>

#include <algorithm>
#include <iterator>

namespace handoff {

bool is_valid_utf8(std::string_view bytes) {
  return utf8::is_valid(bytes.begin(), bytes.end());
}

std::string to_valid_utf8(std::string_view bytes) {
  std::string result;
  utf8::replace_invalid(bytes.begin(), bytes.end(), std::back_inserter(result));
  return result;
}

std::string_view truncate_utf8(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) --limit;
  return text.substr(0, limit);
}

Span character_at(std::string_view text, std::size_t at) {
  std::size_t end = std::min(at + 1, text.size());
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  return {at, end};
}

}  // namespace handoff
