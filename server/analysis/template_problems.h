// What is wrong with a template: said in the template itself, since every document that follows it
// would suffer.
#pragma once

#include <string_view>
#include <vector>

#include "server/analysis/findings.h"

namespace handoff {

/// What a template may have, so that to compare a document with it takes no time worth speaking of.
inline constexpr std::size_t most_template_sections = 300;
inline constexpr std::size_t most_template_slots = 1000;

/// In the order of the template's text.
std::vector<Finding> template_problems(const Schema& schema);

/// Entries of the guide that name nothing in the template, or what there is not; `guide` is its
/// text, valid JSON.
std::vector<Finding> guide_problems(const Schema& schema, const Guide& read,
                                    std::string_view guide);

}  // namespace handoff
