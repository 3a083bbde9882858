// Text from elsewhere as Markdown that shows just that text (CommonMark 0.30, sections 2.4
// and 6.1). Snippets have an escape of their own (features/snippet.h).
#pragma once

#include <string>
#include <string_view>

namespace handoff {

/// Where on its line a text will stand: at the start of a block it could open another one.
enum class Placement { block_start, inside };

/// `text` with a backslash where a character would otherwise be markup, and only there. Expects:
/// one line, valid UTF-8.
std::string escape_markdown(std::string_view text, Placement placement);

/// A code span; its fence is longer than any run of backticks in `text`.
std::string code_span(std::string_view text);

}  // namespace handoff
