// Where the links of Markdown lead (CommonMark 0.30, sections 4.7 and 6.3), as they are written.
#pragma once

#include <vector>

#include "server/syntax/document.h"

namespace handoff {

struct Destination {
  Span text;    ///< between the square brackets; empty where it is not on one line, or a label
  Span target;  ///< without angle brackets and title; never empty
};

/// Of links `[…](…)` and of definitions `[…]: …`, in document order and apart. None in code and
/// comments. As many as anybody writes.
std::vector<Destination> destinations(const Document& document);

}  // namespace handoff
