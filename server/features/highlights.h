// Where else in a handoff the thing under the cursor stands.
#pragma once

#include <vector>

#include "server/workspace/view.h"

namespace handoff {

/// Of an open slot, the slots of the same name that are still open; of a label, the same labels; of
/// a task's name, the same task. The place of the cursor is among them; empty where it is on none.
std::vector<Span> highlights(const View& view, std::size_t offset);

}  // namespace handoff
