// The lines of a document that are text: no front matter, code block, comment or raw HTML.
#pragma once

#include <algorithm>

#include "server/syntax/document.h"

namespace handoff {

/// Calls `read` with each line that `within` touches, without its line break, in order.
template <class Read>
void for_prose_lines(const Document& document, Span within, Read read) {
  const Text& text = *document.text;
  const std::size_t start = std::max(within.begin, document.sections.front().body.begin);
  if (document.simplified == Simplified::too_large || start > text.size()) return;
  Index code = 0, comment = 0;
  const auto holds = [](const std::vector<Span>& blocks, Index& next, std::size_t offset) {
    while (next < blocks.size() && blocks[next].end < offset) ++next;
    return next < blocks.size() && blocks[next].begin <= offset;
  };
  for (std::size_t i = text.line_of(start); i < text.line_count(); ++i) {
    const Span line = text.line(i);
    if (line.begin > within.end) break;
    if (line.empty() || holds(document.code, code, line.begin) ||
        holds(document.comments, comment, line.begin)) {
      continue;
    }
    read(line);
  }
}

}  // namespace handoff
