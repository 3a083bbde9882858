#include <fmt/format.h>

#include <algorithm>

#include "server/actions/rows.h"
#include "server/actions/sections.h"
#include "server/analysis/checks.h"
#include "server/analysis/words.h"

namespace handoff {
namespace {

bool has_fields(const View& view, Index section) {
  return std::any_of(view.document.fields.begin(), view.document.fields.end(),
                     [&](const Field& field) { return field.section == section; });
}

bool has_items(const View& view, Index rule) {
  return std::any_of(view.schema->document.items.begin(), view.schema->document.items.end(),
                     [&](const Item& item) { return item.section == rule; });
}

}  // namespace

std::vector<Offer> offer_write_none(const View& view, Span selection) {
  if (view.schema == nullptr) return {};
  const Index index = view.document.section_at(selection.begin);
  const Index rule = view.conformance.rule_of_section[index];
  if (rule == nothing || !view.schema->sections[rule].required) return {};
  const Section& section = view.document.sections[index];
  const std::vector<Finding> empty = empty_sections(view);
  const bool reported = std::any_of(empty.begin(), empty.end(), [&](const Finding& finding) {
    return finding.span == section.heading;
  });
  const bool family = view.schema->family_of_section(rule) != nullptr;
  const bool untouched = (family || !has_fields(view, index)) && is_untouched(view, index);
  if (!reported && !untouched) return {};
  return {{.action = {},
           .title = fmt::format("Write \"None\" in {}", quoted(view.document.slice(section.title))),
           .target = index,
           .about = reported ? section.heading : Span{},
           .code = reported ? "empty-section" : ""}};
}

std::vector<Edit> edit_write_none(const View& view, const Offer& offer, const Facts*) {
  const Section& section = view.document.sections[offer.target];
  const Index rule = view.conformance.rule_of_section[offer.target];
  const std::string none = has_items(view, rule) ? "- None" : "None";
  if (is_untouched(view, offer.target)) return {{content_of(view.document, section), none}};
  // A comment may stand there, and stays.
  const std::string line_break(view.document.text->line_break());
  const Span start{section.body.begin, section.body.begin};
  if (section.body.begin == section.heading.end) return {{start, line_break + none}};
  // What follows at once would make a heading of a lone "None".
  const bool crowded = section.body.empty() && section.body.begin < view.text().size();
  return {{start, none + line_break + (crowded ? line_break : "")}};
}

}  // namespace handoff
