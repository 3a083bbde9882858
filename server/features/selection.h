// What a selection grows to, step by step.
#pragma once

#include <vector>

#include "server/workspace/view.h"

namespace handoff {

/// From the word at `offset` over bracket, value, field, list item and section to the document:
/// each holds the one before it, and all touch `offset`. Never empty in a handoff.
std::vector<Span> selection_steps(const View& view, std::size_t offset);

}  // namespace handoff
