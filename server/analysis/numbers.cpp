#include "server/analysis/numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "server/text/ascii.h"

namespace handoff {
namespace {

struct Number {
  double value = 0;
  bool negative = false;
  std::size_t begin = 0, end = 0;  ///< of its digits in the text
};

std::optional<Number> next_number(std::string_view text, std::size_t from) {
  const auto digit =
      std::find_if(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), is_digit);
  if (digit == text.end()) return std::nullopt;
  Number number;
  number.begin = static_cast<std::size_t>(digit - text.begin());
  const auto result = std::from_chars(text.data() + number.begin, text.data() + text.size(),
                                      number.value, std::chars_format::fixed);
  number.end = static_cast<std::size_t>(result.ptr - text.data());
  const std::string_view before = text.substr(0, number.begin);
  number.negative =
      before.ends_with('-') && (before.size() == 1 || !is_alphanumeric(before[before.size() - 2]));
  return number;
}

std::string_view after_blanks(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(' '), text.size()));
}

bool has_percent_sign(std::string_view after) {
  return after.starts_with('%') || after.starts_with("percent");
}

bool has_hours(std::string_view after) {
  after = after_blanks(after);
  const std::string_view word =
      after.substr(0, std::ranges::find_if_not(after, is_letter) - after.begin());
  return word == "h" || word == "hr" || word == "hrs" || word == "hour" || word == "hours";
}

/// What says that a number is the one that is bounded.
bool has_unit(const SlotRule& slot, std::string_view after) {
  if (slot.kind == SlotKind::score) {
    const std::string unit = fmt::format("/{}", slot.maximum);
    return after.starts_with(unit) &&
           (after.size() == unit.size() || !is_digit(after[unit.size()]));
  }
  after = after_blanks(after);
  return slot.kind == SlotKind::minutes ? after.starts_with("min") : has_percent_sign(after);
}

/// The number with its unit, wherever it stands; else a number that stands alone in front.
std::optional<Number> bounded_number(const SlotRule& slot, std::string_view value) {
  for (auto number = next_number(value, 0); number; number = next_number(value, number->end)) {
    const std::string_view after = value.substr(number->end);
    if (has_unit(slot, after)) return number;
    if (slot.kind != SlotKind::minutes || !has_hours(after)) continue;
    number->value *= 60;
    return number;
  }
  const auto first = next_number(value, 0);
  if (!first) return std::nullopt;
  const std::string_view after = value.substr(first->end);
  const bool alone = value.find_first_not_of("~0123456789.- ") >= first->end &&
                     after.find_first_of("/-") == after.npos && after.find("of") == after.npos &&
                     !(slot.kind == SlotKind::minutes && !stripped(after).empty()) &&
                     !(slot.kind == SlotKind::score && has_percent_sign(after_blanks(after)));
  return alone ? first : std::nullopt;
}

/// `20/18` and `20 of 18` in front of a value.
bool is_more_than_all(std::string_view value) {
  const auto part = next_number(value, 0);
  if (!part || value.find_first_not_of("~ ") != part->begin) return false;
  std::string_view after = after_blanks(value.substr(part->end));
  if (after.starts_with('/')) {
    after.remove_prefix(1);
  } else if (after.starts_with("of ")) {
    after.remove_prefix(2);
  } else {
    return false;
  }
  after = after_blanks(after);
  const auto whole = next_number(after, 0);
  if (!whole || whole->begin != 0) return false;
  // A date goes on.
  const std::string_view rest = after.substr(whole->end);
  return part->value > whole->value &&
         (rest.empty() || std::string_view("/-.:").find(rest[0]) == rest.npos);
}

bool is_negative_in_front(std::string_view value) {
  const auto number = next_number(value, 0);
  return number && number->negative && value.find_first_not_of("~ ") == number->begin - 1;
}

std::string_view unit_of(const SlotRule& slot) {
  return slot.kind == SlotKind::minutes ? " minutes" : "";
}

}  // namespace

std::optional<std::string> wrong_number(const SlotRule& slot, std::string_view value) {
  if (slot.kind == SlotKind::duration && is_negative_in_front(value)) return "is less than nothing";
  if (slot.maximum == 0) return std::nullopt;
  if (slot.kind == SlotKind::percent && is_more_than_all(value)) return "is more than all of it";
  const std::optional<Number> number = bounded_number(slot, value);
  if (!number || (!number->negative && number->value <= slot.maximum)) return std::nullopt;
  return fmt::format("is not between 0 and {}{}", slot.maximum, unit_of(slot));
}

std::optional<double> percentage(std::string_view value) {
  for (auto number = next_number(value, 0); number; number = next_number(value, number->end)) {
    if (has_percent_sign(after_blanks(value.substr(number->end)))) return number->value;
  }
  const auto alone = next_number(value, 0);
  const bool whole = alone && value.find_first_not_of("~ ") == alone->begin &&
                     stripped(value.substr(alone->end)).empty();
  return whole ? std::optional(alone->value) : std::nullopt;
}

}  // namespace handoff
