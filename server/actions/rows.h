// The functions of each action, one file each. actions.cpp has the table of them; what they must do
// is said at Action's members.
#pragma once

#include <optional>
#include <vector>

#include "server/actions/actions.h"

namespace handoff {

/// An empty document becomes the template.
std::vector<Offer> offer_insert_template(const View& view, Span selection);
std::vector<Edit> edit_insert_template(const View& view, const Offer& offer, const Facts* facts);

/// An empty document becomes the template, filled with what git knows.
std::vector<Offer> offer_write_from_git(const View& view, Span selection);
std::optional<git::Detail> ask_write_from_git(const View& view, const Offer& offer);
std::vector<Edit> edit_write_from_git(const View& view, const Offer& offer, const Facts* facts);

/// One slot, or the list item around it, gets its value from git.
std::vector<Offer> offer_fill_slot(const View& view, Span selection);
std::optional<git::Detail> ask_fill_slot(const View& view, const Offer& offer);
std::vector<Edit> edit_fill_slot(const View& view, const Offer& offer, const Facts* facts);

/// All slots of a section, with those of its subsections.
std::vector<Offer> offer_fill_section(const View& view, Span selection);
std::optional<git::Detail> ask_fill_section(const View& view, const Offer& offer);
std::vector<Edit> edit_fill_section(const View& view, const Offer& offer, const Facts* facts);

/// All slots of the document.
std::vector<Offer> offer_fill_everything(const View& view, Span selection);
std::optional<git::Detail> ask_fill_everything(const View& view, const Offer& offer);
std::vector<Edit> edit_fill_everything(const View& view, const Offer& offer, const Facts* facts);

/// A template that there is not becomes one that there is.
std::vector<Offer> offer_choose_template(const View& view, Span selection);
std::vector<Edit> edit_choose_template(const View& view, const Offer& offer, const Facts* facts);

/// A choice that is open, or whose value is not written as one of its words, gets one of them.
std::vector<Offer> offer_choose_value(const View& view, Span selection);
std::vector<Edit> edit_choose_value(const View& view, const Offer& offer, const Facts* facts);

/// A section that is missing, with those of its parts that are missing too.
std::vector<Offer> offer_insert_section(const View& view, Span selection);
std::vector<Edit> edit_insert_section(const View& view, const Offer& offer, const Facts* facts);

/// All sections that are reported as missing: of a document in words of its own those of the core.
std::vector<Offer> offer_insert_all_sections(const View& view, Span selection);
std::vector<Edit> edit_insert_all_sections(const View& view, const Offer& offer,
                                           const Facts* facts);

/// A section without content, or with nothing but open slots, says "None".
std::vector<Offer> offer_write_none(const View& view, Span selection);
std::vector<Edit> edit_write_none(const View& view, const Offer& offer, const Facts* facts);

/// A list item in which nothing is filled in goes.
std::vector<Offer> offer_remove_item(const View& view, Span selection);
std::vector<Edit> edit_remove_item(const View& view, const Offer& offer, const Facts* facts);

/// A box that contradicts its section is ticked or unticked.
std::vector<Offer> offer_tick_task(const View& view, Span selection);
std::vector<Edit> edit_tick_task(const View& view, const Offer& offer, const Facts* facts);

/// A task that is finished moves to the completed ones.
std::vector<Offer> offer_complete_task(const View& view, Span selection);
std::vector<Edit> edit_complete_task(const View& view, const Offer& offer, const Facts* facts);

/// A task among the completed ones that is not moves to those in progress.
std::vector<Offer> offer_reopen_task(const View& view, Span selection);
std::vector<Edit> edit_reopen_task(const View& view, const Offer& offer, const Facts* facts);

/// A task that is completed as well goes where it is open.
std::vector<Offer> offer_drop_task(const View& view, Span selection);
std::vector<Edit> edit_drop_task(const View& view, const Offer& offer, const Facts* facts);

/// A list of numbered slots that are all filled in gets another item.
std::vector<Offer> offer_add_item(const View& view, Span selection);
std::vector<Edit> edit_add_item(const View& view, const Offer& offer, const Facts* facts);

/// The items of a list, or their slots, count up by one again.
std::vector<Offer> offer_renumber(const View& view, Span selection);
std::vector<Edit> edit_renumber(const View& view, const Offer& offer, const Facts* facts);

/// A heading that is nearly one that is missing becomes that.
std::vector<Offer> offer_rename_heading(const View& view, Span selection);
std::vector<Edit> edit_rename_heading(const View& view, const Offer& offer, const Facts* facts);

/// Labelled lines that run together break again, all of them.
std::vector<Offer> offer_restore_breaks(const View& view, Span selection);
std::vector<Edit> edit_restore_breaks(const View& view, const Offer& offer, const Facts* facts);

/// A rule that makes a heading of the text above it gets a blank line before it.
std::vector<Offer> offer_separate_rule(const View& view, Span selection);
std::vector<Edit> edit_separate_rule(const View& view, const Offer& offer, const Facts* facts);

/// A heading gets the level of those of its kind.
std::vector<Offer> offer_set_level(const View& view, Span selection);
std::vector<Edit> edit_set_level(const View& view, const Offer& offer, const Facts* facts);

/// A section that stands elsewhere than in the template goes to its place.
std::vector<Offer> offer_move_section(const View& view, Span selection);
std::vector<Edit> edit_move_section(const View& view, const Offer& offer, const Facts* facts);

/// Of two sections of one name the empty one goes; the second becomes a part of the first, or
/// stays.
std::vector<Offer> offer_join_sections(const View& view, Span selection);
std::vector<Edit> edit_join_sections(const View& view, const Offer& offer, const Facts* facts);

/// The open slots, from the selected one on or from the title all, become tab stops.
std::vector<Offer> offer_visit_slots(const View& view, Span selection);
std::vector<Edit> edit_visit_slots(const View& view, const Offer& offer, const Facts* facts);

/// What is said about a line is not to be said again: there, in its section, or in the document.
std::vector<Offer> offer_ignore(const View& view, Span selection, std::span<const Finding> said);
std::vector<Edit> edit_ignore(const View& view, const Offer& offer, const Facts* facts);

}  // namespace handoff
