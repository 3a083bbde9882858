// What a text and its edits mean, written as plainly as possible to compare the real ones with:
// code points in a row, every question answered by walking from the start.
#pragma once

#include <string>
#include <vector>

#include "server/text/changes.h"

namespace handoff {

class NaiveText {
 public:
  NaiveText(std::u32string characters, PositionEncoding encoding)
      : characters_(std::move(characters)), encoding_(encoding) {}

  std::size_t size() const { return characters_.size(); }

  std::string utf8(std::size_t length) const {
    std::string result;
    for (const char32_t c : characters_.substr(0, length)) result += encode(c);
    return result;
  }
  std::string utf8() const { return utf8(size()); }

  std::size_t line_count() const {
    std::size_t lines = 1;
    for (std::size_t i = 0; i < size(); i = next(i)) lines += is_break(i);
    return lines;
  }

  Position position_at(std::size_t index) const {
    Position position;
    for (std::size_t i = 0; next(i) <= index && i < size(); i = next(i)) {
      position = is_break(i) ? Position{position.line + 1, 0}
                             : Position{position.line, position.column + units(characters_[i])};
    }
    return position;
  }

  std::size_t index_at(Position position) const {
    std::size_t i = 0;
    for (std::uint32_t line = 0; line < position.line && i < size(); i = next(i)) {
      line += is_break(i);
    }
    if (position.line >= line_count()) return size();
    std::uint32_t column = 0;
    while (i < size() && !is_break(i) && column + units(characters_[i]) <= position.column) {
      column += units(characters_[i++]);
    }
    return i;
  }

  /// False, and nothing changed, when the range starts past the last line.
  bool change(PositionRange range, const std::u32string& text) {
    if (range.end < range.start) std::swap(range.start, range.end);
    if (range.start.line >= line_count()) return false;
    const std::size_t begin = index_at(range.start), end = index_at(range.end);
    characters_ = characters_.substr(0, begin) + text + characters_.substr(end);
    return true;
  }

  static std::string encode(char32_t c) {
    const auto tail = [c](int shift) { return static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
    if (c < 0x80) return {static_cast<char>(c)};
    if (c < 0x800) return {static_cast<char>(0xC0 | (c >> 6)), tail(0)};
    if (c < 0x10000) return {static_cast<char>(0xE0 | (c >> 12)), tail(6), tail(0)};
    return {static_cast<char>(0xF0 | (c >> 18)), tail(12), tail(6), tail(0)};
  }

 private:
  bool is_break(std::size_t i) const { return characters_[i] == U'\n' || characters_[i] == U'\r'; }

  /// The place after the character, or after both characters of `\r\n`.
  std::size_t next(std::size_t i) const {
    return characters_.compare(i, 2, U"\r\n") == 0 ? i + 2 : i + 1;
  }

  std::uint32_t units(char32_t c) const {
    if (encoding_ == PositionEncoding::utf32) return 1;
    if (encoding_ == PositionEncoding::utf16) return c < 0x10000 ? 1 : 2;
    return static_cast<std::uint32_t>(encode(c).size());
  }

  std::u32string characters_;
  PositionEncoding encoding_;
};

}  // namespace handoff
