// Values that a field's slot does not allow.
#include <fmt/format.h>

#include <string>

#include "server/analysis/checks.h"
#include "server/analysis/choice.h"
#include "server/analysis/dates.h"
#include "server/analysis/numbers.h"
#include "server/analysis/words.h"

namespace handoff {
namespace {

/// By field: a slot in its value is still open.
std::vector<bool> open_fields(const View& view) {
  std::vector<bool> open(view.document.fields.size(), false);
  for (Index i = 0; i < view.document.brackets.size(); ++i) {
    const Index field = view.document.brackets[i].field;
    if (field != nothing && view.conformance.slot_of_bracket[i] != nothing) open[field] = true;
  }
  return open;
}

/// A complaint says what is wrong with a value, and may narrow the span to a part of it.
template <class Complaint>
std::vector<Finding> complain(const View& view, Complaint complaint) {
  std::vector<Finding> findings;
  const std::vector<bool> open = open_fields(view);
  for (Index i = 0; i < view.document.fields.size(); ++i) {
    const Index slot = view.conformance.slot_of_field[i];
    Span span = view.document.fields[i].value;
    if (slot == nothing || open[i] || span.empty()) continue;
    const std::string message =
        complaint(view.schema->slots[slot], view.document.slice(span), span);
    if (message.empty()) continue;
    findings.push_back({.span = span,
                        .severity = Severity::warning,
                        .message = fmt::format("{}: {} {}", owner_of(*view.schema, slot),
                                               quoted(view.document.slice(span)), message),
                        .code = {}});
  }
  return findings;
}

}  // namespace

std::vector<Finding> invalid_choices(const View& view) {
  return complain(view, [](const SlotRule& slot, std::string_view value, Span&) {
    if (slot.kind != SlotKind::choice || read_choice(slot, value).known) return std::string();
    return fmt::format("is not {}", alternatives(slot.choices));
  });
}

std::vector<Finding> numbers_out_of_range(const View& view) {
  return complain(view, [](const SlotRule& slot, std::string_view value, Span&) {
    return wrong_number(slot, value).value_or("");
  });
}

std::vector<Finding> impossible_dates(const View& view, Today today) {
  return complain(view, [&](const SlotRule& slot, std::string_view value, Span& span) {
    if (slot.kind != SlotKind::timestamp) return std::string();
    const std::optional<WrittenDate> written = read_date(value);
    if (!written) return std::string();
    if (const auto time = impossible_time(value, *written)) {
      span = {span.begin + time->begin, span.begin + time->end};
      return std::string("is no time of the day");
    }
    span = {span.begin + written->span.begin, span.begin + written->span.end};
    if (!written->date.ok()) return std::string("is not in the calendar");
    // In another time zone it may be tomorrow.
    const bool ahead =
        today && std::chrono::sys_days(written->date) > *today + std::chrono::days(1);
    return std::string(ahead ? "lies in the future" : "");
  });
}

}  // namespace handoff
