#include "server/git/sanitize.h"

#include <fmt/format.h>
#include <utf8.h>

#include <algorithm>
#include <iterator>

namespace handoff::git {
namespace {

constexpr std::string_view ellipsis = "…";
constexpr std::string_view replacement = "\uFFFD";

struct Range {
  char32_t first, last;
};

constexpr Range spaces[] = {{U'\t', U'\r'}, {0x85, 0x85}, {0x2028, 0x2029}};
constexpr Range controls[] = {{0x00, 0x1F}, {0x7F, 0x9F}};
constexpr Range invisible[] = {
    {0xAD, 0xAD},        // soft hyphen
    {0x61C, 0x61C},      // Arabic letter mark
    {0x180E, 0x180E},    // Mongolian vowel separator
    {0x200B, 0x200F},    // zero-width characters and directional marks
    {0x202A, 0x202E},    // directional embeddings and overrides
    {0x2060, 0x206F},    // word joiner, directional isolates
    {0xFEFF, 0xFEFF},    // byte order mark
    {0xFFF9, 0xFFFB},    // interlinear annotation
    {0xE0000, 0xE007F},  // tags
};

template <std::size_t size>
bool is_in(const Range (&ranges)[size], char32_t character) {
  return std::ranges::any_of(
      ranges, [&](Range range) { return range.first <= character && character <= range.last; });
}

/// Calls `on_character(code point, its bytes)` and `on_broken(byte)` for what `bytes` holds.
template <class OnCharacter, class OnBroken>
void walk(std::string_view bytes, OnCharacter on_character, OnBroken on_broken) {
  while (!bytes.empty()) {
    auto valid = bytes.substr(0, utf8::find_invalid(bytes));
    bytes.remove_prefix(valid.size());
    while (!valid.empty()) {
      auto end = valid.begin();
      const char32_t character = utf8::unchecked::next(end);
      const auto length = static_cast<std::size_t>(std::distance(valid.begin(), end));
      on_character(character, valid.substr(0, length));
      valid.remove_prefix(length);
    }
    if (!bytes.empty()) {
      on_broken(bytes.front());
      bytes.remove_prefix(1);
    }
  }
}

std::string shortened(std::string text, std::size_t limit) {
  if (text.size() <= limit) return text;
  std::size_t end = limit - ellipsis.size();
  while (end > 0 && (text[end] & 0xC0) == 0x80) --end;
  return text.substr(0, end).append(ellipsis);
}

}  // namespace

std::string sanitize_text(std::string_view bytes, std::size_t limit) {
  std::string text;
  walk(
      bytes,
      [&](char32_t character, std::string_view piece) {
        if (is_in(spaces, character)) {
          text += ' ';
        } else if (is_in(controls, character)) {
          text += replacement;
        } else if (!is_in(invisible, character)) {
          text += piece;
        }
      },
      [&](char) { text += replacement; });
  return shortened(std::move(text), limit);
}

std::string sanitize_path(std::string_view bytes) {
  std::string path;
  const auto escape = [&](char byte) {
    path += fmt::format("\\x{:02X}", static_cast<unsigned char>(byte));
  };
  walk(
      bytes,
      [&](char32_t character, std::string_view piece) {
        if (is_in(spaces, character) || is_in(controls, character) || is_in(invisible, character)) {
          std::ranges::for_each(piece, escape);
        } else {
          path += piece;
        }
      },
      escape);
  return shortened(std::move(path), 4096);
}

}  // namespace handoff::git
