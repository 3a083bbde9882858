// One slot, one section, or all that git knows.
#include <fmt/format.h>

#include "server/actions/rows.h"
#include "server/analysis/words.h"
#include "server/fill/fill.h"

namespace handoff {
namespace {

Span whole(const View& view) {
  return {0, view.text().size()};
}

Span span_of(const View& view, Index section) {
  const Section& found = view.document.sections[section];
  return {found.heading.begin, found.end};
}

}  // namespace

std::vector<Offer> offer_fill_slot(const View& view, Span selection) {
  const Index bracket = open_slot_at(view, selection);
  if (bracket == nothing) return {};
  const Span span = view.document.brackets[bracket].span;
  if (!detail_to_fill_slot(view, bracket)) return {};
  const std::string_view owner = owner_of(*view.schema, view.conformance.slot_of_bracket[bracket]);
  return {{.action = {},
           .title = fmt::format("Fill in \"{}\" here from git", owner),
           .target = bracket,
           .about = span,
           .code = "unresolved-placeholder",
           .preferred = true}};
}

std::optional<git::Detail> ask_fill_slot(const View& view, const Offer& offer) {
  return detail_to_fill_slot(view, offer.target);
}

std::vector<Edit> edit_fill_slot(const View& view, const Offer& offer, const Facts* facts) {
  return fill_slot(view, offer.target, *facts);
}

std::vector<Offer> offer_fill_section(const View& view, Span selection) {
  if (view.schema == nullptr) return {};
  const Index section = view.document.section_at(selection.begin);
  if (section == 0 || view.document.sections[section].level < 2) return {};
  if (!detail_to_fill(view, span_of(view, section))) return {};
  const std::string_view title = view.document.slice(view.document.sections[section].title);
  return {{.action = {},
           .title = fmt::format("Fill section {} from git", quoted(title)),
           .target = section}};
}

std::optional<git::Detail> ask_fill_section(const View& view, const Offer& offer) {
  return detail_to_fill(view, span_of(view, offer.target));
}

std::vector<Edit> edit_fill_section(const View& view, const Offer& offer, const Facts* facts) {
  return fill(view, span_of(view, offer.target), *facts);
}

std::vector<Offer> offer_fill_everything(const View& view, Span) {
  if (!detail_to_fill(view, whole(view))) return {};
  return {{.action = {}, .title = "Fill everything that git knows"}};
}

std::optional<git::Detail> ask_fill_everything(const View& view, const Offer&) {
  return detail_to_fill(view, whole(view));
}

std::vector<Edit> edit_fill_everything(const View& view, const Offer&, const Facts* facts) {
  return fill(view, whole(view), *facts);
}

}  // namespace handoff
