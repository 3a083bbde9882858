#include "server/actions/sections.h"

#include <algorithm>

#include "server/fill/form.h"

namespace handoff {
namespace {

/// The line above `offset`, which begins a line; nothing at the beginning.
std::size_t line_above(const Text& text, std::size_t offset) {
  const std::size_t line = text.line_of(offset);
  return line == 0 ? nothing : line - 1;
}

bool is_heading_line(const Document& document, std::size_t line) {
  const Section& section = document.sections[document.section_at(document.text->line(line).begin)];
  return section.level > 0 && document.text->line_of(section.heading.end) == line;
}

bool begins_heading(const Document& document, std::size_t offset) {
  return std::any_of(
      document.sections.begin(), document.sections.end(),
      [&](const Section& section) { return section.level > 0 && section.heading.begin == offset; });
}

}  // namespace

Span content_of(const Document& document, const Section& section) {
  const std::string_view body = document.slice(section.body);
  const std::string_view content = stripped(body);
  if (content.empty()) return {section.body.begin, section.body.begin};
  const std::size_t begin =
      section.body.begin + static_cast<std::size_t>(content.data() - body.data());
  return {begin, begin + content.size()};
}

bool is_untouched(const View& view, Index section) {
  const Span content = content_of(view.document, view.document.sections[section]);
  return !content.empty() && FormLines(*view.schema, view.conformance.rule_of_section[section])
                                 .cover(*view.document.text, content);
}

Edit cut(const View& view, Span lines) {
  const Text& text = *view.document.text;
  const std::size_t above = line_above(text, lines.begin);
  const bool apart = above == nothing || text.is_blank(above) || lines.end == text.size() ||
                     begins_heading(view.document, lines.end);
  return {lines, apart ? "" : std::string(text.line_break())};
}

Edit paste(const View& view, std::size_t offset, std::string_view lines) {
  const Text& text = *view.document.text;
  const std::string line_break(text.line_break());
  std::string piece;
  const bool ends_open =
      offset == text.size() && offset > 0 && text.line(text.line_of(offset)).begin < offset;
  if (ends_open) piece += line_break;
  const std::size_t above = ends_open ? text.line_of(offset) : line_above(text, offset);
  if (above != nothing && !text.is_blank(above) && !is_heading_line(view.document, above)) {
    piece += line_break;
  }
  piece += stripped(lines);
  piece += line_break;
  if (offset < text.size() && !text.is_blank(text.line_of(offset))) piece += line_break;
  return {{offset, offset}, std::move(piece)};
}

}  // namespace handoff
