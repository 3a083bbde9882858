#include "server/syntax/tables.h"

#include <algorithm>
#include <utility>

#include "server/syntax/definitions.h"
#include "server/syntax/document.h"

namespace handoff {
namespace {

/// `---`, `:--`, `--:` or `:-:`.
bool is_delimiter(std::string_view cell) {
  if (cell.starts_with(':')) cell.remove_prefix(1);
  if (cell.ends_with(':')) cell.remove_suffix(1);
  return !cell.empty() && cell.find_first_not_of('-') == cell.npos;
}

/// How many cells a row of hyphens has; 0 for any other line.
std::size_t count_delimiters(std::string_view text, Span line) {
  if (slice(text, line).find_first_not_of("|-: \t") != text.npos) return 0;
  const std::vector<Span> cells = cells_of(text, line);
  const bool all =
      std::ranges::all_of(cells, [&](Span cell) { return is_delimiter(slice(text, cell)); });
  return all ? cells.size() : 0;
}

/// A heading whose text, above the line under it, is a table or ends in one.
bool is_underlined_table(const Text& text, const Block& block) {
  if (block.kind != BlockKind::heading || block.first_line == block.last_line) return false;
  std::vector<Span> lines;
  for (std::size_t i = first_text_line(text, block); i < block.last_line; ++i) {
    lines.push_back(content_line(text, block, i));
  }
  return find_table(text.content(), lines) < lines.size();
}

}  // namespace

std::vector<Span> cells_of(std::string_view text, Span line) {
  std::vector<Span> cells;
  std::size_t begin = line.begin + (slice(text, line).starts_with('|') ? 1 : 0);
  for (std::size_t at = begin; at < line.end; ++at) {
    if (text[at] != '|' || (at > begin && text[at - 1] == '\\')) continue;
    cells.push_back(trimmed(text, {begin, at}));
    begin = at + 1;
  }
  if (begin < line.end) cells.push_back(trimmed(text, {begin, line.end}));
  return cells;
}

void separate_tables(const Text& text, std::vector<Block>& blocks) {
  const auto is_one = [&](const Block& block) { return is_underlined_table(text, block); };
  if (std::ranges::none_of(blocks, is_one)) return;
  std::vector<Block> separate;
  std::vector<std::size_t> place;  // in `separate`, by block
  for (Block block : blocks) {
    if (block.item != nothing) block.item = place[block.item];
    place.push_back(separate.size());
    if (!is_one(block)) {
      separate.push_back(block);
      continue;
    }
    Block rule = block;
    rule.kind = BlockKind::rule;
    rule.first_line = block.last_line;
    rule.begin = content_line(text, block, rule.first_line).begin;
    block.kind = BlockKind::paragraph;
    // Equals signs are one more row.
    const bool is_rule = text.content()[rule.begin] == '-';
    if (is_rule) --block.last_line;
    separate.push_back(block);
    if (is_rule) separate.push_back(rule);
  }
  blocks = std::move(separate);
}

std::size_t find_table(std::string_view text, std::span<const Span> lines) {
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::size_t columns = count_delimiters(text, lines[i]);
    if (columns > 0 && cells_of(text, lines[i - 1]).size() == columns) return i - 1;
  }
  return lines.size();
}

}  // namespace handoff
