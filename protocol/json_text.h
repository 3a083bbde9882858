#pragma once

// JSON as text: what a client may send, however odd, becomes a value or one clear error, and what
// we send is always valid UTF-8. It knows nothing of messages.

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace lsp {

/// Arrays and objects may nest this deep; copying or writing a value recurses.
inline constexpr std::size_t max_json_depth = 256;

/// Replaces what is not UTF-8, and escapes of half a surrogate pair, by U+FFFD, and says whether
/// there was any. An escape keeps its one UTF-16 unit, so the positions that clients count stay
/// right; refusing would lose an edit, and the document with it.
bool mend_unicode(std::string& text);

/// Throws ResponseError (ParseError) for what is not one JSON value, or nests too deep.
nlohmann::json parse_json(std::string_view text);

/// On one line, without spaces; what is not UTF-8 becomes U+FFFD.
std::string dump_json(const nlohmann::json& value);

}  // namespace lsp
