#include <algorithm>
#include <string_view>

#include "server/syntax/blocks.h"

namespace handoff {
namespace {

constexpr auto none = static_cast<std::size_t>(-1);

struct Line {
  std::string_view text;  ///< after its indentation
  std::size_t indent = 0;
  std::size_t begin = 0;  ///< offset of `text`
};

Line read_line(const Text& text, std::size_t index) {
  const Span span = text.line(index);
  const std::string_view whole = text.slice(span);
  const std::size_t indent = std::min(whole.find_first_not_of(" \t\xEF\xBB\xBF"), whole.size());
  return {whole.substr(indent), indent, span.begin + indent};
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

/// The fence that a line opens or closes: its characters, empty for other lines.
std::string_view fence(std::string_view text) {
  if (!text.starts_with("```") && !text.starts_with("~~~")) return {};
  return text.substr(0, std::min(text.find_first_not_of(text[0]), text.size()));
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
      const bool closes = closer_ == "-->" ? line.text.find(closer_) != std::string_view::npos
                                           : fence(line.text).starts_with(closer_);
      if (closes) closer_ = {};
      return;
    }
    if (line.text.empty()) {
      paragraph_ = false;
      return;
    }
    if (const std::string_view opener = fence(line.text); !opener.empty()) {
      add(BlockKind::code, index, line.begin);
      closer_ = opener;
    } else if (line.text.starts_with("<!--")) {
      add(BlockKind::html, index, line.begin);
      if (line.text.find("-->") == std::string_view::npos) closer_ = "-->";
    } else if (line.indent < 4 && heading_level(line.text) != 0) {
      item_ = none;
      add(BlockKind::heading, index, line.begin);
      blocks_.back().level = heading_level(line.text);
    } else if (is_rule(line.text)) {
      item_ = none;
      add(BlockKind::rule, index, line.begin);
    } else if (const std::size_t marker = item_marker(line.text); marker != 0) {
      add_item(line, index, marker);
    } else if (paragraph_) {
      blocks_.back().last_line = index;
    } else {
      if (line.indent == 0) item_ = none;
      add_paragraph(line, index);
    }
  }

  void add(BlockKind kind, std::size_t index, std::size_t begin) {
    Block block;
    block.kind = kind;
    block.begin = begin;
    block.first_line = block.last_line = index;
    block.item = item_;
    block.top_level = item_ == none;
    blocks_.push_back(block);
    paragraph_ = false;
  }

  void add_paragraph(const Line& line, std::size_t index) {
    add(BlockKind::paragraph, index, line.begin);
    paragraph_ = true;
  }

  /// Items nest by their indentation.
  void add_item(const Line& line, std::size_t index, std::size_t marker) {
    while (item_ != none && indents_[item_] >= line.indent) item_ = blocks_[item_].item;
    add(BlockKind::item, index, line.begin);
    blocks_.back().ordered = line.text[0] >= '0' && line.text[0] <= '9';
    item_ = blocks_.size() - 1;
    indents_.resize(blocks_.size());
    indents_[item_] = line.indent;
    const std::size_t content = line.text.find_first_not_of(" \t", marker);
    if (content == std::string_view::npos) return;
    add_paragraph({line.text.substr(content), 0, line.begin + content}, index);
  }

  const Text& text_;
  std::vector<Block> blocks_;
  std::vector<std::size_t> indents_;  ///< of item blocks, by their index
  std::size_t item_ = none;
  std::string_view closer_;  ///< what ends the fence or comment that is open
  bool paragraph_ = false;
};

}  // namespace

std::vector<Block> blocks_by_lines(const Text& text) {
  return LineReader(text).read();
}

}  // namespace handoff
