// The checks, one file each. analyse.cpp has the table of them.
#pragma once

#include <vector>

#include "server/analysis/findings.h"

namespace handoff {

/// A template that there is not, named by a document that may be no handoff then.
std::vector<Finding> unknown_templates(const View& view);
/// Slots of the template that are still to be filled in.
std::vector<Finding> open_slots(const View& view);
/// A document that is still a form: how much of it is open.
std::vector<Finding> blank_form(const View& view);
/// Sections of the template that a document does not have.
std::vector<Finding> missing_sections(const View& view);
/// Headings that are nearly one that is missing.
std::vector<Finding> misspelt_headings(const View& view);
/// A document in words of its own, or with next to none of the sections: one finding for all that
/// are missing.
std::vector<Finding> missing_together(const View& view);
/// Sections without content.
std::vector<Finding> empty_sections(const View& view);
/// Sections that are there twice.
std::vector<Finding> duplicate_sections(const View& view);
/// Sections that stand elsewhere than in the template.
std::vector<Finding> misplaced_sections(const View& view);
/// Lines of the header or footer that are shown as one.
std::vector<Finding> lost_line_breaks(const View& view);
/// Rules that make a heading of the text above them.
std::vector<Finding> rules_as_underlines(const View& view);
/// Headings on another level than those of their kind.
std::vector<Finding> wrong_heading_levels(const View& view);
/// Values of a choice that are none of its words.
std::vector<Finding> invalid_choices(const View& view);
/// Percentages, scores and times that cannot be.
std::vector<Finding> numbers_out_of_range(const View& view);
/// Dates that there are not, or that lie in the future.
std::vector<Finding> impossible_dates(const View& view, Today today);
/// Addresses and places in files that cannot be.
std::vector<Finding> malformed_references(const View& view);
/// Boxes that contradict the section they stand in.
std::vector<Finding> contradictory_boxes(const View& view);
/// Tasks that are open in one section and completed in another.
std::vector<Finding> tasks_twice(const View& view);
/// Progress, health and confidence that do not go with the work that is named.
std::vector<Finding> contradictory_statuses(const View& view);
/// Decisions, blockers and warnings without what makes them of use.
std::vector<Finding> unexplained_items(const View& view);
/// Nothing that the next session could begin with.
std::vector<Finding> no_next_step(const View& view);
/// Documents that are read by a plain scan of their lines, or not at all.
std::vector<Finding> simplified_reading(const View& view);
/// Comments that are to keep something unsaid, and name what there is not.
std::vector<Finding> unknown_suppressions(const View& view);

}  // namespace handoff
