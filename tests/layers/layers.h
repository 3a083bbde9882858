// Which file of the source tree may include what, read from a table in Markdown. Direct includes
// are judged; `reach` follows them, for limits that a chain of headers could break unseen. Knows
// nothing of preprocessor conditions: an include counts wherever it stands.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::layers {

/// A row of the table: files whose path begins with one of `files` may include headers that begin
/// with one of `headers`. A file may include what any row allows it, and the standard library.
struct Row {
  std::vector<std::string> files, headers;
};

struct Include {
  std::string file;  ///< path relative to the root of the tree
  int line = 0;      ///< from 1
  std::string header;

  bool operator==(const Include&) const = default;
};

/// The rows of the first table below the line `<!-- layers -->`, up to the line `<!-- end -->`: the
/// code spans of the first and of the second column.
std::vector<Row> read_table(std::string_view markdown);

std::vector<Include> read_includes(const std::string& file, std::string_view content);

/// The includes that no row allows, as "FILE:LINE: includes HEADER".
std::vector<std::string> violations(const std::vector<Row>& rows,
                                    const std::vector<Include>& includes);

/// The files that include, themselves or through others, a header that begins with `prefix`.
std::set<std::string> reach(const std::vector<Include>& includes, std::string_view prefix);

}  // namespace handoff::layers
