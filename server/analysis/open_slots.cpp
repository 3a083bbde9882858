#include <fmt/format.h>

#include <algorithm>

#include "server/analysis/checks.h"
#include "server/analysis/words.h"

namespace handoff {
namespace {

Severity severity_of(const View& view, Index slot) {
  if (view.conformance.blank) return Severity::hint;
  const Index rule = view.schema->document.brackets[slot].section;
  const bool optional = view.schema->sections[rule].required &&
                        view.schema->sections[rule].guide.tier == Tier::optional;
  return optional ? Severity::information : Severity::warning;
}

}  // namespace

std::vector<Finding> open_slots(const View& view) {
  std::vector<Finding> findings;
  for (Index i = 0; i < view.document.brackets.size(); ++i) {
    const Index slot = view.conformance.slot_of_bracket[i];
    if (slot == nothing) continue;
    findings.push_back({.span = view.document.brackets[i].span,
                        .severity = severity_of(view, slot),
                        .message = fmt::format("{}: {}", owner_of(*view.schema, slot),
                                               wanted_of(view.schema->slots[slot])),
                        .code = {}});
  }
  return findings;
}

std::vector<Finding> blank_form(const View& view) {
  if (!view.conformance.blank) return {};
  const auto& slots = view.conformance.slot_of_bracket;
  const auto open = std::count_if(slots.begin(), slots.end(), [](Index i) { return i != nothing; });
  return {{.span = title_span(view.document),
           .severity = Severity::information,
           .message = fmt::format("This handoff is still a form: {} of its slots are open.", open),
           .code = {}}};
}

}  // namespace handoff
