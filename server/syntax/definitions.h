// Link reference definitions, `[label]: target "title"` (CommonMark 0.30, section 4.7), of which
// cmark leaves no trace but the links that they make. A definition that text
// follows is known only if it is on one line.
#pragma once

#include <vector>

#include "server/syntax/blocks.h"
#include "server/syntax/inline.h"

namespace handoff {

LinkLabels defined_labels(const Text& text, const std::vector<Block>& blocks);

/// The first line of a paragraph or heading that is no definition; after its last line when all
/// are.
std::size_t first_text_line(const Text& text, const Block& block);

}  // namespace handoff
