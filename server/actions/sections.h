// Whole sections of a document, as actions take them out and put them in.
#pragma once

#include <string>
#include <vector>

#include "server/workspace/view.h"

namespace handoff {

/// A section's body without the blank lines around it; empty where there is nothing else.
Span content_of(const Document& document, const Section& section);

/// Nothing in a section but slots as the template has them.
bool is_untouched(const View& view, Index section);

/// Takes `lines`, which begin with a heading, out of a document; what stood around them stays
/// apart.
Edit cut(const View& view, Span lines);

/// Puts `text` into a line of its own at `offset`, which begins a line, with blank lines around it
/// but for one before it directly below a heading.
Edit paste(const View& view, std::size_t offset, std::string_view text);

}  // namespace handoff
