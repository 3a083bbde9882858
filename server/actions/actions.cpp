#include "server/actions/actions.h"

#include <algorithm>
#include <array>

#include "server/actions/rows.h"

namespace handoff {
namespace {

constexpr std::string_view quickfix = "quickfix";

constexpr std::array<Action, 25> actions = {{
    {"insert-template", quickfix, offer_insert_template, nullptr, edit_insert_template},
    {"write-from-git", quickfix, offer_write_from_git, ask_write_from_git, edit_write_from_git},
    {"choose-template", quickfix, offer_choose_template, nullptr, edit_choose_template},
    {"fill-slot", quickfix, offer_fill_slot, ask_fill_slot, edit_fill_slot},
    {"fill-section", quickfix, offer_fill_section, ask_fill_section, edit_fill_section},
    {"choose-value", quickfix, offer_choose_value, nullptr, edit_choose_value},
    {"insert-section", quickfix, offer_insert_section, nullptr, edit_insert_section},
    {"insert-all-sections", quickfix, offer_insert_all_sections, nullptr, edit_insert_all_sections},
    {"write-none", quickfix, offer_write_none, nullptr, edit_write_none},
    {"remove-item", quickfix, offer_remove_item, nullptr, edit_remove_item},
    {"rename-heading", quickfix, offer_rename_heading, nullptr, edit_rename_heading},
    {"restore-breaks", quickfix, offer_restore_breaks, nullptr, edit_restore_breaks},
    {"separate-rule", quickfix, offer_separate_rule, nullptr, edit_separate_rule},
    {"set-level", quickfix, offer_set_level, nullptr, edit_set_level},
    {"move-section", quickfix, offer_move_section, nullptr, edit_move_section},
    {"join-sections", quickfix, offer_join_sections, nullptr, edit_join_sections},
    {"tick-task", quickfix, offer_tick_task, nullptr, edit_tick_task},
    {"complete-task", quickfix, offer_complete_task, nullptr, edit_complete_task},
    {"reopen-task", quickfix, offer_reopen_task, nullptr, edit_reopen_task},
    {"drop-task", quickfix, offer_drop_task, nullptr, edit_drop_task},
    {"add-item", quickfix, offer_add_item, nullptr, edit_add_item},
    {"renumber", quickfix, offer_renumber, nullptr, edit_renumber},
    {"fill-everything", fill_from_git_kind, offer_fill_everything, ask_fill_everything,
     edit_fill_everything},
    {"visit-slots", snippet_kind, offer_visit_slots, nullptr, edit_visit_slots, true},
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

std::vector<Offer> offers_at(const View& view, Span selection) {
  std::vector<Offer> all;
  for (const Action& action : actions) {
    for (Offer& offer : action.offers(view, selection)) {
      offer.action = action.id;
      all.push_back(std::move(offer));
    }
  }
  return all;
}

}  // namespace handoff
