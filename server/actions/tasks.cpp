// Tasks: ticked and unticked, and moved to where they belong.
#include "server/analysis/tasks.h"

#include <fmt/format.h>

#include <algorithm>

#include "server/actions/lists.h"
#include "server/actions/rows.h"
#include "server/analysis/checks.h"
#include "server/analysis/table_rows.h"
#include "server/analysis/words.h"
#include "server/analysis/work.h"

namespace handoff {
namespace {

constexpr std::string_view box_code = "contradictory-box";

/// The item whose headline the selection touches, or nothing.
Index item_at(const View& view, Span selection) {
  for (Index i = 0; i < view.document.items.size(); ++i) {
    const Item& item = view.document.items[i];
    const Span headline{item.span.begin, headline_of(view.document, item).end};
    if (headline.begin > selection.end) break;
    if (headline.touches(selection)) return i;
  }
  return nothing;
}

/// The same, or else the row of a table that begins the selection, where it is filled in. Neither
/// without one.
Entry entry_at(const View& view, Span selection) {
  if (const Index item = item_at(view, selection); item != nothing) {
    if (open_items(view)[item]) return {};
    return {.headline = headline_of(view.document, view.document.items[item]), .item = item};
  }
  const Index row = row_at(view.document, selection.begin);
  const std::vector<Index> written = written_rows(view);
  if (row == nothing || !std::ranges::binary_search(written, row)) return {};
  return {.headline = name_of(view.document, view.document.rows[row]), .row = row};
}

bool is_there(const Entry& entry) {
  return entry.item != nothing || entry.row != nothing;
}

std::string name_of(const View& view, const Entry& entry) {
  return quoted(stripped(task_name(view.document.slice(entry.headline))));
}

Offer offer_about(const Entry& entry, std::string title) {
  return {.action = {}, .title = std::move(title), .target = entry.item, .about = entry.headline};
}

/// A task as an item's text behind the marker, with a box.
std::string with_box(const View& view, Index index, char mark) {
  const Item& item = view.document.items[index];
  return fmt::format("[{}] {}", mark, view.document.slice({item.text.begin, item.span.end}));
}

std::vector<Edit> move(const View& view, Index item, SectionRole role, char mark) {
  std::vector<Edit> edits = take_item(view, item);
  edits.push_back(append_item(view, section_with(view, role), with_box(view, item, mark)));
  return edits;
}

/// The tasks that may be moved from one section to another.
bool is_open_entry(const View& view, const Entry& task) {
  if (task.item == nothing) return false;
  const SectionRole role = role_of(view, view.document.items[task.item].section);
  if (role != SectionRole::in_progress && role != SectionRole::next_tasks) return false;
  const std::vector<Entry> entries = entries_of(view, role);
  return std::ranges::find(entries, task.item, &Entry::item) != entries.end();
}

/// Nothing hangs below an item, and a row has others beside it.
bool stands_alone(const View& view, const Entry& task) {
  const Document& document = view.document;
  if (task.item != nothing) return !goes_on(document, document.items[task.item]);
  const Index table = document.rows[task.row].table;
  return std::ranges::count(document.rows, table, &TableRow::table) > 1;
}

}  // namespace

std::vector<Offer> offer_tick_task(const View& view, Span selection) {
  if (view.schema == nullptr) return {};
  const Entry task = entry_at(view, selection);
  if (!is_there(task)) return {};
  const Contradiction contradiction = contradiction_of(view, task);
  if (contradiction == Contradiction::none) return {};
  const bool ticked = contradiction == Contradiction::ticked;
  Offer offer = offer_about(task, ticked ? "Untick this task" : "Tick this task");
  offer.value.assign(1, ticked ? ' ' : 'x');
  offer.code = box_code;
  offer.preferred = !ticked;
  return {offer};
}

std::vector<Edit> edit_tick_task(const View& view, const Offer& offer, const Facts*) {
  const Document& document = view.document;
  const std::size_t box = offer.target == nothing
                              ? box_of(document, document.rows[row_at(document, offer.about.begin)])
                              : box_of(document, document.items[offer.target]);
  return {{{box, box + 1}, offer.value}};
}

std::vector<Offer> offer_complete_task(const View& view, Span selection) {
  if (view.schema == nullptr || view.conformance.form == Form::bare) return {};
  const Entry task = entry_at(view, selection);
  if (!is_open_entry(view, task)) return {};
  if (section_with(view, SectionRole::completed) == nothing) return {};
  Offer offer = offer_about(task, fmt::format("Move {} to \"{}\"", name_of(view, task),
                                              title_of(*view.schema, SectionRole::completed)));
  if (contradiction_of(view, task) == Contradiction::ticked) {
    offer.code = box_code;
    offer.preferred = true;
  }
  return {offer};
}

std::vector<Edit> edit_complete_task(const View& view, const Offer& offer, const Facts*) {
  return move(view, offer.target, SectionRole::completed, 'x');
}

std::vector<Offer> offer_reopen_task(const View& view, Span selection) {
  if (view.schema == nullptr) return {};
  const Entry task = entry_at(view, selection);
  if (task.item == nothing || view.document.items[task.item].parent != nothing) return {};
  if (section_with(view, SectionRole::in_progress) == nothing) return {};
  if (contradiction_of(view, task) != Contradiction::unticked) return {};
  Offer offer = offer_about(task, fmt::format("Move {} to \"{}\"", name_of(view, task),
                                              title_of(*view.schema, SectionRole::in_progress)));
  offer.code = box_code;
  return {offer};
}

std::vector<Edit> edit_reopen_task(const View& view, const Offer& offer, const Facts*) {
  return move(view, offer.target, SectionRole::in_progress, ' ');
}

std::vector<Offer> offer_drop_task(const View& view, Span selection) {
  if (view.schema == nullptr) return {};
  const Entry task = entry_at(view, selection);
  if (!is_there(task) || !stands_alone(view, task)) return {};
  for (const Finding& finding : tasks_twice(view)) {
    if (finding.span != task.headline) continue;
    Offer offer = offer_about(task, fmt::format("Remove {} from here", name_of(view, task)));
    offer.code = "task-twice";
    return {offer};
  }
  return {};
}

std::vector<Edit> edit_drop_task(const View& view, const Offer& offer, const Facts*) {
  if (offer.target != nothing) return take_item(view, offer.target);
  const TableRow& row = view.document.rows[row_at(view.document, offer.about.begin)];
  return {{whole_lines(*view.document.text, row.span), ""}};
}

}  // namespace handoff
