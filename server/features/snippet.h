// Snippets as clients expand them (LSP 3.17, Snippet Syntax): flat tab stops, and nothing else that
// a text from elsewhere could smuggle in.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "server/text/span.h"

namespace handoff {

std::string escape_snippet(std::string_view text);

/// `text` as a snippet in which each of `stops` (ascending, without overlaps) is a tab stop that
/// holds its own text; the final one is at the end. Expanded with every default left as it is, it
/// gives `text`.
std::string to_snippet(std::string_view text, std::span<const Span> stops);

}  // namespace handoff
