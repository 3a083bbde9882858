// What an editor says has changed (textDocument/didChange, LSP 3.17): applied in order, each to the
// text that the one before left.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "server/expected.h"
#include "server/text/text.h"

namespace handoff {

struct PositionRange {
  Position start, end;
};

struct TextChange {
  std::optional<PositionRange> range;  ///< absent: `text` is the whole new text
  std::string text;                    ///< valid UTF-8
};

/// An end past the text is the end of the text, since editors send it for "everything"; an end
/// before the start changes places with it. A start past the last line fails: such an edit was made
/// in another text than ours, and to guess would be worse than to know that we do not know.
Expected<Text> apply_changes(const Text& text, std::span<const TextChange> changes,
                             PositionEncoding encoding);

}  // namespace handoff
