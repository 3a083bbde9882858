#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "server/analysis/checks.h"
#include "server/analysis/suppression.h"

namespace handoff {
namespace {

/// A check that does not look at the calendar.
template <std::vector<Finding> (*check)(const View&)>
std::vector<Finding> any_day(const View& view, Today) {
  return check(view);
}

constexpr std::string_view open_slot_code = "unresolved-placeholder";
constexpr std::string_view missing_sections_code = "missing-sections";

constexpr std::array<Check, 23> checks = {{
    {"unknown-template", any_day<unknown_templates>},
    {open_slot_code, any_day<open_slots>},
    {"blank-form", any_day<blank_form>},
    {"missing-section", any_day<missing_sections>},
    {"misspelt-heading", any_day<misspelt_headings>},
    {missing_sections_code, any_day<missing_together>},
    {"empty-section", any_day<empty_sections>},
    {"duplicate-section", any_day<duplicate_sections>},
    {"misplaced-section", any_day<misplaced_sections>},
    {"wrong-heading-level", any_day<wrong_heading_levels>},
    {"accidental-heading", any_day<rules_as_underlines>},
    {"lost-line-break", any_day<lost_line_breaks>},
    {"invalid-choice", any_day<invalid_choices>},
    {"number-out-of-range", any_day<numbers_out_of_range>},
    {"impossible-date", impossible_dates},
    {"malformed-reference", any_day<malformed_references>},
    {"contradictory-box", any_day<contradictory_boxes>},
    {"task-twice", any_day<tasks_twice>},
    {"contradictory-status", any_day<contradictory_statuses>},
    {"unexplained-item", any_day<unexplained_items>},
    {"no-next-step", any_day<no_next_step>},
    {"simplified-reading", any_day<simplified_reading>},
    {"unknown-suppression", any_day<unknown_suppressions>},
}};

/// What a document in words of its own may be told at once.
constexpr std::size_t free_form_findings = 3;

/// What anyone can read, and a client digest, at once.
constexpr std::size_t most_findings = 1000;

void keep_most_severe(std::vector<Finding>& findings, std::size_t limit) {
  if (findings.size() <= limit) return;
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return a.severity < b.severity; });
  findings.resize(limit);
}

constexpr std::array<std::string_view, 3> other_codes = {more_findings_code, template_problem_code,
                                                         configuration_problem_code};

bool is_open_slot(const Finding& finding) {
  return finding.code == open_slot_code;
}

std::string not_shown(std::size_t count) {
  return count == 1 ? "1 more finding is not shown"
                    : fmt::format("{} more findings are not shown", count);
}

Finding more_findings(const View& view, std::size_t count) {
  return {.span = view.document.text->line(0),
          .severity = Severity::information,
          .message = not_shown(count) + ".",
          .code = more_findings_code};
}

/// Keeps the most severe, and says how many there are besides. What names the missing sections
/// comes before what is as severe, since it offers to insert them; and one open slot stands for all
/// while there is something else to say.
std::size_t keep_few(std::vector<Finding>& findings) {
  if (findings.size() <= free_form_findings) return 0;
  const auto order = [](const Finding& finding) {
    return std::pair(finding.severity, finding.code != missing_sections_code);
  };
  std::stable_sort(findings.begin(), findings.end(),
                   [&](const Finding& a, const Finding& b) { return order(a) < order(b); });
  const auto slot = std::find_if(findings.begin(), findings.end(), is_open_slot);
  if (slot != findings.end()) {
    std::stable_partition(slot + 1, findings.end(), std::not_fn(is_open_slot));
  }
  const std::size_t more = findings.size() - free_form_findings;
  findings.resize(free_form_findings);
  return more;
}

void sort_by_place(std::vector<Finding>& findings) {
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return a.span.begin < b.span.begin; });
}

/// For a document in words of its own: little, and no errors.
void keep_calm(std::vector<Finding>& findings) {
  for (Finding& finding : findings) {
    finding.severity = std::max(finding.severity, Severity::warning);
  }
  const std::size_t more = keep_few(findings);
  sort_by_place(findings);
  if (more > 0) findings.back().message += fmt::format(" ({})", not_shown(more));
}

}  // namespace

std::span<const Check> all_checks() {
  return checks;
}

bool is_code(std::string_view name) {
  return std::ranges::find(other_codes, name) != other_codes.end() ||
         std::ranges::find(checks, name, &Check::code) != checks.end();
}

void apply_severities(std::vector<Finding>& findings, const Severities& severities) {
  std::erase_if(findings, [&](Finding& finding) {
    const auto wanted = severities.find(finding.code);
    if (wanted == severities.end()) return false;
    finding.severity = wanted->second.value_or(finding.severity);
    return !wanted->second;
  });
}

std::vector<Finding> analyse(const View& view, Today today, const Severities& severities,
                             Tier last) {
  std::vector<Finding> all;
  const bool is_handoff = view.schema != nullptr;
  if (!is_handoff && !view.unknown_template) return all;
  const bool unread = view.document.simplified == Simplified::too_large;
  for (const Check& check : checks) {
    if (unread && check.run != any_day<simplified_reading>) continue;
    if (!is_handoff && check.run != any_day<unknown_templates>) continue;
    for (Finding& finding : check.run(view, today)) {
      if (finding.tier > last) continue;
      finding.code = check.code;
      all.push_back(std::move(finding));
    }
  }
  apply_severities(all, severities);
  if (!unread) drop_suppressed(view.document, all);
  if (view.conformance.form != Form::templated) keep_calm(all);
  if (all.size() > most_findings) {
    const std::size_t more = all.size() - most_findings;
    keep_most_severe(all, most_findings);
    std::vector<Finding> rest{more_findings(view, more)};
    apply_severities(rest, severities);
    drop_suppressed(view.document, rest);
    all.insert(all.end(), rest.begin(), rest.end());
  }
  sort_by_place(all);
  return all;
}

}  // namespace handoff
