#include <fmt/format.h>

#include <algorithm>

#include "server/actions/rows.h"
#include "server/analysis/checks.h"
#include "server/analysis/words.h"
#include "server/fill/fill.h"

namespace handoff {
namespace {

std::vector<Offer> offers_for(const View& view, Index slot, Span span, std::string_view code) {
  std::vector<Offer> offers;
  for (const std::string& choice : view.schema->slots[slot].choices) {
    offers.push_back({.action = {},
                      .title = fmt::format("Set {} to {}", owner_of(*view.schema, slot), choice),
                      .target = span.begin,
                      .value = choice,
                      .about = span,
                      .code = code});
  }
  return offers;
}

}  // namespace

std::vector<Offer> offer_choose_value(const View& view, Span selection) {
  if (view.schema == nullptr) return {};
  if (const Index bracket = open_slot_at(view, selection); bracket != nothing) {
    return offers_for(view, view.conformance.slot_of_bracket[bracket],
                      view.document.brackets[bracket].span, "unresolved-placeholder");
  }
  for (const Finding& finding : invalid_choices(view)) {
    if (!finding.span.touches(selection)) continue;
    const auto field = std::find_if(view.document.fields.begin(), view.document.fields.end(),
                                    [&](const Field& f) { return f.value == finding.span; });
    const auto index = static_cast<Index>(field - view.document.fields.begin());
    return offers_for(view, view.conformance.slot_of_field[index], finding.span, "invalid-choice");
  }
  return {};
}

std::vector<Edit> edit_choose_value(const View&, const Offer& offer, const Facts*) {
  return {{offer.about, offer.value}};
}

}  // namespace handoff
