#include "server/features/paths.h"

#include <algorithm>
#include <vector>

#include "server/text/ascii.h"

namespace handoff {
namespace {

constexpr std::size_t longest_path = 300;
constexpr std::size_t most_digits = 7;
constexpr std::size_t longest_ending = 8;

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  while (at + count < text.size() && is_digit(text[at + count])) ++count;
  return count;
}

/// `12`, `12:5`, `12-40`, and with `L` before the numbers.
bool read_lines(std::string_view text, int& line) {
  const auto number = [&](std::size_t at) {
    const std::size_t begin = at < text.size() && text[at] == 'L' ? at + 1 : at;
    const std::size_t count = digits_at(text, begin);
    return count == 0 || count > most_digits ? at : begin + count;
  };
  const std::size_t end = number(0);
  if (end == 0) return false;
  int value = 0;
  for (const char c : text.substr(0, end)) {
    if (is_digit(c)) value = value * 10 + (c - '0');
  }
  const bool more = end + 1 < text.size() && (text[end] == ':' || text[end] == '-');
  if (value == 0 || (more ? number(end + 1) : end) != text.size()) return false;
  line = value;
  return true;
}

bool is_path_character(char c) {
  return !is_ascii(c) || is_alphanumeric(c) ||
         std::string_view("._-/+@%~=,&#").find(c) != std::string_view::npos;
}

bool has_ending(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == name.npos || dot + 1 == name.size()) return false;
  const std::string_view ending = name.substr(dot + 1);
  return ending.size() <= longest_ending && std::ranges::all_of(ending, is_alphanumeric) &&
         std::ranges::any_of(ending, is_letter);
}

}  // namespace

std::optional<FilePlace> read_file_place(std::string_view text) {
  FilePlace place;
  const std::size_t mark = text.find_first_of(":#");
  if (mark != text.npos && read_lines(text.substr(mark + 1), place.line)) {
    text = text.substr(0, mark);
  }
  while (text.starts_with("./")) text.remove_prefix(2);
  if (text.empty() || text.size() > longest_path || !std::ranges::all_of(text, is_path_character) ||
      std::ranges::none_of(text, is_letter) || text.find_first_of("./") == text.npos ||
      std::string_view("/~-@").find(text.front()) != std::string_view::npos) {
    return std::nullopt;
  }
  std::size_t begin = 0;
  for (std::size_t end = 0; end != text.npos; begin = end + 1) {
    end = text.find('/', begin);
    const std::string_view part = text.substr(begin, end == text.npos ? end : end - begin);
    if (part.empty() || part == "." || part == "..") return std::nullopt;
    if (end == text.npos) break;
  }
  place.path = text;
  place.likely = place.line != 0 || (begin > 0 && has_ending(text.substr(begin)));
  return place;
}

}  // namespace handoff
