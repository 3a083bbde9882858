#include "server/text/changes.h"

#include <catch2/catch_test_macros.hpp>
#include <vector>

namespace handoff {
namespace {

TextChange whole(std::string text) {
  return {std::nullopt, std::move(text)};
}

TextChange change(Position start, Position end, std::string text) {
  return {PositionRange{start, end}, std::move(text)};
}

/// The content after `changes` counted in UTF-16, or the failure's message after a `!`.
std::string changed(const std::string& content, const std::vector<TextChange>& changes) {
  const Expected<Text> result = apply_changes(Text(content), changes, PositionEncoding::utf16);
  return result ? result->content() : "!" + result.error().message;
}

TEST_CASE("a change replaces its range") {
  CHECK(changed("one two", {change({0, 4}, {0, 7}, "2")}) == "one 2");
  CHECK(changed("a\r\nb", {change({0, 1}, {1, 0}, "")}) == "ab");
  CHECK(changed("😀x", {change({0, 2}, {0, 3}, "y")}) == "😀y");
  CHECK(changed("", {change({0, 0}, {0, 0}, "new\n")}) == "new\n");
}

TEST_CASE("a change without a range is the whole new text") {
  CHECK(changed("old", {whole("new")}) == "new");
}

TEST_CASE("each change refers to the text that the one before left") {
  CHECK(changed("ab", {change({0, 1}, {0, 1}, "\n"), change({1, 1}, {1, 1}, "!")}) == "a\nb!");
  CHECK(changed("x", {whole("a\nb"), change({1, 0}, {1, 1}, "c")}) == "a\nc");
  CHECK(changed("x", {}) == "x");
}

TEST_CASE("an end past the text is the end of the text") {
  CHECK(changed("a\nb\n", {change({0, 0}, {99, 0}, "z")}) == "z");
  CHECK(changed("a\nb", {change({1, 0}, {1, 99}, "z")}) == "a\nz");
  CHECK(changed("a\nb", {change({1, 99}, {0xFFFFFFFF, 0xFFFFFFFF}, "z")}) == "a\nbz");
}

TEST_CASE("a column past its line stays on its line") {
  CHECK(changed("a\r\nb", {change({0, 50}, {0, 60}, "z")}) == "az\r\nb");
}

TEST_CASE("an end before the start changes places with it") {
  CHECK(changed("one two", {change({0, 7}, {0, 4}, "2")}) == "one 2");
  CHECK(changed("a\nb", {change({9, 0}, {0, 1}, "")}) == "a");
}

TEST_CASE("an edit inside a character or a line break is taken back to where that begins") {
  CHECK(changed("a😀b", {change({0, 2}, {0, 3}, "-")}) == "a-b");
  CHECK(changed("a\r\nb", {change({0, 2}, {0, 2}, "-")}) == "a-\r\nb");
}

TEST_CASE("a start past the last line fails and says so") {
  CHECK(changed("a\nb", {change({2, 0}, {2, 0}, "z")}) ==
        "!an edit starts on line 3, but the text has 2 lines");
  CHECK(changed("a", {change({0xFFFFFFFF, 0}, {0xFFFFFFFF, 0}, "z")}) ==
        "!an edit starts on line 4294967296, but the text has 1 lines");
}

TEST_CASE("nothing after a failed change is applied") {
  CHECK(changed("a", {change({5, 0}, {5, 0}, "z"), change({0, 0}, {0, 0}, "z")}).front() == '!');
}

TEST_CASE("a whole new text heals a failed change before it") {
  CHECK(changed("a", {change({5, 0}, {5, 0}, "z"), whole("new")}) == "new");
  CHECK(changed("a", {change({5, 0}, {5, 0}, "z"), whole("b"), change({0, 1}, {0, 1}, "c")}) ==
        "bc");
}

}  // namespace
}  // namespace handoff
