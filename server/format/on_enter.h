// What a line break begins in a list that the template lays down: behind a written item the next
// one, with its marker, box and label; on an item that is still empty the list ends. Where an
// editor has put a marker on the new line by itself, that one is made good, never doubled.
#pragma once

#include <cstddef>
#include <vector>

#include "server/workspace/view.h"

namespace handoff {

/// `cursor` is on the line that has just been begun; the view knows that line.
std::vector<Edit> after_enter(const View& view, std::size_t cursor);

}  // namespace handoff
