#include "server/features/typed.h"

#include <fmt/format.h>

#include <algorithm>

#include "server/text/ascii.h"

namespace handoff {
namespace {

constexpr std::size_t longest_typed_name = 40;

}  // namespace

bool is_slot_character(char c) {
  return is_alphanumeric(c) || c == '_' || c == '/' || c == ':';
}

bool is_bullet(char c) {
  return c == '-' || c == '*' || c == '+';
}

Typed typed_at(const Text& text, std::size_t offset) {
  Typed typed;
  typed.line = text.line(text.line_of(offset));
  offset = std::min(offset, typed.line.end);
  const std::string_view before = text.slice({typed.line.begin, offset});
  typed.typed = {typed.line.begin + std::min(before.find_first_not_of(" \t"), before.size()),
                 offset};
  typed.rest_is_blank =
      text.slice({offset, typed.line.end}).find_first_not_of(" \t]*_") == std::string_view::npos;
  return typed;
}

bool starts_something(std::string_view typed, std::string_view markers) {
  const std::size_t word = std::min(typed.find_first_not_of(markers), typed.size());
  const std::string_view rest = typed.substr(word);
  return rest.size() <= longest_typed_name && std::all_of(rest.begin(), rest.end(), [](char c) {
           return is_slot_character(c) || c == ' ';
         });
}

std::string filter_for(std::string_view typed, std::string_view text) {
  for (std::size_t overlap = std::min(typed.size(), text.size()); overlap > 0; --overlap) {
    if (typed.ends_with(text.substr(0, overlap))) {
      return fmt::format("{}{}", typed, text.substr(overlap));
    }
  }
  return fmt::format("{}{}", typed, text);
}

}  // namespace handoff
