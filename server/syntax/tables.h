// Tables of GitHub's Markdown (GFM 0.29, section 4.10), which are paragraphs for CommonMark: a row
// of headings, a row of hyphens with as many cells, and what follows up to the paragraph's end.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "server/syntax/blocks.h"
#include "server/text/span.h"

namespace handoff {

/// What stands between the pipes of a line, trimmed. A pipe behind a backslash is none; in code it
/// is one all the same.
std::vector<Span> cells_of(std::string_view text, Span line);

/// Of a table with a line of hyphens directly below it CommonMark makes a heading: takes such ones
/// apart into a paragraph and a rule. Ends of blocks are set (blocks.h).
void separate_tables(const Text& text, std::vector<Block>& blocks);

/// Which of a paragraph's lines is a table's row of headings; their number, where none is.
std::size_t find_table(std::string_view text, std::span<const Span> lines);

}  // namespace handoff
