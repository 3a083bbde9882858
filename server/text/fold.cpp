#include "server/text/fold.h"

#include <utf8.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "server/text/ascii.h"

namespace handoff {
namespace {

/// U+00C0 to U+017F. A capital stands for letters of the next table, a space for no letter.
constexpr std::string_view latin =
    "aaaaaaAceeeeiiiidnooooo ouuuuyTS"
    "aaaaaaAceeeeiiiidnooooo ouuuuyTy"
    "aaaaaaccccccccddddeeeeeeeeeegggg"
    "gggghhhhiiiiiiiiiiJJjjkkklllllll"
    "lllnnnnnnnnnooooooOOrrrrrrssssss"
    "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(latin.size() == 0x180 - 0xC0);

struct Letters {
  char key;
  std::string_view letters;
};
constexpr std::array<Letters, 5> more_than_one = {
    {{'A', "ae"}, {'J', "ij"}, {'O', "oe"}, {'S', "ss"}, {'T', "th"}}};

/// U+0386 to U+03CE, small and without accents.
constexpr std::u32string_view greek =
    U"α·εηι\u038Bο\u038Dυωι"
    U"αβγδεζηθικλμνξοπρ\u03A2στυφχψωιυαεηιυ"
    U"αβγδεζηθικλμνξοπρσστυφχψωιυουω";
static_assert(greek.size() == 0x3CF - 0x386);

bool is_combining(char32_t code) {
  return code >= 0x300 && code <= 0x36F;
}

char32_t folded_cyrillic(char32_t code) {
  if (code == 0x401 || code == 0x451) return 0x435;  // Ё, ё
  if (code == 0x419 || code == 0x439) return 0x438;  // Й, й
  if (code < 0x410) return code + 0x50;
  if (code < 0x430) return code + 0x20;
  if (code < 0x460) return code;
  if (code == 0x4C0) return 0x4CF;
  if (code > 0x4C0 && code < 0x4CF) return code + code % 2;
  const bool takes_turns = code < 0x482 || (code >= 0x48A && code != 0x4CF);
  return takes_turns ? code | 1 : code;
}

char32_t folded(char32_t code) {
  if (code >= 0xFF01 && code <= 0xFF5E) code -= 0xFEE0;  // full-width ASCII
  if (code < 0x80) return static_cast<unsigned char>(to_lower(static_cast<char>(code)));
  if (code >= 0x386 && code < 0x3CF) return greek[code - 0x386];
  if (code >= 0x400 && code < 0x530) return folded_cyrillic(code);
  return code;
}

}  // namespace

Character decode(std::string_view text, std::size_t at) {
  auto next = text.begin() + static_cast<std::ptrdiff_t>(at);
  const auto first = next;
  try {
    const char32_t code = utf8::next(next, text.end());
    return {code, static_cast<std::size_t>(next - first)};
  } catch (const utf8::exception&) {
    return {static_cast<unsigned char>(text[at]), 1};
  }
}

std::u32string letters_of(std::string_view text) {
  std::u32string letters;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = decode(text, at);
    letters += character.code;
    at += character.size;
  }
  return letters;
}

void append_folded(std::string& text, char32_t code) {
  if (is_combining(code)) return;
  const char base = code >= 0xC0 && code < 0x180 ? latin[code - 0xC0] : ' ';
  const auto several = std::ranges::find(more_than_one, base, &Letters::key);
  if (several != more_than_one.end()) {
    text += several->letters;
  } else if (base != ' ') {
    text += base;
  } else if (code == 0x1E9E) {
    text += "ss";
  } else {
    utf8::append(folded(code), std::back_inserter(text));
  }
}

}  // namespace handoff
