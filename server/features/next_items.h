// What the list of a section goes on with, as its template has it.
#pragma once

#include <vector>

#include "server/features/pieces.h"

namespace handoff {

/// The items that may stand on the line at `offset`, first to last: of a family the next one; else
/// those of the template that are not there yet, and when all are there its last one again, where
/// its items are many of one kind. Items with labels are none of these.
std::vector<Piece> next_items(const View& view, std::size_t offset);

}  // namespace handoff
