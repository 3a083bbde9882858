#include <fmt/format.h>

#include <algorithm>

#include "server/actions/rows.h"
#include "server/analysis/missing.h"
#include "server/text/ascii.h"

namespace handoff {
namespace {

/// A title without its ornaments: a number or an emoji in front, a part in parentheses or a colon
/// behind.
Span words_of(const Document& document, Span title) {
  const std::string_view text = document.slice(title);
  const auto begin = std::find_if(text.begin(), text.end(), is_letter);
  const auto parenthesis = std::find(begin, text.end(), '(');
  auto end = parenthesis;
  while (end != begin && !is_alphanumeric(*(end - 1))) --end;
  return {title.begin + static_cast<std::size_t>(begin - text.begin()),
          title.begin + static_cast<std::size_t>(end - text.begin())};
}

}  // namespace

std::vector<Offer> offer_rename_heading(const View& view, Span selection) {
  for (const MisspeltSection& misspelt : misspelt_sections(view)) {
    const Section& section = view.document.sections[misspelt.section];
    if (!section.heading.touches(selection)) continue;
    const std::string& title = view.schema->sections[misspelt.rule].title;
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
