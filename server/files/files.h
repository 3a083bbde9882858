// Files: read carefully, written whole or not at all.
#pragma once

#include <string>
#include <string_view>

#include "server/expected.h"

namespace handoff {

/// What a regular file holds; of one above 16 MiB, enough to tell. `-` is standard input. A pipe or
/// device in its place is an error, not a wait.
Expected<std::string> read_bytes(const std::string& path);

/// `bytes` of the file `path`, if they are at most 16 MiB in UTF-8.
Expected<std::string> as_text(std::string bytes, const std::string& path);

/// Both of it.
Expected<std::string> read_file(const std::string& path);

/// Something is there, be it a link that leads nowhere.
bool exists(const std::string& path);

/// Writes a temporary file beside `path` and puts it there, unless something is there already.
Expected<void> write_new_file(const std::string& path, std::string_view content);

/// The same in place of the file that is there, whose owner and permissions are kept. One that may
/// not be written is left alone, even where its folder would allow it.
Expected<void> replace_file(const std::string& path, std::string_view content);

/// `path` from the root on.
std::string absolute_path(const std::string& path);

}  // namespace handoff
