// What a handoff says of its state, compared with the work that it names.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "server/analysis/checks.h"
#include "server/analysis/choice.h"
#include "server/analysis/numbers.h"
#include "server/analysis/table_rows.h"
#include "server/analysis/tasks.h"
#include "server/analysis/words.h"
#include "server/analysis/work.h"
#include "server/text/ascii.h"

namespace handoff {
namespace {

std::string_view value_of(const View& view, Index field) {
  return view.document.slice(view.document.fields[field].value);
}

/// Fields of a role with a value that is no open slot.
std::vector<Index> fields_with(const View& view, SlotRole role) {
  std::vector<Index> fields;
  for (Index i = 0; i < view.document.fields.size(); ++i) {
    const Index slot = view.conformance.slot_of_field[i];
    if (slot == nothing || view.schema->slots[slot].guide.role != role) continue;
    const std::string_view value = value_of(view, i);
    if (!value.empty() && value.front() != '[') fields.push_back(i);
  }
  return fields;
}

bool is_open_task(const View& view, const Entry& entry) {
  if (entry.row != nothing) return !is_done(view.document, view.document.rows[entry.row]);
  const Item& task = view.document.items[entry.item];
  return !is_ticked(task) && task.task != '-' && !view.document.slice(task.text).starts_with("~~");
}

bool has_open_task(const View& view) {
  const std::vector<Entry> tasks = entries_of(view, SectionRole::in_progress);
  return std::any_of(tasks.begin(), tasks.end(),
                     [&](const Entry& entry) { return is_open_task(view, entry); });
}

/// "Next Step" says something, or is still to be filled in.
bool has_next_step_field(const View& view) {
  for (Index i = 0; i < view.document.fields.size(); ++i) {
    const Index slot = view.conformance.slot_of_field[i];
    if (slot == nothing || view.schema->slots[slot].guide.role != SlotRole::next_step) continue;
    if (!value_of(view, i).empty() && !says_none(value_of(view, i))) return true;
  }
  return false;
}

bool has_next_step(const View& view) {
  return has_next_step_field(view) ||
         substance_of(view, SectionRole::next_tasks) == Substance::written ||
         substance_of(view, SectionRole::first_actions) == Substance::written;
}

bool is_finished(const View& view) {
  const std::vector<Index> fields = fields_with(view, SlotRole::progress);
  return std::any_of(fields.begin(), fields.end(), [&](Index field) {
    return percentage(value_of(view, field)) >= std::optional(100.0);
  });
}

bool is_unfinished(const View& view) {
  const std::vector<Index> fields = fields_with(view, SlotRole::progress);
  return std::any_of(fields.begin(), fields.end(), [&](Index field) {
    const std::optional<double> done = percentage(value_of(view, field));
    return done && *done < 100;
  });
}

/// The value is the word that its role is about.
bool is_decisive(const View& view, Index field) {
  const SlotRule& slot = view.schema->slots[view.conformance.slot_of_field[field]];
  const ChoiceReading reading = read_choice(slot, value_of(view, field));
  return reading.choice != nothing && slot.choices[reading.choice] == slot.guide.decisive;
}

/// Nothing is said behind the word.
bool is_bare_word(std::string_view value) {
  const auto begin = std::find_if(value.begin(), value.end(), is_letter);
  const auto end = std::find_if_not(begin, value.end(), is_letter);
  return std::none_of(end, value.end(), is_alphanumeric);
}

Finding finding_at(const View& view, Index field, Severity severity, const std::string& what) {
  const Index slot = view.conformance.slot_of_field[field];
  return {.span = view.document.fields[field].value,
          .severity = severity_in(view, severity),
          .message = fmt::format("{} is {}, but {}.", owner_of(*view.schema, slot),
                                 quoted(value_of(view, field)), what),
          .code = {}};
}

void compare_progress(const View& view, std::vector<Finding>& findings) {
  const std::vector<Index> fields = fields_with(view, SlotRole::progress);
  if (fields.empty() || !has_open_task(view)) return;
  for (const Index field : fields) {
    if (percentage(value_of(view, field)) != std::optional(100.0)) continue;
    findings.push_back(finding_at(
        view, field, Severity::information,
        fmt::format("\"{}\" has an open task", title_of(*view.schema, SectionRole::in_progress))));
  }
}

void compare_health(const View& view, std::vector<Finding>& findings) {
  std::vector<Index> fields = fields_with(view, SlotRole::health);
  std::erase_if(fields, [&](Index field) { return !is_decisive(view, field); });
  if (fields.empty() || has_next_step(view) || has_open_task(view)) return;
  if (substance_of(view, SectionRole::blockers) == Substance::written) return;
  for (const Index field : fields) {
    findings.push_back(
        finding_at(view, field, Severity::warning, "neither a blocker nor a next task is named"));
  }
}

void compare_confidence(const View& view, std::vector<Finding>& findings) {
  const std::vector<Index> fields = fields_with(view, SlotRole::confidence);
  const std::size_t blockers = entries_of(view, SectionRole::blockers).size();
  if (fields.empty() || blockers == 0) return;
  for (const Index field : fields) {
    if (!is_decisive(view, field) || !is_bare_word(value_of(view, field))) continue;
    findings.push_back(
        finding_at(view, field, Severity::information,
                   fmt::format("\"{}\" names {}: say why, or be less sure",
                               title_of(*view.schema, SectionRole::blockers), blockers)));
  }
}

}  // namespace

std::vector<Finding> contradictory_statuses(const View& view) {
  std::vector<Finding> findings;
  if (view.conformance.form == Form::bare || view.conformance.blank) return findings;
  compare_progress(view, findings);
  compare_health(view, findings);
  compare_confidence(view, findings);
  return findings;
}

std::vector<Finding> no_next_step(const View& view) {
  if (view.conformance.form == Form::bare || view.conformance.blank) return {};
  const Index section = section_with(view, SectionRole::next_tasks);
  // What is missing is reported as missing.
  if (section == nothing || has_next_step(view) || is_finished(view)) return {};
  const bool says_none = substance_of(view, SectionRole::next_tasks) == Substance::none;
  if (says_none && !has_open_task(view) && !is_unfinished(view)) return {};
  // That the section is empty is said already.
  if (!says_none && view.conformance.form != Form::templated) return {};
  return {{.span = view.document.sections[section].heading,
           .severity = severity_in(view, Severity::warning),
           .message = "This handoff names no next step.",
           .code = {}}};
}

}  // namespace handoff
