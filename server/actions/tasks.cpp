// Tasks: ticked and unticked, and moved to where they belong.
#include "server/analysis/tasks.h"

#include <fmt/format.h>

#include "server/actions/lists.h"
#include "server/actions/rows.h"
#include "server/analysis/checks.h"
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

std::string name_of(const View& view, Index item) {
  const Span headline = headline_of(view.document, view.document.items[item]);
  return quoted(stripped(task_name(view.document.slice(headline))));
}

Offer offer_about(const View& view, Index item, std::string title) {
  return {.action = {},
          .title = std::move(title),
          .target = item,
          .about = headline_of(view.document, view.document.items[item])};
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
bool is_open_entry(const View& view, Index item) {
  const SectionRole role = role_of(view, view.document.items[item].section);
  if (role != SectionRole::in_progress && role != SectionRole::next_tasks) return false;
  for (const Index entry : entries_of(view, role)) {
    if (entry == item) return true;
  }
  return false;
}

}  // namespace

std::vector<Offer> offer_tick_task(const View& view, Span selection) {
  if (view.schema == nullptr) return {};
  const Index item = item_at(view, selection);
  if (item == nothing || open_items(view)[item]) return {};
  const Contradiction contradiction = contradiction_of(view, item);
  if (contradiction == Contradiction::none) return {};
  const bool ticked = contradiction == Contradiction::ticked;
  Offer offer = offer_about(view, item, ticked ? "Untick this task" : "Tick this task");
  offer.value.assign(1, ticked ? ' ' : 'x');
  offer.code = box_code;
  offer.preferred = !ticked;
  return {offer};
}

std::vector<Edit> edit_tick_task(const View& view, const Offer& offer, const Facts*) {
  const std::size_t box = box_of(view.document, view.document.items[offer.target]);
  return {{{box, box + 1}, offer.value}};
}

std::vector<Offer> offer_complete_task(const View& view, Span selection) {
  if (view.schema == nullptr || view.conformance.form == Form::bare) return {};
  const Index item = item_at(view, selection);
  if (item == nothing || section_with(view, SectionRole::completed) == nothing) return {};
  if (!is_open_entry(view, item)) return {};
  Offer offer = offer_about(view, item,
                            fmt::format("Move {} to \"{}\"", name_of(view, item),
                                        title_of(*view.schema, SectionRole::completed)));
  if (contradiction_of(view, item) == Contradiction::ticked) {
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
  const Index item = item_at(view, selection);
  if (item == nothing || section_with(view, SectionRole::in_progress) == nothing) return {};
  if (contradiction_of(view, item) != Contradiction::unticked || open_items(view)[item]) return {};
  if (view.document.items[item].parent != nothing) return {};
  Offer offer = offer_about(view, item,
                            fmt::format("Move {} to \"{}\"", name_of(view, item),
                                        title_of(*view.schema, SectionRole::in_progress)));
  offer.code = box_code;
  return {offer};
}

std::vector<Edit> edit_reopen_task(const View& view, const Offer& offer, const Facts*) {
  return move(view, offer.target, SectionRole::in_progress, ' ');
}

std::vector<Offer> offer_drop_task(const View& view, Span selection) {
  if (view.schema == nullptr) return {};
  const Index item = item_at(view, selection);
  if (item == nothing || goes_on(view.document, view.document.items[item])) return {};
  for (const Finding& finding : tasks_twice(view)) {
    if (finding.span != headline_of(view.document, view.document.items[item])) continue;
    Offer offer = offer_about(view, item, fmt::format("Remove {} from here", name_of(view, item)));
    offer.code = "task-twice";
    return {offer};
  }
  return {};
}

std::vector<Edit> edit_drop_task(const View& view, const Offer& offer, const Facts*) {
  return take_item(view, offer.target);
}

}  // namespace handoff
