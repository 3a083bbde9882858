#include <algorithm>
#include <string_view>

#include "server/syntax/blocks.h"

namespace handoff {
namespace {

constexpr auto none = static_cast<std::size_t>(-1);
constexpr std::string_view end_of_comment = "-->";

struct Line {
  std::string_view text;   ///< after its indentation
  std::size_t indent = 0;  ///< in columns
  std::size_t begin = 0;   ///< offset of `text`
};

/// Column after the blanks of `text` if it starts at `column`; tabs stop at every fourth.
std::size_t skip_blanks(std::string_view& text, std::size_t column) {
  while (text.starts_with(' ') || text.starts_with('\t')) {
    column += text[0] == '\t' ? 4 - column % 4 : 1;
    text.remove_prefix(1);
  }
  return column;
}

Line read_line(const Text& text, std::size_t index) {
  Line line{text.slice(text.line(index))};
  if (index == 0 && line.text.starts_with("\xEF\xBB\xBF")) line.text.remove_prefix(3);
  line.indent = skip_blanks(line.text, 0);
  line.begin = text.line(index).end - line.text.size();
  return line;
}

int heading_level(std::string_view text) {
  const std::size_t level = std::min(text.find_first_not_of('#'), text.size());
  const bool ends = level == text.size() || text[level] == ' ' || text[level] == '\t';
  return level >= 1 && level <= 6 && ends ? static_cast<int>(level) : 0;
}

/// Length of an item's marker, 0 when the line starts no item.
std::size_t item_marker(std::string_view text) {
  std::size_t length = 0;
  if (text.starts_with('-') || text.starts_with('*') || text.starts_with('+')) {
    length = 1;
  } else {
    while (length < text.size() && length < 9 && text[length] >= '0' && text[length] <= '9') {
      ++length;
    }
    if (length == 0 || length == text.size() || (text[length] != '.' && text[length] != ')')) {
      return 0;
    }
    ++length;
  }
  return length == text.size() || text[length] == ' ' || text[length] == '\t' ? length : 0;
}

bool is_rule(std::string_view text) {
  if (text.empty() || (text[0] != '-' && text[0] != '*' && text[0] != '_')) return false;
  std::size_t marks = 0;
  for (const char c : text) {
    if (c == text[0]) {
      ++marks;
    } else if (c != ' ' && c != '\t') {
      return false;
    }
  }
  return marks >= 3;
}

/// The characters of the fence that a line starts with, empty for other lines.
std::string_view fence(std::string_view text) {
  if (!text.starts_with("```") && !text.starts_with("~~~")) return {};
  return text.substr(0, std::min(text.find_first_not_of(text[0]), text.size()));
}

std::string_view opening_fence(std::string_view text) {
  const std::string_view opener = fence(text);
  const bool is_code_span = opener.starts_with('`') && text.find('`', opener.size()) != text.npos;
  return is_code_span ? std::string_view{} : opener;
}

bool closes(std::string_view text, std::string_view closer) {
  if (closer == end_of_comment) return text.find(closer) != text.npos;
  const std::string_view marks = fence(text);
  return marks.starts_with(closer) && is_blank(text.substr(marks.size()));
}

class LineReader {
 public:
  explicit LineReader(const Text& text) : text_(text) {}

  std::vector<Block> read() {
    for (std::size_t i = front_matter_end(text_); i < text_.line_count(); ++i) read(i);
    return std::move(blocks_);
  }

 private:
  void read(std::size_t index) {
    const Line line = read_line(text_, index);
    if (!closer_.empty()) {
      blocks_.back().last_line = index;
      if (closes(line.text, closer_)) closer_ = {};
    } else if (line.text.empty()) {
      paragraph_ = false;
    } else if (const std::string_view opener = opening_fence(line.text); !opener.empty()) {
      add(BlockKind::code, index, line);
      closer_ = opener;
    } else if (line.text.starts_with("<!--")) {
      add(BlockKind::html, index, line);
      if (!closes(line.text, end_of_comment)) closer_ = end_of_comment;
    } else if (const int level = heading_level(line.text); level != 0 && line.indent < 4) {
      add(BlockKind::heading, index, line);
      blocks_.back().level = level;
    } else if (is_rule(line.text)) {
      add(BlockKind::rule, index, line);
    } else if (const std::size_t marker = item_marker(line.text); marker != 0) {
      add_item(line, index, marker);
    } else if (paragraph_) {
      blocks_.back().last_line = index;
    } else {
      add_paragraph(line, index);
    }
  }

  void add(BlockKind kind, std::size_t index, const Line& line) {
    while (item_ != none && line.indent < contents_[item_]) item_ = blocks_[item_].item;
    Block block;
    block.kind = kind;
    block.begin = line.begin;
    block.first_line = block.last_line = index;
    block.item = item_;
    block.top_level = item_ == none;
    blocks_.push_back(block);
    paragraph_ = false;
  }

  void add_paragraph(const Line& line, std::size_t index) {
    add(BlockKind::paragraph, index, line);
    paragraph_ = true;
  }

  /// What is indented as far as an item's content belongs to it (CommonMark, section 5.2).
  void add_item(const Line& line, std::size_t index, std::size_t marker) {
    add(BlockKind::item, index, line);
    blocks_.back().ordered = line.text[0] >= '0' && line.text[0] <= '9';
    item_ = blocks_.size() - 1;
    contents_.resize(blocks_.size());
    Line content{line.text.substr(marker)};
    content.indent = skip_blanks(content.text, line.indent + marker);
    content.begin = text_.line(index).end - content.text.size();
    const bool is_code = content.indent > line.indent + marker + 4;
    const bool next_column = content.text.empty() || is_code;
    contents_[item_] = next_column ? line.indent + marker + 1 : content.indent;
    if (!content.text.empty()) add_paragraph(content, index);
  }

  const Text& text_;
  std::vector<Block> blocks_;
  std::vector<std::size_t> contents_;  ///< the column of item blocks' content, by their index
  std::size_t item_ = none;
  std::string_view closer_;  ///< what ends the fence or comment that is open
  bool paragraph_ = false;
};

}  // namespace

std::vector<Block> blocks_by_lines(const Text& text) {
  return LineReader(text).read();
}

}  // namespace handoff
