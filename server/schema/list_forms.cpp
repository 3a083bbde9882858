#include "server/schema/list_forms.h"

#include <algorithm>

#include "server/schema/title.h"

namespace handoff {
namespace {

bool is_alike(const Item& item, const Item& other) {
  return item.ordered == other.ordered && item.marker == other.marker && item.task == other.task;
}

/// One of many, if it is no member of a family: it begins with a slot of its own.
bool begins_with_slot(const Schema& schema, const Item& item) {
  const std::vector<Index> slots = schema.slots_in(item.span);
  return !slots.empty() && schema.document.brackets[slots.front()].span.begin == item.text.begin;
}

}  // namespace

std::vector<Index> list_forms(const Schema& schema) {
  const Document& document = schema.document;
  std::vector<Index> forms(document.sections.size(), nothing);
  std::vector<bool> has_many_kinds(document.sections.size(), false);
  for (Index i = 0; i < document.items.size(); ++i) {
    const Item& item = document.items[i];
    if (item.parent != nothing) continue;
    Index& form = forms[item.section];
    if (form == nothing) form = i;
    if (!is_alike(item, document.items[form]) || !begins_with_slot(schema, item)) {
      has_many_kinds[item.section] = true;
    }
  }
  for (Index section = 0; section < forms.size(); ++section) {
    if (has_many_kinds[section]) forms[section] = nothing;
  }
  for (auto family = schema.families.rbegin(); family != schema.families.rend(); ++family) {
    forms[family->section] = family->items.front();
  }
  return forms;
}

Index label_of(const Document& document, Index item) {
  const auto field = std::ranges::lower_bound(document.fields, document.items[item].text.begin, {},
                                              [](const Field& entry) { return entry.mark.begin; });
  const bool begins = field != document.fields.end() && field->item == item &&
                      field->mark.begin == document.items[item].text.begin;
  return begins ? static_cast<Index>(field - document.fields.begin()) : nothing;
}

bool same_label(const Document& document, Index item, const Document& other, Index other_item) {
  const Index label = label_of(document, item), wanted = label_of(other, other_item);
  if (label == nothing || wanted == nothing) return label == wanted;
  return title_key(document.slice(document.fields[label].label)) ==
         title_key(other.slice(other.fields[wanted].label));
}

bool begins_line(const Document& document, const Item& item) {
  const Span line = document.text->line(document.text->line_of(item.span.begin));
  return stripped(document.slice({line.begin, item.span.begin})).empty();
}

}  // namespace handoff
