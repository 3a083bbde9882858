#include "server/syntax/blocks.h"

#include <algorithm>

#include "server/syntax/definitions.h"

namespace handoff {
namespace {

Span marked_title(const Text& text, const Block& heading) {
  Span title = content_line(text, heading, heading.first_line);
  const std::size_t marks = std::min(title.size(), static_cast<std::size_t>(heading.level));
  title = trimmed(text.content(), {title.begin + marks, title.end});
  const std::string_view inner = text.slice(title);
  const std::size_t last = inner.find_last_not_of('#');
  if (last == inner.npos) return {title.begin, title.begin};
  if (!is_blank(inner.substr(last, 1))) return title;
  return trimmed(text.content(), {title.begin, title.begin + last});
}

Span underlined_title(const Text& text, const Block& heading) {
  return {content_line(text, heading, first_text_line(text, heading)).begin,
          content_line(text, heading, heading.last_line - 1).end};
}

std::string_view line_at(const Text& text, std::size_t index) {
  return text.slice(text.line(index));
}

/// True for a heading that `#` marks; otherwise it is underlined.
bool is_marked(const Text& text, const Block& heading) {
  const std::string_view line = text.slice(content_line(text, heading, heading.first_line));
  const auto marks = static_cast<std::size_t>(heading.level);
  return line.substr(0, marks) == std::string_view("######").substr(0, marks) &&
         is_blank(line.substr(marks, 1));
}

/// The `===` or `---` under a heading.
bool is_underline(std::string_view line, bool top_level) {
  const std::size_t first = line.find_first_not_of(" \t>");
  if (first == line.npos || (line[first] != '=' && line[first] != '-')) return false;
  const bool too_deep = first > 3 || line.find('\t') < first;
  if (top_level && too_deep) return false;
  return is_blank(line.substr(std::min(line.find_first_not_of(line[first], first), line.size())));
}

/// First line from `index` to `last` for which `predicate` holds, else `last`.
template <class Predicate>
std::size_t find_line(const Text& text, std::size_t index, std::size_t last, Predicate predicate) {
  while (index < last && !predicate(line_at(text, index))) ++index;
  return index;
}

/// `block.last_line` is the last line before the next block.
std::size_t heading_end(const Text& text, const Block& block) {
  if (is_marked(text, block)) return block.first_line;
  return find_line(text, first_text_line(text, block) + 1, block.last_line,
                   [&](std::string_view line) { return is_underline(line, block.top_level); });
}

std::size_t comment_end(const Text& text, const Block& block, std::size_t last) {
  return find_line(text, block.first_line, last,
                   [](std::string_view line) { return line.find("-->") != line.npos; });
}

void mend_end(const Text& text, Block& block, std::size_t next) {
  const std::size_t last = std::max(next, block.first_line + 1) - 1;
  if (block.kind == BlockKind::item) {
    block.last_line = block.first_line;
  } else if (block.kind == BlockKind::heading) {
    block.last_line = last;
    block.last_line = heading_end(text, block);
  } else if (block.kind == BlockKind::html && text.content().compare(block.begin, 4, "<!--") == 0) {
    block.last_line = comment_end(text, block, last);
  } else {
    block.last_line = std::min(block.last_line, last);
  }
  while (block.last_line > block.first_line && is_blank(line_at(text, block.last_line))) {
    --block.last_line;
  }
}

}  // namespace

Span content_line(const Text& text, const Block& block, std::size_t index) {
  Span span = text.line(index);
  if (index == block.first_line) return trimmed(text.content(), {block.begin, span.end});
  span = trimmed(text.content(), span);
  for (int i = 0; i < block.quotes && text.slice(span).starts_with('>'); ++i) {
    span = trimmed(text.content(), {span.begin + 1, span.end});
  }
  return span;
}

Span title_of(const Text& text, const Block& heading) {
  return heading.first_line == heading.last_line ? marked_title(text, heading)
                                                 : underlined_title(text, heading);
}

void mend_ends(const Text& text, std::vector<Block>& blocks) {
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    mend_end(text, blocks[i], i + 1 < blocks.size() ? blocks[i + 1].first_line : text.line_count());
  }
  for (std::size_t i = blocks.size(); i-- > 0;) {
    if (blocks[i].item >= blocks.size()) continue;
    Block& item = blocks[blocks[i].item];
    item.last_line = std::max(item.last_line, blocks[i].last_line);
  }
}

}  // namespace handoff
