#include "server/text/text.h"

#include <catch2/catch_test_macros.hpp>
#include <ctime>
#include <string>
#include <vector>

namespace handoff {
namespace {

constexpr auto utf8 = PositionEncoding::utf8;
constexpr auto utf16 = PositionEncoding::utf16;
constexpr auto utf32 = PositionEncoding::utf32;

/// Checks the lines without and with their line breaks, which together must be the whole text.
void check_lines(const std::string& content, const std::vector<std::string>& expected) {
  const Text text(content);
  INFO(content);
  std::vector<std::string> lines;
  std::string whole;
  for (std::size_t i = 0; i < text.line_count(); ++i) {
    lines.emplace_back(text.slice(text.line(i)));
    whole += text.slice(text.whole_line(i));
  }
  CHECK(lines == expected);
  CHECK(whole == content);
}

struct Columns {
  std::uint32_t in_utf8, in_utf16, in_utf32;
};

/// Checks both directions for the place before the `|` in a one-line text.
void check_columns(const std::string& line, Columns expected) {
  const Text text(line);
  const std::size_t offset = line.find('|');
  INFO(line);
  CHECK(text.position_at(offset, utf8) == Position{0, expected.in_utf8});
  CHECK(text.position_at(offset, utf16) == Position{0, expected.in_utf16});
  CHECK(text.position_at(offset, utf32) == Position{0, expected.in_utf32});
  CHECK(text.offset_at({0, expected.in_utf8}, utf8) == offset);
  CHECK(text.offset_at({0, expected.in_utf16}, utf16) == offset);
  CHECK(text.offset_at({0, expected.in_utf32}, utf32) == offset);
}

TEST_CASE("every kind of line break ends a line, and each text has a last line") {
  check_lines("", {""});
  check_lines("a", {"a"});
  check_lines("a\nb\n", {"a", "b", ""});
  check_lines("a\r\nb\r\n", {"a", "b", ""});
  check_lines("a\rb\r", {"a", "b", ""});
  check_lines("a\rb\nc\r\nd", {"a", "b", "c", "d"});
  check_lines("\n\r", {"", "", ""});
  check_lines("\r\r\n\n", {"", "", "", ""});
}

TEST_CASE("what only looks like a line break ends no line") {
  check_lines("a\u2028b\u0085c\vd\fe", {"a\u2028b\u0085c\vd\fe"});
}

TEST_CASE("a null byte and a byte order mark are characters like any other") {
  check_lines(std::string("a\0b\nc", 5), {std::string("a\0b", 3), "c"});
  check_columns("\uFEFFa|", {4, 2, 2});
}

TEST_CASE("a line break belongs to the line that it ends") {
  const Text text("a\r\nb");
  CHECK(text.line_of(0) == 0);
  CHECK(text.line_of(1) == 0);
  CHECK(text.line_of(2) == 0);
  CHECK(text.line_of(3) == 1);
  CHECK(text.line_of(4) == 1);
}

TEST_CASE("columns count units of the encoding") {
  check_columns("|abc", {0, 0, 0});
  check_columns("abc|", {3, 3, 3});
  check_columns("é|x", {2, 1, 1});
  check_columns("漢字|x", {6, 2, 2});
  check_columns("😀|x", {4, 2, 1});
  check_columns("e\u0301|x", {3, 2, 2});
  check_columns("👩\u200D👧|", {11, 5, 3});
}

TEST_CASE("an offset between the bytes of a character is where the character begins") {
  const Text text("a😀b");
  for (std::size_t offset : {1, 2, 3, 4}) {
    INFO(offset);
    CHECK(text.position_at(offset, utf8) == Position{0, 1});
    CHECK(text.position_at(offset, utf16) == Position{0, 1});
    CHECK(text.position_at(offset, utf32) == Position{0, 1});
  }
}

TEST_CASE("a column between the units of a character is where the character begins") {
  const Text text("a😀b");
  CHECK(text.offset_at({0, 2}, utf16) == 1);
  CHECK(text.offset_at({0, 2}, utf8) == 1);
  CHECK(text.offset_at({0, 4}, utf8) == 1);
  CHECK(text.offset_at({0, 5}, utf8) == 5);
}

TEST_CASE("columns are right in lines of any length") {
  const std::string unit = "ab é 漢 😀.";
  std::string content = "first\n";
  Position in_utf8{1, 0}, in_utf16{1, 0}, in_utf32{1, 0};
  for (int i = 0; i < 2000; ++i) {
    content += unit;
    in_utf8.column += 15;
    in_utf16.column += 10;
    in_utf32.column += 9;
  }
  const Text text(content + "end\nlast");
  CHECK(text.position_at(content.size(), utf8) == in_utf8);
  CHECK(text.position_at(content.size(), utf16) == in_utf16);
  CHECK(text.position_at(content.size(), utf32) == in_utf32);
  CHECK(text.offset_at(in_utf16, utf16) == content.size());
  for (std::uint32_t i = 0; i < 2000; ++i) {
    if (text.position_at(6 + 15 * i + 5, utf16) != Position{1, 10 * i + 4}) FAIL("unit " << i);
  }
}

TEST_CASE("a place at the end of a long line is found without counting the line") {
  const std::size_t size = 8 * 1024 * 1024;
  const Text text(std::string(size, 'a'));
  const std::clock_t begin = std::clock();
  for (std::size_t at = size - 2000; at < size; ++at) {
    if (text.position_at(at, utf16).column != at) FAIL("byte " << at);
  }
  CHECK((std::clock() - begin) / CLOCKS_PER_SEC < 4);  // counting takes a second for 100 of them
}

TEST_CASE("an offset within or behind a line break is the end of its line") {
  const Text text("ab\r\ncd");
  CHECK(text.position_at(2, utf16) == Position{0, 2});
  CHECK(text.position_at(3, utf16) == Position{0, 2});
  CHECK(text.position_at(4, utf16) == Position{1, 0});
  CHECK(text.position_at(100, utf16) == Position{1, 2});
}

TEST_CASE("a column past the end is the line's end and a line past the end the text's") {
  const Text text("ab\r\ncd\n");
  CHECK(text.offset_at({0, 3}, utf16) == 2);
  CHECK(text.offset_at({0, 0xFFFFFFFF}, utf8) == 2);
  CHECK(text.offset_at({2, 7}, utf32) == 7);
  CHECK(text.offset_at({3, 0}, utf16) == 7);
  CHECK(text.offset_at({0xFFFFFFFF, 0xFFFFFFFF}, utf16) == 7);
}

TEST_CASE("a text's line break is the one that it uses most") {
  CHECK(Text("").line_break() == "\n");
  CHECK(Text("a").line_break() == "\n");
  CHECK(Text("a\nb\r\nc\r\n").line_break() == "\r\n");
  CHECK(Text("a\rb\rc\n").line_break() == "\r");
  CHECK(Text("a\nb\nc\r\nd\r").line_break() == "\n");
  CHECK(Text("a\nb\r\n").line_break() == "\n");
}

TEST_CASE("inserted text takes on the line breaks around it") {
  CHECK(with_line_breaks("a\n\nb\n", "\r\n") == "a\r\n\r\nb\r\n");
  CHECK(with_line_breaks("a\nb", "\r") == "a\rb");
  CHECK(with_line_breaks("a\nb", "\n") == "a\nb");
}

}  // namespace
}  // namespace handoff
