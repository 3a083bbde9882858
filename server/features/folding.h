// What an editor can fold: sections, comments, code and the front matter, in whole lines.
#pragma once

#include <vector>

#include "server/workspace/view.h"

namespace handoff {

enum class FoldKind { section, comment, code, front_matter };

struct Fold {
  FoldKind kind = FoldKind::section;
  std::size_t first_line = 0;
  std::size_t last_line = 0;  ///< after the first one; not blank

  bool operator==(const Fold&) const = default;
};

/// By first line, as many as editors take; none for a document that is no handoff.
std::vector<Fold> folds(const View& view);

}  // namespace handoff
