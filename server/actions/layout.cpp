// The layout as it was meant.
#include "server/analysis/layout.h"

#include <fmt/format.h>

#include "server/actions/rows.h"

namespace handoff {

std::vector<Offer> offer_restore_breaks(const View& view, Span selection) {
  if (view.schema == nullptr) return {};
  for (const LostBreaks& lost : lost_breaks(view)) {
    if (!lost.span.touches(selection)) continue;
    Offer usual{.action = {},
                .title = "Restore the line breaks",
                .value = lost.backslashes ? "\\" : "  ",
                .about = lost.span,
                .code = "lost-line-break",
                .preferred = true};
    if (lost.backslashes) return {usual};
    Offer backslashes = usual;
    backslashes.title = "Restore the line breaks with backslashes, which editors do not trim";
    backslashes.value = "\\";
    backslashes.preferred = false;
    return {usual, backslashes};
  }
  return {};
}

std::vector<Edit> edit_restore_breaks(const View& view, const Offer& offer, const Facts*) {
  std::vector<Edit> edits;
  for (const LostBreaks& lost : lost_breaks(view)) {
    for (const Span end : lost.ends) edits.push_back({end, offer.value});
  }
  return edits;
}

std::vector<Offer> offer_separate_rule(const View& view, Span selection) {
  if (view.schema == nullptr) return {};
  for (const Index i : accidental_headings(view)) {
    const Section& section = view.document.sections[i];
    if (!section.heading.touches(selection)) continue;
    return {{.action = {},
             .title = "Put a blank line before the rule",
             .target = i,
             .about = {underline_of(view.document, section), section.heading.end},
             .code = "accidental-heading",
             .preferred = true}};
  }
  return {};
}

std::vector<Edit> edit_separate_rule(const View& view, const Offer& offer, const Facts*) {
  const std::size_t rule = underline_of(view.document, view.document.sections[offer.target]);
  return {{{rule, rule}, std::string(view.document.text->line_break())}};
}

std::vector<Offer> offer_set_level(const View& view, Span selection) {
  if (view.schema == nullptr) return {};
  const Levels levels = meant_levels(view);
  for (Index i = 1; i < view.document.sections.size(); ++i) {
    const Section& section = view.document.sections[i];
    if (section.level == levels.level[i] || !section.heading.touches(selection)) continue;
    return {{.action = {},
             .title = fmt::format("Make this a heading of level {}", levels.level[i]),
             .target = i,
             .value = std::string(static_cast<std::size_t>(levels.level[i]), '#'),
             .about = section.heading,
             .code = "wrong-heading-level",
             .preferred = true}};
  }
  return {};
}

std::vector<Edit> edit_set_level(const View& view, const Offer& offer, const Facts*) {
  const Section& section = view.document.sections[offer.target];
  if (!is_underlined(view.document, section)) {
    const std::size_t marks = view.text().find('#', section.heading.begin);
    return {{{marks, marks + static_cast<std::size_t>(section.level)}, offer.value}};
  }
  std::string title(view.document.slice(section.title));
  for (char& c : title) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  return {{section.heading, fmt::format("{} {}", offer.value, title)}};
}

}  // namespace handoff
