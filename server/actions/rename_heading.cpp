#include <fmt/format.h>

#include <algorithm>

#include "server/actions/rows.h"
#include "server/analysis/missing.h"
#include "server/schema/title.h"
#include "server/text/ascii.h"
#include "server/text/fold.h"
#include "server/text/utf8.h"

namespace handoff {
namespace {

bool is_letter_at(std::string_view text, std::size_t at) {
  return is_ascii(text[at]) ? is_letter(text[at]) : !is_symbol(decode(text, at).code);
}

/// How often `mark` begins in `text`, once or repeated.
std::size_t count_runs(std::string_view text, char mark) {
  std::size_t runs = 0;
  for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at)) {
    ++runs;
    at = std::min(text.find_first_not_of(mark, at), text.size());
  }
  return runs;
}

/// `words` with the other end of what is code, or stands out, up to their end or from their begin.
Span with_whole_marks(const Document& document, Span title, Span words) {
  const std::string_view text = document.text->content();
  for (const char mark : {'`', '*', '_'}) {
    if (count_runs(document.slice(words), mark) % 2 == 0) continue;
    while (words.end < title.end && text[words.end] == mark) ++words.end;
    while (words.begin > title.begin && text[words.begin - 1] == mark) --words.begin;
  }
  return words;
}

/// A title without its ornaments: a number or an emoji in front, a part in parentheses, a date or a
/// colon behind.
Span words_of(const Document& document, Span title) {
  std::string_view text = document.slice(title);
  const std::string_view lead = split_title(text).lead;
  if (title_key(lead) == title_key(text)) text = lead;
  std::size_t begin = 0;
  while (begin < text.size() && !is_letter_at(text, begin)) begin = character_at(text, begin).end;
  std::size_t end = begin;
  for (std::size_t at = begin; at < text.size() && text[at] != '(';) {
    const std::size_t next = character_at(text, at).end;
    if (is_letter_at(text, at) || is_digit(text[at])) end = next;
    at = next;
  }
  return with_whole_marks(document, title, {title.begin + begin, title.begin + end});
}

}  // namespace

std::vector<Offer> offer_rename_heading(const View& view, Span selection) {
  for (const MisspeltSection& misspelt : misspelt_sections(view)) {
    const Section& section = view.document.sections[misspelt.section];
    if (!section.heading.touches(selection)) continue;
    const std::string_view title = meant_name(view, misspelt);
    const bool has_addition =
        view.document.slice(section.title).find('(') != std::string_view::npos;
    const std::string_view words =
        has_addition ? std::string_view(title).substr(0, title.find(" (")) : title;
    return {{.action = {},
             .title = fmt::format("Rename this section to \"{}\"", title),
             .target = misspelt.section,
             .value = std::string(words),
             .about = section.heading,
             .code = "misspelt-heading",
             .preferred = true}};
  }
  return {};
}

std::vector<Edit> edit_rename_heading(const View& view, const Offer& offer, const Facts*) {
  return {{words_of(view.document, view.document.sections[offer.target].title), offer.value}};
}

}  // namespace handoff
