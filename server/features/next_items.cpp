#include "server/features/next_items.h"

#include <fmt/format.h>

#include <algorithm>

#include "server/schema/list_forms.h"

namespace handoff {
namespace {

std::vector<const Item*> unlabelled_items(const Schema& schema, Index rule) {
  std::vector<const Item*> found;
  for (const Item& item : schema.document.items) {
    const bool labelled = schema.document.slice(item.text).starts_with("**");
    if (item.section == rule && item.parent == nothing && !labelled) found.push_back(&item);
  }
  return found;
}

/// Of a section, but for what stands on one line.
std::vector<const Item*> items_beside(const Document& document, Index section, Span line) {
  std::vector<const Item*> found;
  for (const Item& item : document.items) {
    const bool beside =
        item.section == section && item.parent == nothing && !line.contains(item.span.begin);
    if (beside) found.push_back(&item);
  }
  return found;
}

/// With another number where it has one.
Piece numbered(const Schema& schema, const Item& origin, int number) {
  if (!origin.ordered) return piece_of(schema, origin.span);
  const std::size_t marker = schema.text().find(origin.marker, origin.span.begin);
  Piece piece;
  piece.append(fmt::format("{}", number));
  piece.append(piece_of(schema, {marker, origin.span.end}));
  return piece;
}

}  // namespace

std::vector<Piece> next_items(const View& view, std::size_t offset) {
  const Index section = view.document.section_at(offset);
  const Index rule = view.conformance.rule_of_section[section];
  if (rule == nothing) return {};
  const Schema& schema = *view.schema;
  if (const Family* family = schema.family_of_section(rule)) {
    return {next_item(view, *family, section, offset)};
  }
  const Text& text = *view.document.text;
  const std::vector<const Item*> wanted = unlabelled_items(schema, rule);
  const std::vector<const Item*> present =
      items_beside(view.document, section, text.line(text.line_of(offset)));
  std::vector<Piece> items;
  for (std::size_t i = present.size(); i < wanted.size(); ++i) {
    items.push_back(piece_of(schema, wanted[i]->span));
  }
  if (items.empty() && list_forms(schema)[rule] != nothing) {
    int highest = 0;
    for (const Item* item : present) highest = std::max(highest, item->number);
    items.push_back(numbered(schema, *wanted.back(), highest + 1));
  }
  return items;
}

}  // namespace handoff
