#include "server/features/destinations.h"

#include <algorithm>
#include <string_view>

#include "server/features/lookup.h"

namespace handoff {
namespace {

constexpr std::size_t most_links = 2000;

/// Where the target begins behind the `]` at `at`: `](…)`, `]: <…>`.
std::size_t target_behind(std::string_view text, std::size_t at) {
  const std::size_t mark = at + 1;
  if (mark >= text.size() || (text[mark] != '(' && text[mark] != ':')) return text.npos;
  std::size_t begin = text.find_first_not_of(" \t", mark + 1);
  if (begin != text.npos && text[begin] == '<') ++begin;
  return begin < text.size() ? begin : text.npos;
}

/// A definition begins its line, but for the marks of quotes and lists, and leaves no bracket.
bool is_definition(const Document& document, std::size_t open) {
  const std::string_view before = std::string_view(document.text->content()).substr(0, open);
  const std::size_t last = before.find_last_not_of(" \t>*+-.)0123456789");
  const bool begins_line = last == before.npos || before[last] == '\n';
  const bool is_footnote = document.slice({open + 1, open + 2}) == "^";
  return begins_line && !is_footnote && bracket_at(document, open) == nothing;
}

}  // namespace

std::vector<Destination> destinations(const Document& document) {
  const std::string_view text = document.text->content();
  const auto is_within = [](const std::vector<Span>& spans, std::size_t at) {
    const Index i = span_at(spans, at);
    return i != nothing && at < spans[i].end;
  };
  const auto is_literal = [&](std::size_t at) {
    return is_within(document.code, at) || is_within(document.code_spans, at) ||
           is_within(document.comments, at);
  };
  std::vector<Destination> found;
  for (std::size_t at = text.find(']'); at != text.npos && found.size() < most_links;
       at = text.find(']', at + 1)) {
    const std::size_t begin = target_behind(text, at);
    if (begin == text.npos || is_literal(at)) continue;
    const bool in_angles = text[begin - 1] == '<';
    const std::size_t end =
        std::min(text.find_first_of(in_angles ? "<>\r\n" : ")>[] \t\r\n", begin), text.size());
    const std::size_t open = text.substr(0, at).find_last_of("[]\n");
    const bool has_text = open != text.npos && text[open] == '[';
    if (begin == end) continue;
    if (text[at + 1] == ':') {
      if (has_text && is_definition(document, open)) found.push_back({{at, at}, {begin, end}});
    } else if (end < text.size() && std::string_view(")> \t").find(text[end]) != text.npos) {
      found.push_back({{has_text ? open + 1 : at, at}, {begin, end}});
    }
  }
  return found;
}

}  // namespace handoff
