#include <fmt/format.h>

#include "server/actions/rows.h"
#include "server/analysis/choice.h"
#include "server/analysis/words.h"
#include "server/fill/fill.h"

namespace handoff {
namespace {

Offer offer_to_set(const View& view, Index slot, const std::string& choice, Span span) {
  return {.action = {},
          .title = fmt::format("Set {} to {}", owner_of(*view.schema, slot), choice),
          .target = span.begin,
          .value = choice,
          .about = span};
}

std::vector<Offer> offers_for_slot(const View& view, Index bracket) {
  std::vector<Offer> offers;
  const Index slot = view.conformance.slot_of_bracket[bracket];
  for (const std::string& choice : view.schema->slots[slot].choices) {
    offers.push_back(offer_to_set(view, slot, choice, view.document.brackets[bracket].span));
    offers.back().code = "unresolved-placeholder";
  }
  return offers;
}

/// All words for a value that says none of them; for one that says it otherwise that word.
std::vector<Offer> offers_for_value(const View& view, Index slot, Span span) {
  std::vector<Offer> offers;
  const SlotRule& rule = view.schema->slots[slot];
  const std::string_view value = view.document.slice(span);
  const ChoiceReading reading = read_choice(rule, value);
  for (Index i = 0; i < rule.choices.size(); ++i) {
    const bool is_meant = reading.choice == i && slice(value, reading.word) != rule.choices[i];
    if (reading.known && !is_meant) continue;
    offers.push_back(offer_to_set(view, slot, rule.choices[i], span));
    offers.back().value = with_choice(rule, value, rule.choices[i]);
    if (!reading.known) offers.back().code = "invalid-choice";
  }
  return offers;
}

}  // namespace

std::vector<Offer> offer_choose_value(const View& view, Span selection) {
  if (view.schema == nullptr) return {};
  if (const Index bracket = open_slot_at(view, selection); bracket != nothing) {
    return offers_for_slot(view, bracket);
  }
  for (Index i = 0; i < view.document.fields.size(); ++i) {
    const Span value = view.document.fields[i].value;
    const Index slot = view.conformance.slot_of_field[i];
    if (slot == nothing || value.empty() || !value.touches(selection)) continue;
    if (view.schema->slots[slot].kind == SlotKind::choice) {
      return offers_for_value(view, slot, value);
    }
  }
  return {};
}

std::vector<Edit> edit_choose_value(const View&, const Offer& offer, const Facts*) {
  return {{offer.about, offer.value}};
}

}  // namespace handoff
