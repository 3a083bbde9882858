// From blocks to sections, items, fields and brackets.
#include <algorithm>
#include <utility>

#include "server/syntax/blocks.h"
#include "server/syntax/document.h"
#include "server/syntax/inline.h"

namespace handoff {
namespace {

constexpr std::string_view blanks = " \t";

Span trimmed(std::string_view text, Span span) {
  while (span.begin < span.end && blanks.find(text[span.begin]) != blanks.npos) ++span.begin;
  while (span.end > span.begin && blanks.find(text[span.end - 1]) != blanks.npos) --span.end;
  return span;
}

bool is_blank(std::string_view line) { return line.find_first_not_of(blanks) == line.npos; }

/// The `===` or `---` under a setext heading.
bool is_underline(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t>");
  if (first == line.npos || (line[first] != '=' && line[first] != '-')) return false;
  const std::size_t end = line.find_first_not_of(line[first], first);
  return end == line.npos || is_blank(line.substr(end));
}

/// Length of `[label]:` with something after it, 0 for other lines (CommonMark, section 4.7).
std::size_t definition_label(std::string_view line) {
  if (!line.starts_with('[')) return 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i] == '\\') {
      ++i;
    } else if (line[i] == '[') {
      return 0;
    } else if (line[i] == ']') {
      const bool defines = i > 1 && i + 1 < line.size() && line[i + 1] == ':' &&
                           !is_blank(line.substr(i + 2)) && line[1] != '^';
      return defines ? i + 1 : 0;
    }
  }
  return 0;
}

class Reader {
 public:
  explicit Reader(std::shared_ptr<const Text> text) : text_(*text) {
    document_.text = std::move(text);
  }

  Document read() {
    read_blocks();
    mend_ends();
    find_footer();
    for (const Block& block : blocks_) {
      if (block.kind == BlockKind::paragraph || block.kind == BlockKind::heading) {
        find_definitions(block);
      }
    }
    find_lone_definitions();
    add_section(0, {0, 0}, {0, 0}, text_.size() == 0 ? 0 : first_body_offset());
    item_of_block_.assign(blocks_.size(), nothing);
    for (std::size_t i = 0; i < blocks_.size(); ++i) add(i);
    close_sections(0, document_.footer);
    return std::move(document_);
  }

 private:
  void read_blocks() {
    if (suits_cmark(text_)) {
      if (auto blocks = blocks_by_cmark(text_)) {
        blocks_ = std::move(*blocks);
        return;
      }
      document_.simplified = Simplified::intricate;
    } else {
      document_.simplified =
          text_.size() > 512 * 1024 ? Simplified::large : Simplified::intricate;
    }
    blocks_ = blocks_by_lines(text_);
  }

  /// A block ends before the next one that it does not hold, and not with blank lines; an item ends
  /// with the last block that it holds.
  void mend_ends() {
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      Block& block = blocks_[i];
      if (block.kind == BlockKind::item) {
        block.last_line = block.first_line;
        continue;
      }
      if (i + 1 < blocks_.size()) {
        const std::size_t next = blocks_[i + 1].first_line;
        block.last_line = std::min(block.last_line, std::max(next, block.first_line + 1) - 1);
      }
      if (block.kind == BlockKind::heading) mend_heading(block);
      while (block.last_line > block.first_line && is_blank(line(block.last_line))) {
        --block.last_line;
      }
    }
    for (std::size_t i = blocks_.size(); i-- > 0;) {
      const std::size_t item = blocks_[i].item;
      if (item != nothing) {
        blocks_[item].last_line = std::max(blocks_[item].last_line, blocks_[i].last_line);
      }
    }
  }

  void mend_heading(Block& block) {
    if (text_.content()[block.begin] == '#') {
      block.last_line = block.first_line;
      return;
    }
    for (std::size_t i = block.first_line + 1; i < text_.line_count(); ++i) {
      if (!is_underline(line(i))) continue;
      block.last_line = i;
      return;
    }
  }

  void find_footer() {
    document_.footer = text_.size();
    for (auto block = blocks_.rbegin(); block != blocks_.rend(); ++block) {
      if (!block->top_level) continue;
      if (block->kind == BlockKind::heading) return;
      if (block->kind == BlockKind::rule) {
        document_.footer = text_.line(block->first_line).begin;
        return;
      }
    }
  }

  /// Definitions that a paragraph starts with; cmark has taken them out of it.
  void find_definitions(const Block& block) {
    for (std::size_t i = block.first_line; i <= block.last_line; ++i) {
      const Span span = paragraph_line(block, i);
      const std::size_t label = definition_label(text_.slice(span));
      if (label == 0) return;
      add_label(span, label);
    }
  }

  /// Paragraphs of nothing but definitions, of which cmark leaves no trace.
  void find_lone_definitions() {
    std::size_t block = 0;
    for (std::size_t i = 0; i < text_.line_count(); ++i) {
      while (block < blocks_.size() &&
             (blocks_[block].last_line < i || blocks_[block].kind == BlockKind::item)) {
        ++block;
      }
      if (block < blocks_.size() && blocks_[block].first_line <= i) continue;
      const Span span = trimmed(text_.content(), text_.line(i));
      if (const std::size_t label = definition_label(text_.slice(span))) add_label(span, label);
    }
  }

  void add_label(Span line, std::size_t label) {
    labels_.insert(normal_label(text_.slice({line.begin + 1, line.begin + label - 1})));
  }

  void add(std::size_t index) {
    const Block& block = blocks_[index];
    switch (block.kind) {
      case BlockKind::heading:
        if (block.top_level) add_heading(block);
        find_brackets(block);
        break;
      case BlockKind::paragraph:
        find_fields(block);
        find_brackets(block);
        break;
      case BlockKind::item:
        add_item(index);
        break;
      case BlockKind::html:
        document_.comments.push_back(lines(block));
        break;
      case BlockKind::code:
        document_.code.push_back(lines(block));
        break;
      case BlockKind::rule:
        break;
    }
  }

  void add_heading(const Block& block) {
    const Span heading = lines(block);
    Span title = trimmed(text_.content(), text_.line(block.first_line));
    if (text_.content()[block.begin] == '#') {
      title.begin = block.begin + static_cast<std::size_t>(block.level);
      title = trimmed(text_.content(), title);
      const std::size_t closing = text_.slice(title).find_last_not_of('#');
      const std::string_view inner = text_.slice(title);
      if (closing == inner.npos) {
        title.end = title.begin;
      } else if (closing + 1 < inner.size() && blanks.find(inner[closing]) != blanks.npos) {
        title = trimmed(text_.content(), {title.begin, title.begin + closing});
      }
    } else {
      title.end = trimmed(text_.content(), text_.line(block.last_line - 1)).end;
    }
    close_sections(block.level, heading.begin);
    add_section(block.level, heading, title, text_.whole_line(block.last_line).end);
  }

  void add_section(int level, Span heading, Span title, std::size_t body) {
    Section section;
    section.level = level;
    section.heading = heading;
    section.title = title;
    section.body = {body, body};
    section.parent = open_.empty() ? nothing : open_.back();
    open_.push_back(document_.sections.size());
    document_.sections.push_back(section);
  }

  /// Ends at `end` the sections that a heading of `level` ends; level 0 ends all.
  void close_sections(int level, std::size_t end) {
    document_.sections.back().body.end = std::max(end, document_.sections.back().body.begin);
    while (!open_.empty() && document_.sections[open_.back()].level >= level) {
      document_.sections[open_.back()].end = document_.sections.back().body.end;
      open_.pop_back();
    }
  }

  void add_item(std::size_t index) {
    const Block& block = blocks_[index];
    Item item;
    item.span = {block.begin, text_.line(block.last_line).end};
    item.ordered = block.ordered;
    item.section = section_index(block.begin);
    item.parent = block.item == nothing ? nothing : item_of_block_[block.item];
    const std::string_view content = text_.content();
    std::size_t at = block.begin;
    for (; item.ordered && at < content.size() && content[at] >= '0' && content[at] <= '9'; ++at) {
      item.number = item.number * 10 + (content[at] - '0');
    }
    if (at < content.size()) item.marker = content[at++];
    const std::size_t line_end = text_.line(block.first_line).end;
    Span text = trimmed(content, {std::min(at, line_end), line_end});
    if (text_.slice(text).starts_with('[') && text.size() >= 3 && content[text.begin + 2] == ']' &&
        (text.size() == 3 || content[text.begin + 3] == ' ')) {
      item.task = content[text.begin + 1];
      text = trimmed(content, {text.begin + 3, text.end});
    }
    const bool has_text = index + 1 < blocks_.size() && blocks_[index + 1].item == index &&
                          blocks_[index + 1].kind == BlockKind::paragraph;
    if (has_text) {
      text.end = trimmed(content, text_.line(blocks_[index + 1].last_line)).end;
    } else {
      text.end = text.begin;
    }
    item.text = {std::min(text.begin, text.end), text.end};
    item_of_block_[index] = document_.items.size();
    document_.items.push_back(item);
  }

  void find_fields(const Block& block) {
    for (std::size_t i = block.first_line; i <= block.last_line; ++i) find_field(block, i);
  }

  void find_field(const Block& block, std::size_t index) {
    const std::string_view content = text_.content();
    Span span = paragraph_line(block, index);
    const std::string_view inner = text_.slice(span);
    if (!inner.starts_with("**")) return;
    const std::size_t close = inner.find("**", 2);
    if (close == inner.npos || close == 2) return;
    Field field;
    field.label = trimmed(content, {span.begin + 2, span.begin + close});
    field.mark = {span.begin, span.begin + close + 2};
    if (!field.label.empty() && content[field.label.end - 1] == ':') {
      field.label = trimmed(content, {field.label.begin, field.label.end - 1});
    } else if (inner.substr(close + 2).starts_with(':')) {
      ++field.mark.end;
    } else {
      return;
    }
    if (field.label.empty()) return;
    field.value = trimmed(content, {field.mark.end, span.end});
    if (!field.value.empty() && content[field.value.end - 1] == '\\') {
      field.value = trimmed(content, {field.value.begin, field.value.end - 1});
    }
    field.section = section_index(field.mark.begin);
    if (block.item != nothing) field.item = item_of_block_[block.item];
    document_.fields.push_back(field);
  }

  void find_brackets(const Block& block) {
    std::vector<Span> spans;
    for (std::size_t i = block.first_line; i <= block.last_line; ++i) {
      spans.push_back(paragraph_line(block, i));
    }
    for (const Span span : literal_brackets(text_.content(), spans, labels_)) {
      Bracket bracket;
      bracket.span = span;
      bracket.section = section_index(span.begin);
      if (block.item != nothing) bracket.item = item_of_block_[block.item];
      bracket.field = field_at(span);
      document_.brackets.push_back(bracket);
    }
  }

  Index field_at(Span span) const {
    const auto after = std::upper_bound(
        document_.fields.begin(), document_.fields.end(), span.begin,
        [](std::size_t offset, const Field& field) { return offset < field.mark.begin; });
    if (after == document_.fields.begin()) return nothing;
    return (after - 1)->value.contains(span)
               ? static_cast<Index>(after - document_.fields.begin() - 1)
               : nothing;
  }

  /// What stands below the last rule belongs to the document, not to its last section.
  Index section_index(std::size_t offset) const {
    return offset >= document_.footer ? 0 : document_.sections.size() - 1;
  }

  std::string_view line(std::size_t index) const { return text_.slice(text_.line(index)); }

  Span lines(const Block& block) const {
    return {text_.line(block.first_line).begin, text_.line(block.last_line).end};
  }

  /// A line of a paragraph without the markers and the indentation of its containers.
  Span paragraph_line(const Block& block, std::size_t index) const {
    Span span = text_.line(index);
    if (index == block.first_line) {
      span.begin = std::min(std::max(block.begin, span.begin), span.end);
      if (block.item != nothing && blocks_[block.item].first_line == index) {
        skip_task_box(span);
      }
      return trimmed(text_.content(), span);
    }
    span = trimmed(text_.content(), span);
    for (int i = 0; i < block.quotes && text_.slice(span).starts_with('>'); ++i) {
      span = trimmed(text_.content(), {span.begin + 1, span.end});
    }
    return span;
  }

  void skip_task_box(Span& span) const {
    const std::string_view inner = text_.slice(span);
    if (inner.size() > 3 && inner[0] == '[' && inner[2] == ']' && inner[3] == ' ') span.begin += 4;
  }

  std::size_t first_body_offset() const {
    const std::size_t end = front_matter_end(text_);
    if (end == 0) return 0;
    return end < text_.line_count() ? text_.line(end).begin : text_.size();
  }

  const Text& text_;
  Document document_;
  std::vector<Block> blocks_;
  std::vector<Index> item_of_block_;
  std::vector<Index> open_;  ///< sections around the place that is being read
  LinkLabels labels_;
};

}  // namespace

Index Document::section_at(std::size_t offset) const {
  if (offset >= footer) return 0;
  const auto after = std::upper_bound(
      sections.begin(), sections.end(), offset,
      [](std::size_t at, const Section& section) { return at < section.heading.begin; });
  return after == sections.begin() ? 0 : static_cast<Index>(after - sections.begin() - 1);
}

bool Document::within(Index section, Index ancestor) const {
  while (section != nothing && section != ancestor) section = sections[section].parent;
  return section == ancestor;
}

Document parse(std::shared_ptr<const Text> text) { return Reader(std::move(text)).read(); }

}  // namespace handoff
