#include "server/actions/lists.h"
#include "server/actions/rows.h"
#include "server/fill/fill.h"
#include "server/fill/form.h"

namespace handoff {
namespace {

/// The outermost item around an open slot, when nothing in it has been filled in; else nothing.
Index unfilled_item(const View& view, Index bracket) {
  const Index item = view.document.outermost(view.document.brackets[bracket].item);
  const Index slot = view.conformance.slot_of_bracket[bracket];
  const Document& form = view.schema->document;
  const Index origin = form.outermost(form.brackets[slot].item);
  if (item == nothing || origin == nothing) return nothing;
  // A labelled line that is no member of a family is part of the form, not one of many.
  const Index first = view.schema->slots_in(form.items[origin].span).front();
  const bool labelled =
      view.schema->slots[first].number == 0 && form.brackets[first].field != nothing;
  return !labelled && is_untouched_item(view, item, slot) ? item : nothing;
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
  return remove_item(view, offer.target);
}

}  // namespace handoff
