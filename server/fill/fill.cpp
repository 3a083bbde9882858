#include "server/fill/fill.h"

#include <algorithm>
#include <unordered_set>

#include "server/fill/lists.h"

namespace handoff {
namespace {

Edit replace(const View& view, Index bracket, const Value& value) {
  const Bracket& place = view.document.brackets[bracket];
  return {place.span, written_at(view.document, place.span.begin, place.item, value)};
}

/// The open slots in `scope` that have a value of their own, rather than one of many.
std::vector<Index> singles(const View& view, Span scope) {
  std::vector<Index> found;
  for (Index i = 0; i < view.document.brackets.size(); ++i) {
    if (!scope.touches(view.document.brackets[i].span) || source_of(view, i) == nullptr) continue;
    if (view.schema->slots[view.conformance.slot_of_bracket[i]].number == 0) found.push_back(i);
  }
  return found;
}

bool touches(const View& view, const OpenList& list, Span scope) {
  return std::any_of(list.items.begin(), list.items.end(),
                     [&](Index item) { return scope.touches(view.document.items[item].span); });
}

}  // namespace

std::optional<git::Detail> detail_to_fill(const View& view, Span scope) {
  std::optional<git::Detail> detail;
  const auto ask = [&](const Source& source) {
    detail = detail ? std::max(*detail, source.detail) : source.detail;
  };
  if (view.schema == nullptr) return detail;
  for (const OpenList& list : open_lists(view)) {
    if (touches(view, list, scope)) ask(*list.source);
  }
  for (const Index bracket : singles(view, scope)) ask(*source_of(view, bracket));
  return detail;
}

std::vector<Edit> fill(const View& view, Span scope, const Facts& facts) {
  std::vector<Edit> edits;
  if (view.schema == nullptr) return edits;
  std::unordered_set<Index> listed;  // items that the edits of a list replace or remove
  for (const OpenList& list : open_lists(view)) {
    if (!touches(view, list, scope)) continue;
    listed.insert(list.items.begin(), list.items.end());
    for (Edit& edit : fill_list(view, list, facts)) edits.push_back(std::move(edit));
  }
  for (const Index bracket : singles(view, scope)) {
    if (listed.contains(view.document.outermost(view.document.brackets[bracket].item))) continue;
    const std::vector<Row> rows = source_of(view, bracket)->rows(facts);
    if (!rows.empty()) edits.push_back(replace(view, bracket, rows.front().front()));
  }
  return edits;
}

std::optional<git::Detail> detail_to_fill_slot(const View& view, Index bracket) {
  const Source* source = source_of(view, bracket);
  return source == nullptr ? std::nullopt : std::optional(source->detail);
}

std::vector<Edit> fill_slot(const View& view, Index bracket, const Facts& facts) {
  const Index item = view.document.outermost(view.document.brackets[bracket].item);
  for (const OpenList& list : open_lists(view)) {
    const auto place = std::find(list.items.begin(), list.items.end(), item);
    if (item == nothing || place == list.items.end()) continue;
    const std::vector<Row> rows = rows_to_list(view, list, facts);
    const auto row = static_cast<std::size_t>(place - list.items.begin());
    return row < rows.size() ? std::vector{fill_item(view, list, item, rows[row])}
                             : std::vector<Edit>{};
  }
  const std::vector<Row> rows = source_of(view, bracket)->rows(facts);
  if (rows.empty()) return {};
  return {replace(view, bracket, rows.front().front())};
}

Index open_slot_at(const View& view, Span selection) {
  if (view.schema == nullptr) return nothing;
  for (Index i = 0; i < view.document.brackets.size(); ++i) {
    if (view.conformance.slot_of_bracket[i] == nothing) continue;
    if (view.document.brackets[i].span.touches(selection)) return i;
  }
  return nothing;
}

}  // namespace handoff
