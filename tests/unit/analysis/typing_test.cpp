// Which findings wait while a word is being typed.
#include "server/analysis/typing.h"

#include <catch2/catch_test_macros.hpp>

namespace handoff {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view code = "some-code", other_code = "other-code";
constexpr auto pause = 1000ms;

Finding finding(Span span, std::string message = "wrong", std::string_view of = code) {
  return {.span = span, .message = std::move(message), .code = of};
}

using Findings = std::vector<Finding>;

/// A document and its writer, who is told at once of all that may be told.
struct Desk {
  void write(std::string now_there) {
    note_edit(typing, text, now_there, now);
    text = std::move(now_there);
  }
  Findings told(Findings found) { return handoff::told(typing, std::move(found), now, pause); }

  std::string text;
  Typing typing = {};
  Typing::Moment now{1h};
};

TEST_CASE("what is found in a word waits until the word ends") {
  Desk desk{.text = "a "};
  desk.write("a b");
  CHECK(desk.told({finding({2, 3})}).empty());
  desk.write("a bc");
  CHECK(desk.told({finding({2, 4})}).empty());
  desk.write("a bc ");
  CHECK(desk.told({finding({2, 4})}) == Findings{finding({2, 4})});
}

TEST_CASE("what half a word brings about elsewhere waits as well") {
  Desk desk{.text = "a "};
  desk.write("a b");
  CHECK(desk.told({finding({0, 1})}).empty());
  desk.write("a b\n");
  CHECK(desk.told({finding({0, 1})}).size() == 1);
}

TEST_CASE("what was told stays, moved and in other words") {
  Desk desk{.text = "xy abc z"};
  CHECK(desk.told({finding({3, 6}, "\"abc\""), finding({7, 8})}).size() == 2);
  desk.write("xy abcd z");
  const Findings moved{finding({3, 7}, "\"abcd\""), finding({8, 9})};
  CHECK(desk.told(moved) == moved);
  const Findings more{finding({3, 7}, "\"abcd\""), finding({3, 7}, "new"), finding({8, 9})};
  CHECK(desk.told(more) == moved);
  CHECK(desk.told({finding({3, 7}, "\"abcd\"", other_code)}).empty());
}

TEST_CASE("what goes within a word comes back only behind it") {
  Desk desk{.text = "ab c"};
  const Findings found{finding({3, 4})};
  CHECK(desk.told(found) == found);
  desk.write("a c");
  CHECK(desk.told({}).empty());
  desk.write("ab c");
  CHECK(desk.told(found).empty());
  leave_word(desk.typing);
  CHECK(desk.told(found) == found);
}

TEST_CASE("a pause ends the word, and so does an edit elsewhere") {
  Desk desk{.text = "one two"};
  desk.write("one twos");
  CHECK(desk.told({finding({4, 8})}).empty());
  desk.now += pause - 1ms;
  CHECK(desk.told({finding({4, 8})}).empty());
  SECTION("a pause") {
    desk.now += 1ms;
    CHECK(desk.told({finding({4, 8})}).size() == 1);
  }
  SECTION("an edit elsewhere") {
    desk.write("ones twos");
    CHECK(desk.told({finding({0, 4}), finding({5, 9})}) == Findings{finding({5, 9})});
  }
}

TEST_CASE("a key taken back is typing, and so is white space taken back") {
  Desk desk{.text = "one two"};
  for (const char* text : {"one tw", "one t", "one ", "one", "on"}) {
    desk.write(text);
    CHECK(desk.told({finding({0, 2})}).empty());
  }
}

TEST_CASE("what is pasted, cut or replaced as a whole is told of at once") {
  for (const char* text : {"one two three", "one ", "", "quite another text"}) {
    Desk desk{.text = "one and two"};
    desk.write(text);
    CHECK(desk.told({finding({0, 0})}).size() == 1);
  }
}

TEST_CASE("a word typed over several is one") {
  Desk desk{.text = "one two three"};
  desk.write("x three");
  CHECK(desk.told({finding({0, 1})}).empty());
}

}  // namespace
}  // namespace handoff
