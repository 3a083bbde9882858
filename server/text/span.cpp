#include "server/text/span.h"

#include <algorithm>
#include <cassert>

namespace handoff {

Span trimmed(std::string_view text, Span span) {
  const auto is_blank = [text](std::size_t at) { return text[at] == ' ' || text[at] == '\t'; };
  while (span.begin < span.end && is_blank(span.begin)) ++span.begin;
  while (span.end > span.begin && is_blank(span.end - 1)) --span.end;
  return span;
}

std::string_view stripped(std::string_view text) {
  constexpr std::string_view white = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(white);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(white) - begin + 1);
}

std::string apply(std::string_view text, std::vector<Edit> edits) {
  std::stable_sort(edits.begin(), edits.end(),
                   [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
  std::string result;
  std::size_t copied = 0;
  for (const Edit& edit : edits) {
    assert(copied <= edit.span.begin && edit.span.end <= text.size());
    result.append(text, copied, edit.span.begin - copied);
    result += edit.text;
    copied = edit.span.end;
  }
  result.append(text, copied);
  return result;
}

}  // namespace handoff
