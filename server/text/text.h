// The text of a document: immutable UTF-8 with an index of its lines. The one place that knows how
// an editor counts columns; everything else speaks in byte offsets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/text/span.h"

namespace handoff {

/// What a column counts (LSP 3.17, PositionEncodingKind).
enum class PositionEncoding { utf8, utf16, utf32 };

struct Position {
  std::uint32_t line = 0;    ///< from 0
  std::uint32_t column = 0;  ///< from 0, in units of the encoding

  auto operator<=>(const Position&) const = default;
};

class Text {
 public:
  /// Expects: `content` is valid UTF-8 (see utf8.h).
  explicit Text(std::string content = {});

  const std::string& content() const { return content_; }
  std::string_view slice(Span span) const { return handoff::slice(content_, span); }
  std::size_t size() const { return content_.size(); }

  /// Lines end with `\n`, `\r\n` or `\r`; after a final line break there is one more, empty line.
  std::size_t line_count() const { return line_starts_.size(); }
  /// Line `line` without its line break. Expects: line < line_count().
  Span line(std::size_t line) const;
  /// Line `line` with its line break.
  Span whole_line(std::size_t line) const;
  std::size_t line_of(std::size_t offset) const;
  /// Nothing but spaces and tabs on it.
  bool is_blank(std::size_t line) const;

  /// An offset between the bytes of a character, or of `\r\n`, is taken back to where that begins.
  Position position_at(std::size_t offset, PositionEncoding encoding) const;
  /// Clamps: a column past the end is the line's end, a line past the end is the end of the text.
  std::size_t offset_at(Position position, PositionEncoding encoding) const;

  /// The line break used most in this text; `\n` when there is none.
  std::string_view line_break() const { return line_break_; }

 private:
  struct Units {
    std::uint32_t utf16 = 0, utf32 = 0;
  };

  std::uint32_t units_between(std::size_t begin, std::size_t end, PositionEncoding encoding) const;

  std::string content_;
  std::vector<std::size_t> line_starts_;
  std::vector<Units> units_before_;  ///< every so many bytes: a long line is not counted each time
  std::string_view line_break_ = "\n";
};

/// The lines that `span` touches with one line break each, so that to remove them leaves no empty
/// line; at the end of a text without a final line break that is the one before them.
Span whole_lines(const Text& text, Span span);

/// `text`, whose line breaks are `\n`, with those of another text.
std::string with_line_breaks(std::string_view text, std::string_view line_break);

}  // namespace handoff
