#include <fmt/format.h>

#include <algorithm>

#include "server/actions/rows.h"
#include "server/analysis/unknown_template.h"
#include "server/analysis/words.h"

namespace handoff {
namespace {

constexpr std::size_t most_offers = 10;

}  // namespace

std::vector<Offer> offer_choose_template(const View& view, Span selection) {
  const auto& unknown = view.unknown_template;
  if (!unknown || !unknown->name.touches(selection)) return {};
  std::vector<Offer> offers;
  for (const auto& [name, is_near] :
       templates_like(view.document.slice(unknown->name), *view.library)) {
    if (offers.size() == most_offers) break;
    offers.push_back({.action = {},
                      .title = fmt::format("Follow the template {}", quoted(name)),
                      .value = name,
                      .about = unknown->name,
                      .code = "unknown-template",
                      .preferred = is_near && offers.empty()});
  }
  return offers;
}

std::vector<Edit> edit_choose_template(const View&, const Offer& offer, const Facts*) {
  return {{offer.about, offer.value}};
}

}  // namespace handoff
