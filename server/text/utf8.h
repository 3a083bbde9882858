// Valid UTF-8 at the boundary: everything behind it may rely on it.
#pragma once

#include <string>
#include <string_view>

#include "server/text/span.h"

namespace handoff {

bool is_valid_utf8(std::string_view bytes);

/// Every byte sequence that is not UTF-8 becomes U+FFFD.
std::string to_valid_utf8(std::string_view bytes);

/// The longest prefix of at most `limit` bytes that does not cut a character.
std::string_view truncate_utf8(std::string_view text, std::size_t limit);

/// The character at `at`; empty at the end of the text. Expects: at most text.size(), the start of
/// one.
Span character_at(std::string_view text, std::size_t at);

}  // namespace handoff
