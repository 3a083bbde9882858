#include "server/actions/rows.h"
#include "server/fill/fill.h"

namespace handoff {
namespace {

/// The outermost item around an open slot, when nothing in it has been filled in; else nothing.
Index unfilled_item(const View& view, Index bracket) {
  Index item = view.document.brackets[bracket].item;
  if (item == nothing) return nothing;
  while (view.document.items[item].parent != nothing) item = view.document.items[item].parent;
  const Index slot = view.conformance.slot_of_bracket[bracket];
  Index origin = view.schema->document.brackets[slot].item;
  if (origin == nothing) return nothing;
  while (view.schema->document.items[origin].parent != nothing) {
    origin = view.schema->document.items[origin].parent;
  }
  const std::vector<Index> wanted = view.schema->slots_in(view.schema->document.items[origin].span);
  // A labelled line that is no member of a family is part of the form, not one of many.
  if (view.schema->slots[wanted.front()].number == 0 &&
      view.schema->document.brackets[wanted.front()].field != nothing) {
    return nothing;
  }
  std::size_t open = 0;
  for (Index i = 0; i < view.document.brackets.size(); ++i) {
    const bool inside = view.document.items[item].span.contains(view.document.brackets[i].span);
    if (inside && view.conformance.slot_of_bracket[i] != nothing) ++open;
  }
  return open == wanted.size() ? item : nothing;
}

bool is_blank(const Text& text, std::size_t line) {
  return text.slice(text.line(line)).find_first_not_of(" \t") == std::string_view::npos;
}

/// `lines` with the blank one behind them when there is one before them as well.
Span with_blank_line(const Text& text, Span lines) {
  const std::size_t first = text.line_of(lines.begin), next = text.line_of(lines.end);
  const bool between = first > 0 && is_blank(text, first - 1) && is_blank(text, next);
  return between ? Span{lines.begin, text.whole_line(next).end} : lines;
}

}  // namespace

std::vector<Offer> offer_remove_item(const View& view, Span selection) {
  const Index bracket = open_slot_at(view, selection);
  if (bracket == nothing) return {};
  const Index item = unfilled_item(view, bracket);
  if (item == nothing) return {};
  return {{.action = {},
           .title = "Remove this unfilled item",
           .target = item,
           .about = view.document.brackets[bracket].span,
           .code = "unresolved-placeholder"}};
}

std::vector<Edit> edit_remove_item(const View& view, const Offer& offer, const Facts*) {
  return {
      {with_blank_line(*view.document.text,
                       whole_lines(*view.document.text, view.document.items[offer.target].span)),
       ""}};
}

}  // namespace handoff
