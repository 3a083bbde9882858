#include "server/schema/title.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <vector>

#include "server/text/ascii.h"
#include "server/text/fold.h"

namespace handoff {
namespace {

struct Range {
  char32_t first, last;
};

/// Punctuation, arrows, dingbats, emoji, their joiners and selectors, the byte order mark.
constexpr std::array<Range, 13> symbols = {{{0x80, 0xBF},
                                            {0xD7, 0xD7},
                                            {0xF7, 0xF7},
                                            {0x2000, 0x2BFF},
                                            {0x2E00, 0x2E7F},
                                            {0x3000, 0x3004},
                                            {0x3008, 0x3020},
                                            {0x30FB, 0x30FB},
                                            {0xFE00, 0xFE4F},
                                            {0xFEFF, 0xFEFF},
                                            {0xFF5F, 0xFF65},
                                            {0x1F000, 0x1FFFF},
                                            {0xE0000, 0xE01EF}}};

/// Chinese, Japanese and Korean letters, which people set with and without spaces between words.
bool needs_no_space(std::string_view character) {
  const char32_t code = decode(character, 0).code;
  return code >= 0x2E80 && code < 0xE000;
}

struct Word {
  std::string text;
  bool is_marked = false;  ///< a full stop, a parenthesis or the like is right behind it
};

bool is_enumeration_mark(char32_t code) {
  return code == '.' || code == ')' || code == 0x3001 || code == 0xFF0E || code == 0xFF09;
}

char32_t half_width(char32_t code) {
  return code >= 0xFF01 && code <= 0xFF5E ? code - 0xFEE0 : code;
}

std::vector<Word> words_of(std::string_view title) {
  std::vector<Word> words;
  bool in_word = false;
  int parentheses = 0;
  for (std::size_t at = 0; at < title.size();) {
    const Character character = decode(title, at);
    at += character.size;
    const char32_t code = half_width(character.code);
    const bool apostrophe = code == '\'' || code == 0x2019;
    if (apostrophe && parentheses == 0) continue;
    const bool letter = code < 0x80 ? is_alphanumeric(static_cast<char>(code)) : !is_symbol(code);
    if (code == '(') ++parentheses;
    if (letter && parentheses == 0) {
      if (!in_word) words.emplace_back();
      append_folded(words.back().text, code);
    } else if (in_word && is_enumeration_mark(character.code)) {
      words.back().is_marked = true;
    } else if (code == '&' && parentheses == 0) {
      words.push_back({"and"});
    }
    in_word = letter && parentheses == 0;
    if (code == ')' && parentheses > 0) --parentheses;
  }
  std::erase_if(words, [](const Word& word) { return word.text.empty(); });
  return words;
}

bool is_number(const Word& word, std::size_t fewest, std::size_t most) {
  return word.text.size() >= fewest && word.text.size() <= most &&
         std::ranges::all_of(word.text, is_digit);
}

constexpr std::string_view months = "janfebmaraprmayjunjulaugsepoctnovdec";

bool is_month(const Word& word) {
  const std::size_t at = months.find(std::string_view(word.text).substr(0, 3));
  return word.text.size() >= 3 && at != months.npos && at % 3 == 0;
}

using Words = std::span<const Word>;

bool is_iso_date(Words words) {
  return is_number(words[0], 4, 4) && is_number(words[1], 2, 2) && is_number(words[2], 2, 2);
}

bool is_other_date(Words words) {
  if (!is_number(words[2], 4, 4)) return false;
  return (is_number(words[0], 1, 2) && (is_month(words[1]) || is_number(words[1], 1, 2))) ||
         (is_month(words[0]) && is_number(words[1], 1, 2));
}

/// Of `14:30`, `1430` or `14:30:05` at the beginning.
std::size_t words_of_time(Words words) {
  if (!words.empty() && is_number(words[0], 4, 4)) return 1;
  std::size_t count = 0;
  while (count < std::min<std::size_t>(words.size(), 3) && is_number(words[count], 2, 2)) ++count;
  return count > 1 ? count : 0;
}

void drop_dates(std::vector<Word>& words) {
  for (std::size_t i = 0; i + 2 < words.size();) {
    const Words three = Words(words).subspan(i, 3);
    if (!is_iso_date(three) && !is_other_date(three)) {
      ++i;
      continue;
    }
    const std::size_t count = 3 + words_of_time(Words(words).subspan(i + 3));
    const auto first = words.begin() + static_cast<std::ptrdiff_t>(i);
    words.erase(first, first + static_cast<std::ptrdiff_t>(count));
  }
}

constexpr std::string_view chinese_digits = "〇零一二三四五六七八九十百";

bool is_all_of(std::string_view word, std::string_view characters) {
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t size = decode(word, at).size;
    if (characters.find(word.substr(at, size)) == characters.npos) return false;
    at += size;
  }
  return true;
}

bool is_numbering(const Word& word) {
  if (is_all_of(word.text, "0123456789")) return true;
  if (!word.is_marked) return false;
  const bool one_letter = decode(word.text, 0).size == word.text.size();
  return one_letter || is_all_of(word.text, "ivx") || is_all_of(word.text, chinese_digits);
}

void drop_numbering(std::vector<Word>& words) {
  const auto first = std::ranges::find_if_not(words, is_numbering);
  if (first != words.end()) words.erase(words.begin(), first);
}

/// Of a title that is nothing but ASCII letters and spaces, as most are: nothing to set aside.
std::optional<std::string> plain_key(std::string_view title) {
  std::string key;
  key.reserve(title.size());
  bool in_word = false;
  for (const char c : title) {
    if (!is_letter(c) && c != ' ') return std::nullopt;
    if (c != ' ' && !in_word && !key.empty()) key += ' ';
    if (c != ' ') key += to_lower(c);
    in_word = c != ' ';
  }
  return key;
}

}  // namespace

bool is_symbol(char32_t code) {
  return std::ranges::any_of(
      symbols, [&](const Range& range) { return range.first <= code && code <= range.last; });
}

std::string title_key(std::string_view title) {
  if (std::optional<std::string> key = plain_key(title)) return std::move(*key);
  std::vector<Word> words = words_of(title);
  drop_dates(words);
  drop_numbering(words);
  std::string key;
  for (const Word& word : words) {
    const auto last = std::find_if(key.rbegin(), key.rend(), [](char c) {
      return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    });
    const bool joined = last != key.rend() && needs_no_space(word.text) &&
                        needs_no_space(std::string_view(key).substr(
                            static_cast<std::size_t>(key.rend() - last) - 1));
    if (!key.empty() && !joined) key += ' ';
    key += word.text;
  }
  return key;
}

TitleParts split_title(std::string_view title) {
  constexpr std::array<std::string_view, 6> separators = {": ", " - ", " – ", " — ", "：", " ["};
  TitleParts parts{title, {}};
  for (const std::string_view separator : separators) {
    const std::size_t at = title.find(separator);
    if (at < parts.lead.size()) parts = {title.substr(0, at), title.substr(at + separator.size())};
  }
  return parts;
}

}  // namespace handoff
