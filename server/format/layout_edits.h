// The parts of formatting, one function each: what they look at does not overlap. format.cpp puts
// them together.
#pragma once

#include <vector>

#include "server/workspace/view.h"

namespace handoff {

/// Headings of the template: one blank between marker and title, none at both ends.
void mend_headings(const View& view, std::vector<Edit>& edits);

/// Blank lines above and below headings of the template, as many as stand there in it.
void space_headings(const View& view, std::vector<Edit>& edits);

/// Labelled lines of header and footer end with the breaks that they have in the template; blanks
/// at the end of the template's other lines go where they mean nothing.
void mend_line_ends(const View& view, std::vector<Edit>& edits);

/// Markers of the lists that the template repeats, and their numbers if they are within `lines`.
void mend_lists(const View& view, Span lines, std::vector<Edit>& edits);

}  // namespace handoff
