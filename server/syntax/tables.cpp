#include "server/syntax/tables.h"

#include <algorithm>

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

std::size_t find_table(std::string_view text, std::span<const Span> lines) {
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::size_t columns = count_delimiters(text, lines[i]);
    if (columns > 0 && cells_of(text, lines[i - 1]).size() == columns) return i - 1;
  }
  return lines.size();
}

}  // namespace handoff
