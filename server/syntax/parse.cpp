// From blocks to sections, items, fields and brackets.
#include <algorithm>
#include <span>
#include <utility>

#include "server/syntax/blocks.h"
#include "server/syntax/definitions.h"
#include "server/syntax/document.h"
#include "server/syntax/inline.h"
#include "server/syntax/labelled_lines.h"
#include "server/syntax/tables.h"

namespace handoff {
namespace {

/// Further rows are text: a bound on what a document of nothing but pipes takes.
constexpr std::size_t most_rows = 100'000;

class Reader {
 public:
  explicit Reader(std::shared_ptr<const Text> text) : text_(*text) {
    document_.text = std::move(text);
  }

  Document read() {
    read_blocks();
    mend_ends(text_, blocks_);
    separate_tables(text_, blocks_);
    labels_ = defined_labels(text_, blocks_);
    find_footer();
    add_section(0, {0, 0}, {0, 0}, text_.size() == 0 ? 0 : first_body_offset());
    item_of_block_.assign(blocks_.size(), nothing);
    for (std::size_t i = 0; i < blocks_.size(); ++i) add(i);
    close_sections(0, document_.footer);
    return std::move(document_);
  }

 private:
  void read_blocks() {
    if (text_.size() > largest_read) {
      document_.simplified = Simplified::too_large;
      return;
    }
    if (suits_cmark(text_)) {
      if (auto blocks = blocks_by_cmark(text_)) {
        blocks_ = std::move(*blocks);
        return;
      }
      document_.simplified = Simplified::intricate;
    } else {
      document_.simplified =
          text_.size() > largest_for_cmark ? Simplified::large : Simplified::intricate;
    }
    blocks_ = blocks_by_lines(text_);
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

  void add(std::size_t index) {
    const Block& block = blocks_[index];
    switch (block.kind) {
      case BlockKind::heading:
        if (block.top_level) add_heading(block);
        find_inlines(block, text_lines(index));
        break;
      case BlockKind::paragraph:
        add_paragraph(index);
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
    const Span title = title_of(text_, block);
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
    item.parent = item_around(block);
    const std::string_view content = text_.content();
    std::size_t at = block.begin;
    for (; item.ordered && at < content.size() && content[at] >= '0' && content[at] <= '9'; ++at) {
      item.number = item.number * 10 + (content[at] - '0');
    }
    if (at < content.size()) item.marker = content[at++];
    item.text.begin = trimmed(content, {at, text_.line(block.first_line).end}).begin;
    item.text.end = item.text.begin;
    if (index + 1 < blocks_.size() && begins_item(index + 1)) {
      const Block& paragraph = blocks_[index + 1];
      item.text = {paragraph.begin, trimmed(content, text_.line(paragraph.last_line)).end};
      if (const std::size_t box =
              task_box(text_.slice(content_line(text_, paragraph, paragraph.first_line)))) {
        item.task = content[item.text.begin + 1];
        item.text.begin =
            std::min(content.find_first_not_of(" \t\r\n", item.text.begin + box), item.text.end);
      }
    }
    item_of_block_[index] = document_.items.size();
    document_.items.push_back(item);
  }

  /// True for the paragraph that an item starts with.
  bool begins_item(std::size_t index) const {
    const Block& block = blocks_[index];
    return block.kind == BlockKind::paragraph && block.item != nothing && block.item + 1 == index &&
           block.quotes == blocks_[block.item].quotes;
  }

  void add_paragraph(std::size_t index) {
    const Block& block = blocks_[index];
    const std::vector<Span> lines = text_lines(index);
    const std::size_t table = find_table(text_.content(), lines);
    add_text(block, std::span(lines).first(table));
    if (table < lines.size()) add_table(block, std::span(lines).subspan(table));
  }

  void add_text(const Block& block, std::span<const Span> lines) {
    for (const Span line : lines) find_field(block, line);
    find_inlines(block, lines);
  }

  void find_field(const Block& block, Span line) {
    if (const auto labelled = read_label(text_.content(), line)) {
      add_field(block, *labelled);
    } else if (block.item == nothing) {
      const auto lead = read_bold_lead(text_.content(), line);
      if (lead) document_.bold_leads.push_back(*lead);
    }
  }

  Field& add_field(const Block& block, const LabelledLine& line) {
    Field field;
    field.label = line.label;
    field.mark = line.mark;
    field.value = line.value;
    field.section = section_index(line.mark.begin);
    field.item = item_around(block);
    return document_.fields.emplace_back(field);
  }

  /// `lines` begin with those of the headings and of the hyphens.
  void add_table(const Block& block, std::span<const Span> lines) {
    const std::size_t rows =
        std::min(lines.size() - 2, most_rows - std::min(most_rows, document_.rows.size()));
    const std::vector<Span> headings = cells_of(text_.content(), lines[0]);
    document_.tables.push_back({.heading = {lines[0].begin, lines[1].end},
                                .headings = headings,
                                .section = section_index(lines[0].begin),
                                .item = item_around(block)});
    for (const Span cell : headings) find_inlines(block, {&cell, 1});
    for (const Span line : lines.subspan(2, rows)) add_row(block, line);
    add_text(block, lines.subspan(2 + rows));
  }

  void add_row(const Block& block, Span line) {
    TableRow row;
    row.span = line;
    row.cells = cells_of(text_.content(), line);
    row.table = document_.tables.size() - 1;
    const std::size_t columns = document_.tables.back().headings.size();
    row.cells.resize(std::min(row.cells.size(), columns));
    if (columns == 2 && row.cells.size() == 2) {
      const auto labelled = read_label(text_.content(), row.cells[0], row.cells[1]);
      if (labelled) add_field(block, *labelled).row = document_.rows.size();
    }
    for (const Span cell : row.cells) find_inlines(block, {&cell, 1});
    document_.rows.push_back(std::move(row));
  }

  void find_inlines(const Block& block, std::span<const Span> lines) {
    const Inlines found = read_inlines(text_.content(), lines, labels_);
    document_.code_spans.insert(document_.code_spans.end(), found.code.begin(), found.code.end());
    for (const Span span : found.brackets) {
      Bracket bracket;
      bracket.span = span;
      bracket.section = section_index(span.begin);
      bracket.item = item_around(block);
      bracket.field = field_at(span);
      document_.brackets.push_back(bracket);
    }
  }

  Index item_around(const Block& block) const {
    return block.item == nothing ? nothing : item_of_block_[block.item];
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

  Span lines(const Block& block) const {
    return {text_.line(block.first_line).begin, text_.line(block.last_line).end};
  }

  /// The lines of a paragraph or heading, without definitions and task box.
  std::vector<Span> text_lines(std::size_t index) const {
    const Block& block = blocks_[index];
    std::vector<Span> result;
    for (std::size_t i = first_text_line(text_, block); i <= block.last_line; ++i) {
      result.push_back(content_line(text_, block, i));
    }
    if (begins_item(index) && !result.empty()) {
      Span& first = result.front();
      first.begin += task_box(text_.slice(first));
      first = trimmed(text_.content(), first);
    }
    return result;
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
  if (offset >= footer && footer < text->size()) return 0;
  const auto after = std::upper_bound(
      sections.begin(), sections.end(), offset,
      [](std::size_t at, const Section& section) { return at < section.heading.begin; });
  return after == sections.begin() ? 0 : static_cast<Index>(after - sections.begin() - 1);
}

Index Document::outermost(Index item) const {
  while (item != nothing && items[item].parent != nothing) item = items[item].parent;
  return item;
}

bool Document::within(Index section, Index ancestor) const {
  while (section != nothing && section != ancestor) section = sections[section].parent;
  return section == ancestor;
}

Document parse(std::shared_ptr<const Text> text) {
  return Reader(std::move(text)).read();
}

}  // namespace handoff
