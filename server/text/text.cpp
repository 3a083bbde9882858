#include "server/text/text.h"

#include <algorithm>
#include <utility>

namespace handoff {
namespace {

constexpr std::size_t stride = 4096;  // between two entries of `units_before_`

bool continues_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// Units that the character starting with `lead` takes in a column count.
std::uint32_t units(char lead, PositionEncoding encoding) {
  const auto byte = static_cast<unsigned char>(lead);
  switch (encoding) {
    case PositionEncoding::utf8:
      return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    case PositionEncoding::utf16:
      return byte < 0xF0 ? 1 : 2;
    case PositionEncoding::utf32:
      return 1;
  }
  return 1;
}

std::uint32_t count_units(std::string_view text, PositionEncoding encoding) {
  if (encoding == PositionEncoding::utf8) return static_cast<std::uint32_t>(text.size());
  std::uint32_t count = 0;
  for (const char byte : text) {
    if (!continues_character(byte)) count += units(byte, encoding);
  }
  return count;
}

}  // namespace

Text::Text(std::string content) : content_(std::move(content)), line_starts_{0} {
  std::size_t lf = 0, crlf = 0, cr = 0;
  std::size_t next_lf = content_.find('\n'), next_cr = content_.find('\r');
  while (next_lf != std::string::npos || next_cr != std::string::npos) {
    std::size_t end = std::min(next_lf, next_cr) + 1;
    if (next_lf < next_cr) {
      ++lf;
    } else if (next_lf == next_cr + 1) {
      ++crlf, ++end;
    } else {
      ++cr;
    }
    line_starts_.push_back(end);
    if (next_lf < end) next_lf = content_.find('\n', end);
    if (next_cr < end) next_cr = content_.find('\r', end);
  }
  if (crlf > lf && crlf >= cr) {
    line_break_ = "\r\n";
  } else if (cr > lf) {
    line_break_ = "\r";
  }
  units_before_.push_back({});
  for (std::size_t at = 0; at + stride <= content_.size(); at += stride) {
    const std::string_view part = std::string_view(content_).substr(at, stride);
    const Units before = units_before_.back();
    units_before_.push_back({before.utf16 + count_units(part, PositionEncoding::utf16),
                             before.utf32 + count_units(part, PositionEncoding::utf32)});
  }
}

Span Text::whole_line(std::size_t line) const {
  const bool last = line + 1 == line_starts_.size();
  return {line_starts_[line], last ? content_.size() : line_starts_[line + 1]};
}

Span Text::line(std::size_t line) const {
  Span span = whole_line(line);
  if (span.end > span.begin && content_[span.end - 1] == '\n') --span.end;
  if (span.end > span.begin && content_[span.end - 1] == '\r') --span.end;
  return span;
}

bool Text::is_blank(std::size_t line) const {
  return slice(this->line(line)).find_first_not_of(" \t") == std::string_view::npos;
}

std::size_t Text::line_of(std::size_t offset) const {
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  return static_cast<std::size_t>(next - line_starts_.begin()) - 1;
}

Position Text::position_at(std::size_t offset, PositionEncoding encoding) const {
  offset = std::min(offset, content_.size());
  const std::size_t index = line_of(offset);
  const Span span = line(index);
  offset = std::min(offset, span.end);
  while (offset > span.begin && offset < content_.size() && continues_character(content_[offset])) {
    --offset;
  }
  return {static_cast<std::uint32_t>(index), units_between(span.begin, offset, encoding)};
}

std::uint32_t Text::units_between(std::size_t begin, std::size_t end,
                                  PositionEncoding encoding) const {
  const std::size_t first = (begin + stride - 1) / stride, last = end / stride;
  if (encoding == PositionEncoding::utf8 || first >= last) {
    return count_units(slice({begin, end}), encoding);
  }
  const auto before = [&](std::size_t index) {
    const Units& units = units_before_[index];
    return encoding == PositionEncoding::utf16 ? units.utf16 : units.utf32;
  };
  return count_units(slice({begin, first * stride}), encoding) + before(last) - before(first) +
         count_units(slice({last * stride, end}), encoding);
}

std::size_t Text::offset_at(Position position, PositionEncoding encoding) const {
  if (position.line >= line_count()) return content_.size();
  const Span span = line(position.line);
  std::uint32_t column = 0;
  std::size_t at = span.begin;
  while (at < span.end) {
    const std::uint32_t next = column + units(content_[at], encoding);
    if (next > position.column) break;
    column = next;
    do {
      ++at;
    } while (at < span.end && continues_character(content_[at]));
  }
  return at;
}

Span whole_lines(const Text& text, Span span) {
  const Span first = text.whole_line(text.line_of(span.begin));
  const Span last = text.whole_line(text.line_of(span.end));
  const bool ends_text =
      last.end == text.size() && text.line(text.line_of(span.end)).end == last.end;
  if (!ends_text || first.begin == 0) return {first.begin, last.end};
  return {text.line(text.line_of(first.begin) - 1).end, last.end};
}

std::string with_line_breaks(std::string_view text, std::string_view line_break) {
  std::string result;
  result.reserve(text.size());
  for (const char byte : text) {
    if (byte == '\n') {
      result += line_break;
    } else {
      result += byte;
    }
  }
  return result;
}

}  // namespace handoff
