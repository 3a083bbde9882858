#include "server/syntax/definitions.h"

#include <algorithm>

namespace handoff {
namespace {

/// Length of the `[label]` that a line starts with, 0 when it does not or no `:` follows.
std::size_t label_before_colon(std::string_view line) {
  if (!line.starts_with('[') || line.starts_with("[^")) return 0;
  for (std::size_t i = 1; i < line.size() && line[i] != '['; ++i) {
    if (line[i] == '\\') {
      ++i;
    } else if (line[i] == ']') {
      return i > 1 && line.substr(i + 1).starts_with(':') ? i + 1 : 0;
    }
  }
  return 0;
}

/// True for a target alone or with a title behind it, trimmed.
bool is_target(std::string_view text) {
  const bool angled = text.starts_with('<');
  const std::size_t end = angled ? text.find('>') : text.find_first_of(" \t");
  if (end == text.npos) return !angled && !text.empty();
  std::string_view title = text.substr(angled ? end + 1 : end);
  if (title.empty()) return true;
  if (!is_blank(title.substr(0, 1))) return false;
  title.remove_prefix(title.find_first_not_of(" \t"));
  const char closer = title[0] == '(' ? ')' : title[0];
  return (closer == ')' || closer == '"' || closer == '\'') && title.size() > 1 &&
         title.find(closer, 1) == title.size() - 1;
}

/// The label's length when the whole line is a definition, else 0.
std::size_t definition_label(std::string_view line) {
  const std::size_t label = label_before_colon(line);
  if (label == 0) return 0;
  const std::size_t target = line.find_first_not_of(" \t", label + 1);
  return target != line.npos && is_target(line.substr(target)) ? label : 0;
}

std::string label_name(std::string_view line, std::size_t label) {
  return normal_label(line.substr(1, label - 2));
}

/// Definitions in blocks of nothing else: what lies between the blocks is theirs.
void add_lone_definitions(const Text& text, const std::vector<Block>& blocks, LinkLabels& labels) {
  std::size_t block = 0;
  for (std::size_t i = front_matter_end(text); i < text.line_count(); ++i) {
    while (block < blocks.size() &&
           (blocks[block].last_line < i || blocks[block].kind == BlockKind::item)) {
      ++block;
    }
    if (block < blocks.size() && blocks[block].first_line <= i) continue;
    std::string_view line = text.slice(text.line(i));
    line.remove_prefix(std::min(line.find_first_not_of(" \t>*+-.)0123456789"), line.size()));
    if (const std::size_t label = label_before_colon(line)) labels.insert(label_name(line, label));
  }
}

}  // namespace

std::size_t first_text_line(const Text& text, const Block& block) {
  std::size_t index = block.first_line;
  while (index <= block.last_line &&
         definition_label(text.slice(content_line(text, block, index))) != 0) {
    ++index;
  }
  return index;
}

LinkLabels defined_labels(const Text& text, const std::vector<Block>& blocks) {
  LinkLabels labels;
  for (const Block& block : blocks) {
    if (block.kind != BlockKind::paragraph && block.kind != BlockKind::heading) continue;
    const std::size_t end = first_text_line(text, block);
    for (std::size_t i = block.first_line; i < end; ++i) {
      const std::string_view line = text.slice(content_line(text, block, i));
      labels.insert(label_name(line, definition_label(line)));
    }
  }
  add_lone_definitions(text, blocks, labels);
  return labels;
}

}  // namespace handoff
