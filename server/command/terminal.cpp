#include "server/command/terminal.h"

#include <fmt/format.h>

#include "server/command/commands.h"
#include "server/text/utf8.h"

namespace handoff {
namespace {

/// For one byte of ASCII.
std::string escaped(char c) {
  switch (c) {
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      return fmt::format("\\x{:02x}", c);
  }
}

}  // namespace

std::string printable(std::string_view text) {
  std::string shown;
  const std::string valid = to_valid_utf8(text);
  for (std::size_t at = 0; at < valid.size(); ++at) {
    const auto byte = static_cast<unsigned char>(valid[at]);
    if (byte < 0x20 || byte == 0x7F) {
      shown += escaped(valid[at]);
    } else if (byte == 0xC2 && static_cast<unsigned char>(valid[at + 1]) < 0xA0) {
      // U+0080 to U+009F, of which terminals know some.
      shown += fmt::format("\\u00{:02x}", static_cast<unsigned char>(valid[++at]));
    } else {
      shown += valid[at];
    }
  }
  return shown;
}

int fail(std::ostream& err, std::string_view message) {
  err << fmt::format("handoff-ls: {}\n", printable(message));
  return exit_failure;
}

}  // namespace handoff
