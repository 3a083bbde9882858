// How far a handoff is: what is open in it, and how much of the template is filled in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/workspace/view.h"

namespace handoff {

struct OpenSlot {
  Span span;            ///< with its brackets
  std::string section;  ///< the heading above it
  std::string label;    ///< its field's label, else its own name in words
  std::string wanted;   ///< a sentence: what belongs there; empty where the guide has none
};

struct Progress {
  std::vector<OpenSlot> open;  ///< in the document's order

  /// Of the template's slots; one that stands in a section that is missing is not filled. None for
  /// a document in words of its own, of which the template is no measure.
  struct Count {
    std::size_t filled = 0, total = 0;
  };
  std::optional<Count> count;
};

/// Of a document that is no handoff nothing is open.
Progress progress_of(const View& view);

}  // namespace handoff
