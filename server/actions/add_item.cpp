#include <fmt/format.h>

#include <algorithm>

#include "server/actions/lists.h"
#include "server/actions/rows.h"
#include "server/analysis/words.h"
#include "server/analysis/work.h"
#include "server/features/pieces.h"

namespace handoff {
namespace {

/// The section with the list item that is selected; nothing outside lists and at "None".
Index section_of_item(const View& view, Span selection) {
  for (const Item& item : view.document.items) {
    if (item.span.begin > selection.end) break;
    if (item.parent != nothing || !item.span.touches(selection)) continue;
    if (!says_none(view.document.slice(headline_of(view.document, item)))) return item.section;
  }
  return nothing;
}

const Family* family_of(const View& view, Index section) {
  const Index rule = view.conformance.rule_of_section[section];
  return rule == nothing ? nullptr : view.schema->family_of_section(rule);
}

/// One of the family's slots is still to be filled in there.
bool has_open_slot(const View& view, Index section) {
  for (Index i = 0; i < view.document.brackets.size(); ++i) {
    const bool open = view.conformance.slot_of_bracket[i] != nothing;
    if (open && view.document.brackets[i].section == section) return true;
  }
  return false;
}

/// An item without its marker, what hangs below it indented as far as a marker of `width` needs.
std::string hung(std::string_view item, std::size_t width, std::string_view line_break) {
  const std::size_t origin = item.find(' ') + 1;
  std::string text;
  for (std::size_t at = origin; at < item.size();) {
    const std::size_t end = std::min(item.find('\n', at), item.size());
    text += item.substr(at, end - at);
    at = end + 1;
    if (end == item.size()) break;
    text += line_break;
    const std::size_t indent = std::min(item.find_first_not_of(' ', at), item.size()) - at;
    if (indent < origin) continue;
    text += std::string(width, ' ');
    at += origin;
  }
  return text;
}

}  // namespace

std::vector<Offer> offer_add_item(const View& view, Span selection) {
  if (view.schema == nullptr || view.conformance.form == Form::bare) return {};
  const Index section = section_of_item(view, selection);
  const Family* family = section == nothing ? nullptr : family_of(view, section);
  if (family == nullptr || has_open_slot(view, section)) return {};
  const Document& form = view.schema->document;
  const Index slot = view.schema->slots_in(form.items[family->items.front()].span).front();
  return {{.action = {},
           .title = fmt::format("Add another {}", slot_words(view.schema->slots[slot])),
           .target = section}};
}

std::vector<Edit> edit_add_item(const View& view, const Offer& offer, const Facts*) {
  const Section& section = view.document.sections[offer.target];
  const Family& family = *family_of(view, offer.target);
  const Piece piece = next_item(view, family, offer.target, section.heading.begin);
  std::size_t width = next_marker(view, offer.target).size() + 1;
  for (const Item& item : view.document.items) {
    if (item.section != offer.target || item.parent != nothing) continue;
    const Text& text = *view.document.text;
    width += item.span.begin - text.line(text.line_of(item.span.begin)).begin;
    break;
  }
  return {
      append_item(view, offer.target, hung(piece.text, width, view.document.text->line_break()))};
}

}  // namespace handoff
