// Valid UTF-8 at the boundary: everything behind it may rely on it.
#pragma once

#include <string>
#include <string_view>

namespace handoff {

bool is_valid_utf8(std::string_view bytes);

/// Every byte sequence that is not UTF-8 becomes U+FFFD.
std::string to_valid_utf8(std::string_view bytes);

/// The longest prefix of at most `limit` bytes that does not cut a character.
std::string_view truncate_utf8(std::string_view text, std::size_t limit);

}  // namespace handoff
