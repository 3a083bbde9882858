// What an editor can write between the words of a handoff for those who want it there.
#pragma once

#include <string>
#include <vector>

#include "server/workspace/view.h"

namespace handoff {

struct Annotation {
  Span span;  ///< what it is about
  std::string text;
};

/// On the title, how much of the template is filled in; on each section with open slots of its own
/// or in its parts, how many.
std::vector<Annotation> open_slot_lenses(const View& view);

/// Behind each open slot that `within` touches, what is wanted there.
std::vector<Annotation> wanted_hints(const View& view, Span within);

}  // namespace handoff
