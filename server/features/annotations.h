// What an editor can write between the words of a handoff for those who want it there.
#pragma once

#include <string>
#include <vector>

#include "server/features/links.h"
#include "server/git/questions.h"
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

/// The files that a handoff lists as changed, the first of each line that `within` touches.
std::vector<Link> changed_files(const View& view, Span within);

/// Behind those of `files` that have changed, lines gained and lost. `folders` are those that files
/// may be named from, relative to the repository's root, each empty or with a slash at its end.
std::vector<Annotation> change_hints(const View& view, const std::vector<Link>& files,
                                     const git::Answer& answer,
                                     const std::vector<std::string>& folders);

}  // namespace handoff
