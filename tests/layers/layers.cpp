#include "tests/layers/layers.h"

#include <fmt/format.h>

#include <algorithm>

namespace handoff::layers {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

/// Every second part between backticks is a code span.
std::vector<std::string> code_spans(std::string_view cell) {
  std::vector<std::string> spans;
  const auto parts = split(cell, '`');
  for (std::size_t i = 1; i + 1 < parts.size(); i += 2) spans.emplace_back(parts[i]);
  return spans;
}

bool begins_with_one_of(std::string_view path, const std::vector<std::string>& prefixes) {
  return std::ranges::any_of(prefixes,
                             [&](const std::string& prefix) { return path.starts_with(prefix); });
}

/// Removes spaces, `token` and spaces again from the front; false where there is no such token.
bool drop(std::string_view& line, std::string_view token) {
  const auto trim = [&] {
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  };
  trim();
  if (!line.starts_with(token)) return false;
  line.remove_prefix(token.size());
  trim();
  return true;
}

bool is_standard(std::string_view header) {
  return header.find_first_of("./") == std::string_view::npos;
}

}  // namespace

std::vector<Row> read_table(std::string_view markdown) {
  constexpr std::string_view begin = "<!-- layers -->", end = "<!-- end -->";
  const auto start = markdown.find(begin);
  if (start == std::string_view::npos) return {};
  markdown.remove_prefix(start + begin.size());
  std::vector<Row> rows;
  for (const auto line : split(markdown.substr(0, markdown.find(end)), '\n')) {
    const auto cells = split(line, '|');
    if (cells.size() < 4) continue;
    Row row{code_spans(cells[1]), code_spans(cells[2])};
    if (!row.files.empty()) rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<Include> read_includes(const std::string& file, std::string_view content) {
  std::vector<Include> includes;
  int number = 0;
  for (auto line : split(content, '\n')) {
    ++number;
    if (!drop(line, "#") || !drop(line, "include") || line.empty()) continue;
    const auto close = line.find(line.front() == '<' ? '>' : '"', 1);
    if (close == std::string_view::npos) continue;
    includes.push_back({file, number, std::string(line.substr(1, close - 1))});
  }
  return includes;
}

std::vector<std::string> violations(const std::vector<Row>& rows,
                                    const std::vector<Include>& includes) {
  std::vector<std::string> found;
  for (const auto& include : includes) {
    const auto allows = [&](const Row& row) {
      return begins_with_one_of(include.file, row.files) &&
             begins_with_one_of(include.header, row.headers);
    };
    if (is_standard(include.header) || std::ranges::any_of(rows, allows)) continue;
    found.push_back(fmt::format("{}:{}: includes {}", include.file, include.line, include.header));
  }
  return found;
}

std::set<std::string> reach(const std::vector<Include>& includes, std::string_view prefix) {
  std::set<std::string> files;
  for (bool grew = true; grew;) {
    grew = false;
    for (const auto& [file, line, header] : includes) {
      const bool reaches = header.starts_with(prefix) || files.contains(header);
      grew = (reaches && files.insert(file).second) || grew;
    }
  }
  return files;
}

}  // namespace handoff::layers
