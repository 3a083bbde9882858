// Lines that begin in bold: `**Label:** value`, and what stands for a heading.
#pragma once

#include <optional>
#include <string_view>

#include "server/text/span.h"

namespace handoff {

struct LabelledLine {
  Span label;  ///< without asterisks and colon
  Span mark;   ///< from the first asterisk to the end of label and colon
  Span value;  ///< the rest of the line, trimmed; may be empty
};

/// What the line at `span` says, which is trimmed; nothing where a colon is missing.
std::optional<LabelledLine> read_label(std::string_view text, Span span);

/// The same of a table's row of two cells.
std::optional<LabelledLine> read_label(std::string_view text, Span label, Span value);

/// What is bold from end to end of a line, or at its beginning up to a full stop, and no label.
std::optional<Span> read_bold_lead(std::string_view text, Span span);

}  // namespace handoff
