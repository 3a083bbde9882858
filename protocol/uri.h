#pragma once

// File URIs and paths. Other URIs have no path, and a client's own URI is never rewritten: it is
// the name of the document and goes back as it came. Nothing here touches the file system.

#include <optional>
#include <string>
#include <string_view>

namespace lsp {

/// The absolute path, as bytes, that a `file:` URI of this machine names (RFC 8089). Nothing for
/// other schemes, for a host, for a path that is not absolute or holds a zero byte. A query or
/// fragment is left out; a `%` that starts no escape stands for itself.
std::optional<std::string> path_of(std::string_view uri);

/// The URI of an absolute path, every byte percent-encoded but letters, digits and `-._~/`.
std::string file_uri(std::string_view path);

}  // namespace lsp
