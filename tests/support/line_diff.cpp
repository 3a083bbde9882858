#include "tests/support/line_diff.h"

#include <algorithm>
#include <vector>

namespace handoff::cases {
namespace {

using Lines = std::vector<std::string>;

Lines visible_lines(std::string_view text) {
  Lines lines;
  std::string line;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (text[i] != '\r' && text[i] != '\n') {
      line += text[i];
      continue;
    }
    if (text[i] == '\r') line += pair ? "␍␊" : "␍";
    if (pair) ++i;
    lines.push_back(std::move(line));
    line.clear();
  }
  if (!line.empty()) lines.push_back(line + "␄");
  return lines;
}

struct Change {
  char mark = ' ';  ///< ' ', '-' or '+'
  std::string line;
};

/// The shortest way from one to the other, over a table of common subsequences' lengths.
std::vector<Change> compare(const Lines& before, const Lines& after) {
  const std::size_t width = after.size() + 1;
  std::vector<std::size_t> common((before.size() + 1) * width, 0);
  for (std::size_t i = before.size(); i-- > 0;) {
    for (std::size_t j = after.size(); j-- > 0;) {
      common[i * width + j] =
          before[i] == after[j] ? common[(i + 1) * width + j + 1] + 1
                                : std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  std::vector<Change> changes;
  std::size_t i = 0, j = 0;
  while (i < before.size() || j < after.size()) {
    if (i < before.size() && j < after.size() && before[i] == after[j]) {
      changes.push_back({' ', before[i++]});
      ++j;
    } else if (j == after.size() ||
               (i < before.size() && common[(i + 1) * width + j] >= common[i * width + j + 1])) {
      changes.push_back({'-', before[i++]});
    } else {
      changes.push_back({'+', after[j++]});
    }
  }
  return changes;
}

}  // namespace

std::string line_diff(std::string_view before, std::string_view after, std::size_t context) {
  const std::vector<Change> changes = compare(visible_lines(before), visible_lines(after));
  std::vector<bool> shown(changes.size(), false);
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (changes[i].mark == ' ') continue;
    const std::size_t first = i - std::min(i, context);
    const std::size_t last = std::min(i + context, changes.size() - 1);
    for (std::size_t near = first; near <= last; ++near) shown[near] = true;
  }
  std::string text;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (shown[i]) {
      text += changes[i].mark + changes[i].line + '\n';
    } else if (i > 0 && shown[i - 1] &&
               std::find(shown.begin() + static_cast<std::ptrdiff_t>(i), shown.end(), true) !=
                   shown.end()) {
      text += "⋯\n";
    }
  }
  return text;
}

}  // namespace handoff::cases
