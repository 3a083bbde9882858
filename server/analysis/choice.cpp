#include "server/analysis/choice.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <vector>

#include "server/text/ascii.h"

namespace handoff {
namespace {

/// Further on a value tells a story.
constexpr std::size_t most_words = 24;

constexpr std::string_view none = "NONE";

/// What takes back the words after it.
constexpr std::array<std::string_view, 14> hedges = {
    "NOT",    "NO",     "NEVER", "NOTHING", none,     "WITHOUT", "MOSTLY",
    "PARTLY", "ALMOST", "MAYBE", "UNTIL",   "NEARLY", "ISN",     "NE"};

/// Nobody is made to invent an answer.
constexpr std::string_view no_answer = "UNKNOWN";

struct Word {
  Span span;
  std::string capitals;
};
using Words = std::span<const Word>;

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

std::string in_capitals(std::string_view word) {
  std::string capitals;
  std::transform(word.begin(), word.end(), std::back_inserter(capitals), to_upper);
  return capitals;
}

std::vector<Word> words_of(std::string_view value) {
  std::vector<Word> words;
  Span word = next_word(value, 0);
  for (; !word.empty() && words.size() < most_words; word = next_word(value, word.end)) {
    words.push_back({word, in_capitals(slice(value, word))});
  }
  return words;
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_digit);
}

bool is_hedge(const Word& word) {
  return std::find(hedges.begin(), hedges.end(), word.capitals) != hedges.end();
}

/// Which of a health's words says that it is bad, or good.
ChoiceReading read_health(const SlotRule& slot, bool is_bad) {
  if (slot.guide.role != SlotRole::health) return {};
  const auto choice = std::ranges::find_if(slot.choices, [&](const std::string& word) {
    return (word == slot.guide.decisive) == is_bad;
  });
  return {true, static_cast<Index>(choice - slot.choices.begin()), {}};
}

/// What a mark alone says of how things are.
ChoiceReading read_mark(const SlotRule& slot, std::string_view value) {
  constexpr std::array<std::string_view, 3> good = {"✅", "✔", "🟢"}, bad = {"❌", "✖", "🔴"};
  const auto begins = [&](std::string_view mark) { return stripped(value).starts_with(mark); };
  const bool is_bad = std::ranges::any_of(bad, begins);
  return is_bad || std::ranges::any_of(good, begins) ? read_health(slot, is_bad) : ChoiceReading{};
}

/// `142/142`, `140/142 tests`: how many of all.
ChoiceReading read_count(const SlotRule& slot, std::string_view value) {
  value = stripped(value);
  const auto take_digits = [&] {
    const std::string_view digits =
        value.substr(0, std::min(value.find_first_not_of("0123456789"), value.size()));
    value.remove_prefix(digits.size());
    return digits;
  };
  const std::string_view part = take_digits();
  if (part.empty() || !value.starts_with('/')) return {};
  value.remove_prefix(1);
  const std::string_view all = take_digits();
  const bool is_whole = value.empty() || value.starts_with(' ');
  return !all.empty() && is_whole ? read_health(slot, part != all) : ChoiceReading{};
}

/// True in "0 failed".
bool is_counted_none(std::string_view value, std::size_t word) {
  const std::string_view before = stripped(value.substr(0, word));
  return before.ends_with('0') &&
         (before.size() == 1 || !is_alphanumeric(before[before.size() - 2]));
}

/// What a word that says all there is to say may be followed by.
bool begins_detail(std::string_view rest) {
  rest = stripped(rest);
  return rest.empty() || std::string_view("(-:;,.!*_`").find(rest.front()) != rest.npos ||
         rest.starts_with("–") || rest.starts_with("—");
}

/// "None!" is about something else than what follows.
bool is_sentence(std::string_view value, const Word& word) {
  const std::string_view rest = value.substr(word.span.end);
  return word.capitals == none && (rest.starts_with('!') || rest.starts_with('.'));
}

/// How many of `words` are `phrase`, which has one space between its words; 0 where it is not
/// there.
std::size_t count_words(std::string_view phrase, Words words) {
  for (std::size_t count = 0; count < words.size(); ++count) {
    const std::string_view first = phrase.substr(0, phrase.find(' '));
    if (words[count].capitals != first) return 0;
    if (first.size() == phrase.size()) return count + 1;
    phrase.remove_prefix(first.size() + 1);
  }
  return 0;
}

/// The first word behind the comma, or the like, that ends what word `at` is about.
std::size_t next_clause(std::string_view value, Words words, std::size_t at) {
  while (++at < words.size()) {
    const Span between{words[at - 1].span.end, words[at].span.begin};
    if (slice(value, between).find_first_of(",;.!?") != value.npos) break;
  }
  return at;
}

struct Match {
  std::size_t words = 0;  ///< how many
  Index choice = nothing;
};

/// The longest of a choice's words and their synonyms that `words` begin with.
Match longest_match(const SlotRule& slot, std::string_view value, Words words) {
  Match longest;
  const auto match = [&](std::string_view phrase, Index choice) {
    const std::size_t count = count_words(phrase, words);
    if (count <= longest.words) return;
    const Word& last = words[count - 1];
    // "None of it is committed"
    if (is_hedge(last) && !begins_detail(value.substr(last.span.end))) return;
    longest = {count, choice};
  };
  for (Index choice = 0; choice < slot.choices.size(); ++choice) {
    match(slot.choices[choice], choice);
    const auto synonyms = slot.guide.synonyms.find(slot.choices[choice]);
    if (synonyms == slot.guide.synonyms.end()) continue;
    for (const std::string& synonym : synonyms->second) match(synonym, choice);
  }
  match(no_answer, nothing);
  return longest;
}

}  // namespace

ChoiceReading read_choice(const SlotRule& slot, std::string_view value) {
  ChoiceReading result;
  const std::vector<Word> words = words_of(value);
  if (const ChoiceReading mark = read_mark(slot, value); words.empty() && mark.known) return mark;
  for (std::size_t at = 0; at < words.size();) {
    const Match match = longest_match(slot, value, Words(words).subspan(at));
    if (match.words == 0) {
      const bool takes_back = is_hedge(words[at]) && !is_sentence(value, words[at]);
      at = takes_back ? next_clause(value, words, at) : at + 1;
      continue;
    }
    const Span said{words[at].span.begin, words[at + match.words - 1].span.end};
    const bool decides = at == 0 && !has_digit(value.substr(0, said.begin));
    if (decides) return {true, match.choice, said};
    at += match.words;
    const bool first = result.word.empty();
    result.known = true;
    if (is_counted_none(value, said.begin)) continue;
    if (first) {
      result = {true, match.choice, said};
    } else if (match.choice != result.choice) {
      result.choice = nothing;
    }
  }
  return result.known ? result : read_count(slot, value);
}

std::string with_choice(const SlotRule& slot, std::string_view value, const std::string& choice) {
  const bool is_story = std::any_of(value.begin(), value.end(), is_alphanumeric);
  if (!is_story) return choice;
  const Span first = next_word(value, 0);
  const ChoiceReading reading = read_choice(slot, value);
  const bool leads = !first.empty() && !has_digit(value.substr(0, first.begin));
  const bool is_word = reading.word == first;
  const bool is_said = is_sentence(value, {first, in_capitals(slice(value, first))});
  const Span said =
      reading.word.begin == first.begin && !reading.word.empty() ? reading.word : first;
  if (!leads || (!is_word && (is_said || !begins_detail(value.substr(said.end))))) {
    return fmt::format("{} ({})", choice, value);
  }
  return fmt::format("{}{}{}", value.substr(0, said.begin), choice, value.substr(said.end));
}

}  // namespace handoff
