// What can be completed at a cursor: the template in an empty document, sections that are missing
// at this place, items of the list at hand, labels, and the values of a choice. Knows nothing of
// LSP.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/workspace/view.h"

namespace handoff {

enum class CompletionKind { whole_template, section, item, label, value };

struct Completion {
  CompletionKind kind = CompletionKind::value;
  std::string label;
  std::string detail;         ///< a few words beside the label; may be empty
  std::string documentation;  ///< Markdown; may be empty
  std::string filter;  ///< what a client compares with the text of `replace` up to the cursor
  Span replace;        ///< on the cursor's line, and touching the cursor
  /// The part of `replace` up to the cursor, where what is behind it may as well stay.
  std::optional<Span> insert = {};
  std::string plain;
  std::string snippet;  ///< the same with tab stops; empty where there is nothing to stop at
};

/// In the order in which they are to be offered. `offset` is the cursor's.
std::vector<Completion> complete(const View& view, std::size_t offset);

}  // namespace handoff
