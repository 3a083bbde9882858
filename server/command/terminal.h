// What people read on a terminal: no name of a file and no text of a document may drive it.
#pragma once

#include <ostream>
#include <string>
#include <string_view>

namespace handoff {

/// `text` on one line: control characters as escapes (`\n`, `\x1b`, `\u009b`), what is not UTF-8 as
/// U+FFFD.
std::string printable(std::string_view text);

/// Says `message` in the program's name; the exit status for it.
int fail(std::ostream& err, std::string_view message);

}  // namespace handoff
