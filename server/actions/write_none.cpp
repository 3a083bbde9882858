#include <fmt/format.h>

#include <algorithm>

#include "server/actions/rows.h"
#include "server/analysis/checks.h"
#include "server/analysis/words.h"

namespace handoff {
namespace {

/// The lines of a section's body from the first to the last that are not blank; empty without any.
Span content_of(const View& view, const Section& section) {
  const std::string_view body = view.document.slice(section.body);
  const std::size_t first = body.find_first_not_of(" \t\r\n");
  if (first == body.npos) return {section.body.begin, section.body.begin};
  const std::size_t last = body.find_last_not_of(" \t\r\n");
  const Text& text = *view.document.text;
  return {text.line(text.line_of(section.body.begin + first)).begin, section.body.begin + last + 1};
}

/// Nothing in a section but slots as the template has them: every line of it holds an open one.
bool is_untouched(const View& view, Span content) {
  if (content.empty()) return false;
  const Text& text = *view.document.text;
  for (std::size_t line = text.line_of(content.begin); line <= text.line_of(content.end - 1);
       ++line) {
    const Span span = text.line(line);
    if (text.slice(span).find_first_not_of(" \t") == std::string_view::npos) continue;
    bool open = false;
    for (Index i = 0; i < view.document.brackets.size() && !open; ++i) {
      open = span.contains(view.document.brackets[i].span) &&
             view.conformance.slot_of_bracket[i] != nothing;
    }
    if (!open) return false;
  }
  return true;
}

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
  const bool untouched =
      (family || !has_fields(view, index)) && is_untouched(view, content_of(view, section));
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
  const Span content = content_of(view, section);
  if (!content.empty()) return {{content, none}};
  const std::string line_break(view.document.text->line_break());
  const bool at_line_start = section.body.begin > section.heading.end;
  return {{{section.body.begin, section.body.begin},
           at_line_start ? none + line_break : line_break + none}};
}

}  // namespace handoff
