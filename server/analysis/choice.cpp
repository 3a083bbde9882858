#include "server/analysis/choice.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "server/text/ascii.h"

namespace handoff {
namespace {

/// Further on a value tells a story.
constexpr int most_words = 24;

/// What takes back the words after it.
constexpr std::array<std::string_view, 12> hedges = {"NOT",     "NO",     "NEVER",  "NONE",
                                                     "WITHOUT", "MOSTLY", "PARTLY", "ALMOST",
                                                     "MAYBE",   "UNTIL",  "NEARLY", "ISN"};

/// Nobody is made to invent an answer.
constexpr std::string_view no_answer = "UNKNOWN";

/// The next word of `value`. What goes on with a slash or a hyphen is another word than its
/// beginning.
Span next_word(std::string_view value, std::size_t from) {
  const auto begin =
      std::find_if(value.begin() + static_cast<std::ptrdiff_t>(from), value.end(), is_letter);
  const auto end = std::find_if(begin, value.end(), [](char c) {
    return !is_alphanumeric(c) && c != '_' && c != '/' && c != '-';
  });
  Span word{static_cast<std::size_t>(begin - value.begin()),
            static_cast<std::size_t>(end - value.begin())};
  while (!word.empty() && !is_alphanumeric(value[word.end - 1])) --word.end;
  return word;
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_digit);
}

std::string in_capitals(std::string_view word) {
  std::string capitals;
  std::transform(word.begin(), word.end(), std::back_inserter(capitals), to_upper);
  return capitals;
}

/// What a single word says; its span is for the caller to set.
ChoiceReading read_word(const SlotRule& slot, const std::string& word) {
  const auto choice = std::find(slot.choices.begin(), slot.choices.end(), word);
  if (choice != slot.choices.end()) {
    return {true, static_cast<Index>(choice - slot.choices.begin()), {}};
  }
  for (Index i = 0; i < slot.choices.size(); ++i) {
    const auto entry = slot.guide.synonyms.find(slot.choices[i]);
    if (entry == slot.guide.synonyms.end()) continue;
    const auto& words = entry->second;
    if (std::find(words.begin(), words.end(), word) != words.end()) return {true, i, {}};
  }
  return {word == no_answer, nothing, {}};
}

/// True in "0 failed".
bool is_counted_none(std::string_view value, std::size_t word) {
  const std::string_view before = stripped(value.substr(0, word));
  return before.ends_with('0') &&
         (before.size() == 1 || !is_alphanumeric(before[before.size() - 2]));
}

/// What a lone word that says none of the choices may be followed by.
bool begins_detail(std::string_view rest) {
  rest = stripped(rest);
  return rest.empty() || std::string_view("(-:;,.*_`").find(rest.front()) != rest.npos ||
         rest.starts_with("–") || rest.starts_with("—");
}

}  // namespace

ChoiceReading read_choice(const SlotRule& slot, std::string_view value) {
  ChoiceReading result;
  Span word = next_word(value, 0);
  for (int count = 0; !word.empty() && count < most_words; ++count) {
    const std::string capitals = in_capitals(slice(value, word));
    const bool decides = count == 0 && !has_digit(value.substr(0, word.begin));
    ChoiceReading reading = read_word(slot, capitals);
    reading.word = word;
    if (decides && reading.known) return reading;
    if (std::find(hedges.begin(), hedges.end(), capitals) != hedges.end()) break;
    if (reading.known && !result.known) {
      result = reading;
      if (is_counted_none(value, word.begin)) result.choice = nothing;
    } else if (reading.known && reading.choice != result.choice) {
      result.choice = nothing;
    }
    word = next_word(value, word.end);
  }
  return result;
}

std::string with_choice(const SlotRule& slot, std::string_view value, const std::string& choice) {
  const Span first = next_word(value, 0);
  const bool is_story = std::any_of(value.begin(), value.end(), is_alphanumeric);
  if (!is_story) return choice;
  const ChoiceReading reading = read_choice(slot, value);
  const bool replaced = !has_digit(value.substr(0, first.begin)) && !first.empty() &&
                        (reading.word == first || begins_detail(value.substr(first.end)));
  if (!replaced) return fmt::format("{} ({})", choice, value);
  return fmt::format("{}{}{}", value.substr(0, first.begin), choice, value.substr(first.end));
}

}  // namespace handoff
