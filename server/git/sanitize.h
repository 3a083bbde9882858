#pragma once

// What git prints is hostile text: anyone can commit an escape sequence, a right-to-left override
// or a broken byte. This is the one place that makes such bytes fit to show and to send. It does
// not escape for a target: Markdown and snippets have their own characters to fear.

#include <cstddef>
#include <string>
#include <string_view>

namespace handoff::git {

/// `bytes` as one line of valid UTF-8: line breaks and tabs become spaces, other control characters
/// and broken bytes U+FFFD, invisible characters go; cut after a character, with an ellipsis, where
/// it would be longer than `limit` bytes.
std::string sanitize_text(std::string_view bytes, std::size_t limit = 200);

/// `bytes` as one line of valid UTF-8 that still tells two paths apart: each byte of what
/// `sanitize_text` would change is written as \xNN. At most 4096 bytes.
std::string sanitize_path(std::string_view bytes);

}  // namespace handoff::git
