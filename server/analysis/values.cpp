// Values that a field's slot does not allow.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>

#include "server/analysis/checks.h"
#include "server/analysis/words.h"
#include "server/text/ascii.h"

namespace handoff {
namespace {

/// The first word of a value in capitals; what is no letter in front of it is an ornament. What
/// goes on with a slash or a hyphen is another word than its beginning.
std::string first_word(std::string_view value) {
  const auto begin = std::find_if(value.begin(), value.end(), is_letter);
  const auto end = std::find_if(begin, value.end(), [](char c) {
    return !is_alphanumeric(c) && c != '_' && c != '/' && c != '-';
  });
  std::string word;
  std::transform(begin, end, std::back_inserter(word), to_upper);
  return word.substr(0, word.find_last_not_of("_/-") + 1);
}

/// A field whose slot is filled in, with something.
bool is_filled(const View& view, Index field) {
  const Span value = view.document.fields[field].value;
  if (value.empty()) return false;
  for (Index i = 0; i < view.document.brackets.size(); ++i) {
    const bool open = view.conformance.slot_of_bracket[i] != nothing;
    if (open && view.document.brackets[i].field == field) return false;
  }
  return true;
}

struct Number {
  double value = 0;
  bool negative = false;
  std::size_t end = 0;  ///< in the text, after its last digit
};

std::optional<Number> next_number(std::string_view text, std::size_t from) {
  const auto digit =
      std::find_if(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), is_digit);
  if (digit == text.end()) return std::nullopt;
  const auto begin = static_cast<std::size_t>(digit - text.begin());
  Number number;
  const auto result = std::from_chars(text.data() + begin, text.data() + text.size(), number.value,
                                      std::chars_format::fixed);
  number.end = static_cast<std::size_t>(result.ptr - text.data());
  const bool minus = begin > 0 && text[begin - 1] == '-';
  number.negative =
      minus && (begin == 1 || !(is_digit(text[begin - 2]) || is_letter(text[begin - 2])));
  return number;
}

/// What says that a number is the one that is bounded.
bool has_unit(const SlotRule& slot, std::string_view after) {
  if (slot.kind == SlotKind::score) {
    const std::string unit = fmt::format("/{}", slot.maximum);
    return after.starts_with(unit) &&
           (after.size() == unit.size() || !is_digit(after[unit.size()]));
  }
  after.remove_prefix(std::min(after.find_first_not_of(' '), after.size()));
  return after.starts_with('%') || after.starts_with("percent");
}

bool is_out_of_range(const Number& number, const SlotRule& slot) {
  return number.negative || number.value > slot.maximum;
}

/// The number with its unit, wherever it stands; else a number that stands alone in front.
std::optional<Number> bounded_number(const SlotRule& slot, std::string_view value) {
  for (auto number = next_number(value, 0); number; number = next_number(value, number->end)) {
    if (has_unit(slot, value.substr(number->end))) return number;
  }
  const auto first = next_number(value, 0);
  if (!first) return std::nullopt;
  const bool alone = value.find_first_not_of("~0123456789.- ") >= first->end &&
                     value.find_first_of("/-", first->end) == value.npos &&
                     value.find("of", first->end) == value.npos;
  return alone ? first : std::nullopt;
}

template <class Complaint>
std::vector<Finding> complain(const View& view, Complaint complaint) {
  std::vector<Finding> findings;
  for (Index i = 0; i < view.document.fields.size(); ++i) {
    const Index slot = view.conformance.slot_of_field[i];
    if (slot == nothing) continue;
    const Field& field = view.document.fields[i];
    const std::optional<std::string> message =
        complaint(view.schema->slots[slot], view.document.slice(field.value));
    if (!message || !is_filled(view, i)) continue;
    findings.push_back({.span = field.value,
                        .severity = Severity::warning,
                        .message = fmt::format("{}: {}", owner_of(*view.schema, slot), *message),
                        .code = {}});
  }
  return findings;
}

}  // namespace

std::vector<Finding> invalid_choices(const View& view) {
  return complain(view, [](const SlotRule& slot, std::string_view value) {
    std::optional<std::string> message;
    if (slot.kind != SlotKind::choice) return message;
    const std::string word = first_word(value);
    const bool known =
        std::find(slot.choices.begin(), slot.choices.end(), word) != slot.choices.end();
    // Nobody is made to invent an answer.
    if (!known && word != "UNKNOWN") {
      message = fmt::format("{} is not {}", quoted(value), alternatives(slot.choices));
    }
    return message;
  });
}

std::vector<Finding> numbers_out_of_range(const View& view) {
  return complain(view, [](const SlotRule& slot, std::string_view value) {
    std::optional<std::string> message;
    if (slot.maximum == 0) return message;
    const std::optional<Number> number = bounded_number(slot, value);
    if (number && is_out_of_range(*number, slot)) {
      message = fmt::format("{} is not between 0 and {}", quoted(value), slot.maximum);
    }
    return message;
  });
}

}  // namespace handoff
