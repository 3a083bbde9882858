// A handoff's layout as its template has it: headings and the blank lines around them, the lists
// that the template repeats, the breaks of its labelled lines. What a person has written, code,
// tables and comments stay byte for byte, and so does every document that is not close to its
// template.
#pragma once

#include <vector>

#include "server/workspace/view.h"

namespace handoff {

struct FormatOptions {
  bool insert_final_newline = true;
  bool trim_final_newlines = false;
};

/// The edits for the lines that `within` touches, ascending and apart, each on lines of its own.
/// None where they would change how the document is read. A list counts on if all of it is within.
std::vector<Edit> format(const View& view, Span within, const FormatOptions& options);

}  // namespace handoff
