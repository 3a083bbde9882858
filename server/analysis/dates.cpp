#include "server/analysis/dates.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "server/text/ascii.h"

namespace handoff {
namespace {

/// Values are lines; what stands far behind is no date of the document.
constexpr std::size_t longest_read = 200;

constexpr std::array<std::string_view, 12> months = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

/// A run of digits or of letters; all else is between words.
struct Word {
  Span span;
  unsigned number = 0;  ///< of digits
  unsigned month = 0;   ///< of a month's name or its first letters, from 1
};

unsigned month_of(std::string_view word) {
  std::string lower(word);
  std::transform(lower.begin(), lower.end(), lower.begin(), to_lower);
  for (unsigned i = 0; i < months.size(); ++i) {
    const bool shortened = lower.size() == 3 || (lower == "sept" && i == 8);
    if (lower == months[i] || (shortened && months[i].starts_with(lower))) return i + 1;
  }
  return 0;
}

unsigned number_of(std::string_view digits) {
  unsigned number = 0;
  for (const char c : digits.substr(0, 4)) number = 10 * number + static_cast<unsigned>(c - '0');
  return number;
}

std::vector<Word> words_of(std::string_view value) {
  std::vector<Word> words;
  for (std::size_t at = 0; at < value.size();) {
    const bool digits = is_digit(value[at]);
    std::size_t end = at;
    while (end < value.size() && (digits ? is_digit(value[end]) : is_letter(value[end]))) ++end;
    if (end == at) {
      ++at;
      continue;
    }
    Word word{{at, end}, 0, 0};
    (digits ? word.number : word.month) =
        digits ? number_of(slice(value, word.span)) : month_of(slice(value, word.span));
    words.push_back(word);
    at = end;
  }
  return words;
}

bool has_digits(const Word& word, std::size_t least, std::size_t most) {
  return word.month == 0 && word.span.size() >= least && word.span.size() <= most;
}

/// Three words with what stands between them, as one of the forms of a date.
std::optional<std::chrono::year_month_day> read_three(std::string_view value, const Word* word,
                                                      bool all_digits) {
  using std::chrono::year_month_day;
  const auto date = [](const Word& year, unsigned month, const Word& day) {
    return year_month_day{std::chrono::year(static_cast<int>(year.number)),
                          std::chrono::month(month), std::chrono::day(day.number)};
  };
  const std::string_view first = slice(value, {word[0].span.end, word[1].span.begin});
  const std::string_view second = slice(value, {word[1].span.end, word[2].span.begin});
  if (all_digits && first == second && first.size() == 1) {
    const bool year_first =
        has_digits(word[0], 4, 4) && has_digits(word[1], 1, 2) && has_digits(word[2], 1, 2);
    const bool year_last =
        has_digits(word[0], 1, 2) && has_digits(word[1], 1, 2) && has_digits(word[2], 4, 4);
    if (year_first && (first == "-" || first == "/" || first == ".")) {
      return date(word[0], word[1].number, word[2]);
    }
    if (year_last && first == ".") return date(word[2], word[1].number, word[0]);
  }
  if (!has_digits(word[2], 4, 4) || !is_digit(value[word[2].span.begin])) return std::nullopt;
  const bool close = first.size() <= 2 && second.size() <= 2;
  if (close && word[0].month != 0 && has_digits(word[1], 1, 2)) {
    return date(word[2], word[0].month, word[1]);
  }
  if (close && word[1].month != 0 && has_digits(word[0], 1, 2)) {
    return date(word[2], word[1].month, word[0]);
  }
  return std::nullopt;
}

}  // namespace

std::optional<WrittenDate> read_date(std::string_view value) {
  value = value.substr(0, longest_read);
  const std::vector<Word> words = words_of(value);
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    const bool all_digits =
        std::all_of(words.begin() + static_cast<std::ptrdiff_t>(i),
                    words.begin() + static_cast<std::ptrdiff_t>(i) + 3,
                    [&](const Word& word) { return is_digit(value[word.span.begin]); });
    // 10.11.2025.3 is no date, nor is what a longer number is a part of.
    if (const auto date = read_three(value, &words[i], all_digits)) {
      return WrittenDate{{words[i].span.begin, words[i + 2].span.end}, *date};
    }
  }
  return std::nullopt;
}

std::optional<Span> impossible_time(std::string_view value, const WrittenDate& date) {
  value = value.substr(0, longest_read);
  const std::vector<Word> words = words_of(value);
  auto hour = std::ranges::find_if(
      words, [&](const Word& word) { return word.span.begin >= date.span.end; });
  const bool has_mark = hour != words.end() && slice(value, hour->span) == "T";
  if (has_mark) ++hour;
  if (words.end() - hour < 2) return std::nullopt;
  const Word& minute = hour[1];
  const bool is_time = has_digits(hour[0], 1, 2) && has_digits(minute, 2, 2) &&
                       slice(value, {hour->span.end, minute.span.begin}) == ":" &&
                       hour->span.begin - date.span.end <= 2;
  const bool is_there = hour->number < 24 && minute.number < 60;
  if (!is_time || is_there || (hour->number == 24 && minute.number == 0)) return std::nullopt;
  return Span{hour->span.begin, minute.span.end};
}

}  // namespace handoff
