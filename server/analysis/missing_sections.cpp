#include <fmt/format.h>

#include <algorithm>

#include "server/analysis/checks.h"
#include "server/analysis/words.h"

namespace handoff {
namespace {

constexpr Severity by_tier[] = {Severity::warning, Severity::information, Severity::hint};

Severity severity_of(Tier tier) {
  return by_tier[static_cast<int>(tier) - 1];
}

constexpr std::string_view relation_words[] = {"after", "before", "in"};

std::string describe(const View& view, Index rule, const Place& place) {
  const std::string& title = view.schema->sections[rule].title;
  const Section& neighbour = view.document.sections[place.neighbour];
  if (neighbour.level == 0) return fmt::format("Section \"{}\" is missing.", title);
  return fmt::format("Section \"{}\" is missing: it belongs {} {}.", title,
                     relation_words[static_cast<int>(place.relation)],
                     quoted(view.document.slice(neighbour.title)));
}

Span anchor(const Document& document, const Place& place) {
  const Section& neighbour = document.sections[place.neighbour];
  return neighbour.level == 0 ? document.text->line(0) : neighbour.heading;
}

}  // namespace

std::vector<Finding> missing_sections(const View& view) {
  std::vector<Finding> findings;
  if (view.conformance.form == Form::bare) return findings;
  for (Index rule = 0; rule < view.schema->sections.size(); ++rule) {
    const SectionRule& wanted = view.schema->sections[rule];
    if (!wanted.required || !view.conformance.missing(rule)) continue;
    if (view.conformance.form == Form::free && wanted.guide.tier != Tier::core) continue;
    const Place place = place_of(*view.schema, view.document, view.conformance, rule);
    findings.push_back({.span = anchor(view.document, place),
                        .severity = severity_of(wanted.guide.tier),
                        .message = describe(view, rule, place),
                        .code = {}});
  }
  return findings;
}

std::vector<Finding> missing_all_sections(const View& view) {
  if (view.conformance.form != Form::bare) return {};
  const auto required = std::count_if(view.schema->sections.begin(), view.schema->sections.end(),
                                      [](const SectionRule& rule) { return rule.required; });
  return {{.span = title_span(view.document),
           .severity = Severity::information,
           .message = view.is_empty()
                          ? "This handoff is empty: insert the template, or write it from git."
                          : fmt::format("This handoff has hardly any of the {} sections of the "
                                        "template \"{}\": insert the missing ones, or mark it "
                                        "with <!-- handoff: off -->.",
                                        required, view.schema->name),
           .code = {}}};
}

}  // namespace handoff
