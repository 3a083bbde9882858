// The lists that the template repeats: markers and numbers.
#include <algorithm>
#include <map>

#include "server/actions/lists.h"
#include "server/format/layout_edits.h"
#include "server/schema/list_forms.h"

namespace handoff {
namespace {

/// A longer number is no marker.
constexpr std::size_t highest_number = 999'999'999;

/// A section's items, if they are one list.
struct List {
  std::vector<Index> items;
  bool is_one = true;
};

bool is_blank_between(const Document& document, const Item& item, const Item& next) {
  return item.span.end <= next.span.begin &&
         stripped(document.slice({item.span.end, next.span.begin})).empty();
}

void add(const Document& document, Index index, List& list) {
  const Item& item = document.items[index];
  if (!begins_line(document, item)) list.is_one = false;
  if (!list.items.empty()) {
    const Item& last = document.items[list.items.back()];
    if (last.marker != item.marker || last.ordered != item.ordered ||
        !is_blank_between(document, last, item)) {
      list.is_one = false;
    }
  }
  list.items.push_back(index);
}

/// By section of the document, for those that follow a section of the template.
std::map<Index, List> lists_of(const View& view) {
  std::map<Index, List> lists;
  for (Index i = 0; i < view.document.items.size(); ++i) {
    const Item& item = view.document.items[i];
    const bool counts = item.parent == nothing && item.section != 0 &&
                        view.conformance.rule_of_section[item.section] != nothing;
    if (counts) add(view.document, i, lists[item.section]);
  }
  return lists;
}

/// With another bullet, a rule or an underline could come of some lines.
bool keeps_its_bullet(const Document& document, const Item& item) {
  const std::string_view text = document.slice(item.text);
  return text.empty() || std::string_view("-*+_").find(text.front()) != text.npos;
}

void set_marker(const View& view, const List& list, char marker, std::vector<Edit>& edits) {
  const Document& document = view.document;
  const auto keeps = [&](Index item) { return keeps_its_bullet(document, document.items[item]); };
  if (std::ranges::any_of(list.items, keeps)) return;
  for (const Index i : list.items) {
    const Item& item = document.items[i];
    if (item.marker == marker) continue;
    const std::size_t at = view.text().find(item.marker, item.span.begin);
    edits.push_back({{at, at + 1}, std::string(1, marker)});
  }
}

}  // namespace

void mend_lists(const View& view, Span lines, std::vector<Edit>& edits) {
  const std::vector<Index> forms = list_forms(*view.schema);
  for (const auto& [section, list] : lists_of(view)) {
    const Index form = forms[view.conformance.rule_of_section[section]];
    if (form == nothing || !list.is_one) continue;
    const Item& first = view.document.items[list.items.front()];
    const Item& wanted = view.schema->document.items[form];
    const Span span{first.span.begin, view.document.items[list.items.back()].span.end};
    if (!lines.contains(span)) continue;
    if (first.ordered == wanted.ordered) set_marker(view, list, wanted.marker, edits);
    if (static_cast<std::size_t>(first.number) + list.items.size() > highest_number) continue;
    for (Edit& edit : renumber(view, list.items)) edits.push_back(std::move(edit));
  }
}

}  // namespace handoff
