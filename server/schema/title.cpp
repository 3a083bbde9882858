#include "server/schema/title.h"

#include <vector>

#include "server/text/ascii.h"

namespace handoff {
namespace {

std::vector<std::string> words_of(std::string_view title) {
  std::vector<std::string> words;
  bool in_word = false;
  int parentheses = 0;
  const auto put = [&](std::string_view bytes) {
    if (!in_word) words.emplace_back();
    words.back() += bytes;
    in_word = true;
  };
  for (std::size_t i = 0; i < title.size(); ++i) {
    const char c = title[i];
    if (c == '(') ++parentheses;
    if (c == ')' && parentheses > 0) --parentheses;
    if (const std::size_t length = symbol_length(title, i); length != 0) {
      in_word = false;
      i += length - 1;
    } else if (parentheses > 0) {
      in_word = false;
    } else if (c == '&') {
      in_word = false;
      put("and");
      in_word = false;
    } else if (c == '\'') {
      continue;
    } else if (is_alphanumeric(c)) {
      const char lower = to_lower(c);
      put({&lower, 1});
    } else if (static_cast<unsigned char>(c) >= 0x80) {
      put({&c, 1});
    } else {
      in_word = false;
    }
  }
  return words;
}

bool is_number(const std::string& word, std::size_t digits) {
  return word.size() == digits && word.find_first_not_of("0123456789") == std::string::npos;
}

/// A date's three words are gone; so is a number in front.
void drop_additions(std::vector<std::string>& words) {
  for (std::size_t i = 0; i + 2 < words.size();) {
    if (is_number(words[i], 4) && is_number(words[i + 1], 2) && is_number(words[i + 2], 2)) {
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(i),
                  words.begin() + static_cast<std::ptrdiff_t>(i + 3));
    } else {
      ++i;
    }
  }
  while (words.size() > 1 && words.front().find_first_not_of("0123456789") == std::string::npos) {
    words.erase(words.begin());
  }
}

}  // namespace

std::size_t symbol_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
  };
  if (byte(at) == 0xF0 && byte(at + 1) == 0x9F) return 4;  // U+1F000 to U+1FFFF
  if (byte(at) == 0xE2 && byte(at + 1) >= 0x80 && byte(at + 1) <= 0xAF) return 3;  // U+2000, U+2BFF
  if (byte(at) == 0xE3 && byte(at + 1) == 0x80 && byte(at + 2) < 0x84) return 3;   // 、。〃
  if (byte(at) == 0xEF && (byte(at + 1) == 0xB8 || byte(at + 1) == 0xBB)) return 3;
  if (byte(at) == 0xC2) return 2;  // U+0080 to U+00BF
  return 0;
}

std::string title_key(std::string_view title) {
  std::vector<std::string> words = words_of(title);
  drop_additions(words);
  std::string key;
  for (const std::string& word : words) {
    if (!key.empty()) key += ' ';
    key += word;
  }
  return key;
}

}  // namespace handoff
