#include "server/actions/lists.h"
#include "server/actions/rows.h"

namespace handoff {

std::vector<Offer> offer_renumber(const View& view, Span selection) {
  if (view.schema == nullptr) return {};
  Index innermost = nothing;
  for (Index i = 0; i < view.document.items.size(); ++i) {
    if (view.document.items[i].span.begin > selection.end) break;
    if (view.document.items[i].span.touches(selection)) innermost = i;
  }
  for (Index item = innermost; item != nothing; item = view.document.items[item].parent) {
    if (renumber(view, item).empty()) continue;
    return {{.action = {}, .title = "Renumber this list", .target = item}};
  }
  return {};
}

std::vector<Edit> edit_renumber(const View& view, const Offer& offer, const Facts*) {
  return renumber(view, offer.target);
}

}  // namespace handoff
