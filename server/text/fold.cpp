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

/// Capitals that are `every` characters apart, and how far behind them their small letters are.
struct Capitals {
  char32_t first, last, every;
  int offset;
};

/// In order; by Unicode's simple mappings.
constexpr std::array<Capitals, 35> capitals = {{
    {'A', 'Z', 1, 32},      {0xC0, 0xD6, 1, 32},     {0xD8, 0xDE, 1, 32},
    {0x100, 0x12E, 2, 1},   {0x130, 0x130, 1, -199}, {0x132, 0x136, 2, 1},
    {0x139, 0x147, 2, 1},   {0x14A, 0x176, 2, 1},    {0x178, 0x178, 1, -121},
    {0x179, 0x17D, 2, 1},   {0x18F, 0x18F, 1, 202},  {0x1A0, 0x1A4, 2, 1},
    {0x1AF, 0x1AF, 1, 1},   {0x1CD, 0x1DB, 2, 1},    {0x1DE, 0x1EE, 2, 1},
    {0x1F4, 0x1F4, 1, 1},   {0x1F8, 0x21E, 2, 1},    {0x222, 0x232, 2, 1},
    {0x386, 0x386, 1, 38},  {0x388, 0x38A, 1, 37},   {0x38C, 0x38C, 1, 64},
    {0x38E, 0x38F, 1, 63},  {0x391, 0x3A1, 1, 32},   {0x3A3, 0x3AB, 1, 32},
    {0x400, 0x40F, 1, 80},  {0x410, 0x42F, 1, 32},   {0x460, 0x480, 2, 1},
    {0x48A, 0x4BE, 2, 1},   {0x4C0, 0x4C0, 1, 15},   {0x4C1, 0x4CD, 2, 1},
    {0x4D0, 0x52E, 2, 1},   {0x1E00, 0x1E94, 2, 1},  {0x1E9E, 0x1E9E, 1, -7615},
    {0x1EA0, 0x1EFE, 2, 1}, {0xFF21, 0xFF3A, 1, 32},
}};

char32_t without_accent(char32_t code) {
  if (code == 0x401 || code == 0x451) return 0x435;  // Ё, ё
  if (code == 0x419 || code == 0x439) return 0x438;  // Й, й
  return code >= 0x386 && code < 0x3CF ? greek[code - 0x386] : code;
}

char32_t folded(char32_t code) {
  if (code >= 0xFF01 && code <= 0xFF5E) code -= 0xFEE0;  // full-width ASCII
  return small_letter(without_accent(code));
}

}  // namespace

Character decode(std::string_view text, std::size_t at) {
  if (is_ascii(text[at])) return {static_cast<unsigned char>(text[at]), 1};
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
  if (code < 0x80) {
    text += to_lower(static_cast<char>(code));
    return;
  }
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

char32_t small_letter(char32_t code) {
  const auto range = std::ranges::lower_bound(capitals, code, {}, &Capitals::last);
  const bool is_capital =
      range != capitals.end() && code >= range->first && (code - range->first) % range->every == 0;
  return is_capital ? code + static_cast<char32_t>(range->offset) : code;
}

std::string lower_case(std::string_view text) {
  std::string lower;
  lower.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character character = decode(text, at);
    const bool is_byte = character.size == 1 && character.code >= 0x80;
    const char32_t small = is_byte ? character.code : small_letter(character.code);
    if (small == character.code) {
      lower += text.substr(at, character.size);
    } else {
      utf8::append(small, std::back_inserter(lower));
    }
    if (character.code == U'İ') lower += "\u0307";
    at += character.size;
  }
  return lower;
}

}  // namespace handoff
