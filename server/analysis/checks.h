// The checks, one file each. analyse.cpp has the table of them.
#pragma once

#include <vector>

#include "server/analysis/findings.h"

namespace handoff {

/// Slots of the template that are still to be filled in.
std::vector<Finding> open_slots(const View& view);
/// A document that is still a form: how much of it is open.
std::vector<Finding> blank_form(const View& view);
/// Sections of the template that a document does not have.
std::vector<Finding> missing_sections(const View& view);
/// A document with next to none of the sections: one finding for all of them.
std::vector<Finding> missing_all_sections(const View& view);
/// Sections without content.
std::vector<Finding> empty_sections(const View& view);
/// Sections that are there twice.
std::vector<Finding> duplicate_sections(const View& view);
/// Sections that stand elsewhere than in the template.
std::vector<Finding> misplaced_sections(const View& view);
/// Values of a choice that are none of its words.
std::vector<Finding> invalid_choices(const View& view);
/// Percentages and scores that cannot be.
std::vector<Finding> numbers_out_of_range(const View& view);
/// Documents that are read by a plain scan of their lines, or not at all.
std::vector<Finding> simplified_reading(const View& view);

}  // namespace handoff
