#include "server/command/terminal.h"

#include <catch2/catch_test_macros.hpp>
#include <sstream>

#include "server/command/commands.h"

namespace handoff {

TEST_CASE("What is printable stays, and control characters are shown as escapes") {
  const std::pair<std::string, std::string> table[] = {
      {"", ""},
      {"a b/[c].md", "a b/[c].md"},
      {"é 東京 😀", "é 東京 😀"},
      {"a\nb\rc\td", "a\\nb\\rc\\td"},
      {"\x1b[31m\x7f", "\\x1b[31m\\x7f"},
      {std::string("\0", 1), "\\x00"},
      {"\xc2\x80\xc2\x9f\xc2\xa0", "\\u0080\\u009f\xc2\xa0"},
      {"\x9b"
       "2J\xc2",
       "\uFFFD"
       "2J\uFFFD"},
  };
  for (const auto& [text, shown] : table) {
    CAPTURE(shown);
    CHECK(printable(text) == shown);
  }
}

TEST_CASE("A failure is one line in the program's name") {
  std::ostringstream err;
  CHECK(fail(err, "cannot read a\nb") == exit_failure);
  CHECK(err.str() == "handoff-ls: cannot read a\\nb\n");
}

}  // namespace handoff
