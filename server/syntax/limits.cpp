// What must be known of a text before cmark 0.30 sees it: a few inputs take it quadratic time, and
// inlines are parsed where no deadline reaches. The figures keep half a megabyte within half a
// second; ordinary documents are far below them.
#include <algorithm>
#include <string_view>

#include "server/syntax/blocks.h"

namespace handoff {
namespace {

constexpr std::size_t max_paragraph = 256 * 1024;
constexpr std::size_t max_containers_on_a_line = 64;
constexpr std::size_t max_images_in_a_paragraph = 2000;
constexpr std::size_t max_emphasis_on_a_nested_line = 2000;
constexpr std::size_t nested_line = 16;
constexpr std::size_t max_front_matter = 64 * 1024;

/// Markers of quotes and items that a line starts with.
std::size_t leading_containers(std::string_view line) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == ' ' || c == '\t') continue;
    if (c == '>') {
      ++count;
    } else if (c == '-' || c == '*' || c == '+') {
      if (i + 1 < line.size() && line[i + 1] != ' ' && line[i + 1] != '\t') break;
      ++count;
    } else if (c >= '0' && c <= '9') {
      std::size_t end = i;
      while (end < line.size() && end - i < 9 && line[end] >= '0' && line[end] <= '9') ++end;
      if (end == line.size() || (line[end] != '.' && line[end] != ')')) break;
      i = end;
      ++count;
    } else {
      break;
    }
  }
  return count;
}

}  // namespace

std::size_t front_matter_end(const Text& text) {
  std::string_view first = text.slice(text.line(0));
  if (first.starts_with("\xEF\xBB\xBF")) first.remove_prefix(3);
  if (first != "---") return 0;
  for (std::size_t i = 1; i < text.line_count(); ++i) {
    const Span line = text.line(i);
    if (line.begin > max_front_matter) return 0;
    const std::string_view content = text.slice(line);
    if (content == "---" || content == "...") return i + 1;
  }
  return 0;
}

bool suits_cmark(const Text& text) {
  if (text.size() > largest_for_cmark) return false;
  std::size_t paragraph = 0, images = 0;
  for (std::size_t i = 0; i < text.line_count(); ++i) {
    const std::string_view line = text.slice(text.line(i));
    if (is_blank(line)) {
      paragraph = images = 0;
      continue;
    }
    paragraph += line.size();
    for (std::size_t at = line.find("!["); at != std::string_view::npos;
         at = line.find("![", at + 2)) {
      ++images;
    }
    if (paragraph > max_paragraph || images > max_images_in_a_paragraph) return false;
    const std::size_t containers = leading_containers(line);
    if (containers > max_containers_on_a_line) return false;
    if (containers > nested_line) {
      const auto emphasis = static_cast<std::size_t>(
          std::count_if(line.begin(), line.end(), [](char c) { return c == '*' || c == '_'; }));
      if (emphasis > max_emphasis_on_a_nested_line) return false;
    }
  }
  return true;
}

}  // namespace handoff
