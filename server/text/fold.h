// Letters compared whatever their case and accents, as people do who write "ETAT ACTUEL" for "État
// actuel", or whatever their case alone. For Latin, Greek and Cyrillic; letters of other scripts
// are what they are, and nothing here knows of the languages that see it otherwise.
#pragma once

#include <string>
#include <string_view>

namespace handoff {

/// The character at `at` and its length in bytes. A byte that begins none stands for itself.
struct Character {
  char32_t code = 0;
  std::size_t size = 1;
};
Character decode(std::string_view text, std::size_t at);

/// All characters of a text.
std::u32string letters_of(std::string_view text);

/// The small base letter: `É` is `e`, `Ё` is `е`, `ẞ` is `ss`, a full-width `Ａ` is `a`. Marks that
/// are combined with the letter before them are nothing.
void append_folded(std::string& text, char32_t code);

/// The small letter with its accents: `Ü` is `ü`. What is none of the three scripts stays.
char32_t small_letter(char32_t code);

/// Of a whole text, as programs do that make anchors: `İ` keeps its dot. Bytes that begin no
/// character stay.
std::string lower_case(std::string_view text);

}  // namespace handoff
