#include "server/actions/actions.h"

#include <algorithm>
#include <array>

#include "server/actions/rows.h"

namespace handoff {
namespace {

constexpr std::string_view quickfix = "quickfix";

/// For an action whose offers do not depend on what is said.
template <std::vector<Offer> (*offer)(const View&, Span)>
std::vector<Offer> always(const View& view, Span selection, std::span<const Finding>) {
  return offer(view, selection);
}

constexpr std::array<Action, 25> actions = {{
    {"insert-template", quickfix, always<offer_insert_template>, nullptr, edit_insert_template},
    {"write-from-git", quickfix, always<offer_write_from_git>, ask_write_from_git,
     edit_write_from_git},
    {"choose-template", quickfix, always<offer_choose_template>, nullptr, edit_choose_template},
    {"fill-slot", quickfix, always<offer_fill_slot>, ask_fill_slot, edit_fill_slot},
    {"fill-section", quickfix, always<offer_fill_section>, ask_fill_section, edit_fill_section},
    {"choose-value", quickfix, always<offer_choose_value>, nullptr, edit_choose_value},
    {"insert-section", quickfix, always<offer_insert_section>, nullptr, edit_insert_section},
    {"insert-all-sections", quickfix, always<offer_insert_all_sections>, nullptr,
     edit_insert_all_sections},
    {"write-none", quickfix, always<offer_write_none>, nullptr, edit_write_none},
    {"remove-item", quickfix, always<offer_remove_item>, nullptr, edit_remove_item},
    {"rename-heading", quickfix, always<offer_rename_heading>, nullptr, edit_rename_heading},
    {"restore-breaks", quickfix, always<offer_restore_breaks>, nullptr, edit_restore_breaks},
    {"separate-rule", quickfix, always<offer_separate_rule>, nullptr, edit_separate_rule},
    {"set-level", quickfix, always<offer_set_level>, nullptr, edit_set_level},
    {"move-section", quickfix, always<offer_move_section>, nullptr, edit_move_section},
    {"join-sections", quickfix, always<offer_join_sections>, nullptr, edit_join_sections},
    {"tick-task", quickfix, always<offer_tick_task>, nullptr, edit_tick_task},
    {"complete-task", quickfix, always<offer_complete_task>, nullptr, edit_complete_task},
    {"reopen-task", quickfix, always<offer_reopen_task>, nullptr, edit_reopen_task},
    {"drop-task", quickfix, always<offer_drop_task>, nullptr, edit_drop_task},
    {"add-item", quickfix, always<offer_add_item>, nullptr, edit_add_item},
    {"renumber", quickfix, always<offer_renumber>, nullptr, edit_renumber},
    {"fill-everything", fill_from_git_kind, always<offer_fill_everything>, ask_fill_everything,
     edit_fill_everything},
    {"visit-slots", snippet_kind, always<offer_visit_slots>, nullptr, edit_visit_slots, true},
    {"ignore", quickfix, offer_ignore, nullptr, edit_ignore},
}};

}  // namespace

std::span<const Action> all_actions() {
  return actions;
}

const Action* action_named(std::string_view id) {
  const auto action = std::find_if(actions.begin(), actions.end(),
                                   [&](const Action& entry) { return entry.id == id; });
  return action == actions.end() ? nullptr : &*action;
}

std::vector<Offer> offers_at(const View& view, Span selection, std::span<const Finding> said) {
  std::vector<Offer> all;
  for (const Action& action : actions) {
    for (Offer& offer : action.offers(view, selection, said)) {
      offer.action = action.id;
      all.push_back(std::move(offer));
    }
  }
  return all;
}

}  // namespace handoff
