// Snippets as a client expands them when every tab stop keeps its default (LSP 3.17, Snippet
// Syntax), written apart from the code that makes them.
#pragma once

#include <string>
#include <string_view>

namespace handoff {

/// Throws std::runtime_error for what is no flat snippet that ends with `$0`.
std::string expand_snippet(std::string_view snippet);

}  // namespace handoff
