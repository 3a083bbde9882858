#include <fmt/format.h>

#include <algorithm>

#include "server/analysis/checks.h"
#include "server/analysis/missing.h"
#include "server/analysis/words.h"
#include "server/analysis/work.h"

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

Finding about_whole(const View& view, std::string message) {
  return {.span = title_span(view.document),
          .severity = Severity::information,
          .message = std::move(message),
          .code = {}};
}

/// "\"A\", \"B\" and \"C\"", and of many only the first.
std::string titles_of(const View& view, const std::vector<MissingSection>& sections) {
  constexpr std::size_t most = 6;
  std::string titles;
  for (std::size_t i = 0; i < std::min(sections.size(), most); ++i) {
    if (i > 0) titles += i + 1 == sections.size() ? " and " : ", ";
    titles += quoted(view.schema->sections[sections[i].rule].title);
  }
  return sections.size() > most ? fmt::format("{} and {} more", titles, sections.size() - most)
                                : titles;
}

std::string hardly_any(const View& view) {
  const auto required = std::count_if(view.schema->sections.begin(), view.schema->sections.end(),
                                      [](const SectionRule& rule) { return rule.required; });
  return fmt::format(
      "This handoff has hardly any of the {} sections of the template \"{}\": insert the missing "
      "ones, or mark it with <!-- handoff: off -->.",
      required, view.schema->name);
}

}  // namespace

std::vector<Finding> missing_sections(const View& view) {
  std::vector<Finding> findings;
  if (view.conformance.form != Form::templated) return findings;
  for (const MissingSection& missing : asked_sections(view)) {
    const Tier tier = view.schema->sections[missing.rule].guide.tier;
    findings.push_back({.span = missing.anchor,
                        .severity = severity_of(tier),
                        .message = describe(view, missing.rule, missing.place),
                        .code = {},
                        .tier = tier});
  }
  return findings;
}

std::vector<Finding> misspelt_headings(const View& view) {
  std::vector<Finding> findings;
  for (const MisspeltSection& misspelt : misspelt_sections(view)) {
    const SectionRule& rule = view.schema->sections[misspelt.rule];
    const std::string_view name = meant_name(view, misspelt);
    const std::string which = name == rule.title ? "That section" : quoted(rule.title);
    findings.push_back({.span = view.document.sections[misspelt.section].heading,
                        .severity = severity_in(view, severity_of(rule.guide.tier)),
                        .message = fmt::format("Did you mean \"{}\"? {} is missing.", name, which),
                        .code = {}});
  }
  return findings;
}

std::vector<Finding> missing_together(const View& view) {
  if (view.is_empty()) {
    return {about_whole(view, "This handoff is empty: insert the template, or write it from git.")};
  }
  if (view.conformance.form == Form::bare) return {about_whole(view, hardly_any(view))};
  if (view.conformance.form == Form::templated) return {};
  const std::vector<MissingSection> asked = asked_sections(view);
  if (asked.empty()) return {};
  return {about_whole(
      view, fmt::format("Missing from the core of a handoff: {}.", titles_of(view, asked)))};
}

}  // namespace handoff
