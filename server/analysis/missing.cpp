#include "server/analysis/missing.h"

#include <algorithm>
#include <string>

#include "server/schema/title.h"
#include "server/text/edit_distance.h"

namespace handoff {
namespace {

bool is_asked(const View& view, Index rule) {
  const SectionRule& wanted = view.schema->sections[rule];
  if (!wanted.required) return false;
  switch (view.conformance.form) {
    case Form::templated:
      return view.conformance.missing(rule);
    case Form::free:
      return view.conformance.missing(rule) && wanted.guide.tier == Tier::core;
    case Form::bare:
      return view.conformance.section_of_rule[rule] == nothing;
  }
  return false;
}

/// A heading that belongs to no rule.
struct Stray {
  Index section = 0;
  std::string key;
};

std::vector<Stray> strays_of(const View& view) {
  std::vector<Stray> strays;
  for (Index i = 1; i < view.document.sections.size(); ++i) {
    const Section& section = view.document.sections[i];
    if (section.level < 2 || section.level > 4 || view.conformance.rule_of_section[i] != nothing) {
      continue;
    }
    strays.push_back({i, title_key(view.document.slice(section.title))});
  }
  return strays;
}

/// So many slips of the pen, and no more than one in four letters.
std::size_t allowed_slips(std::string_view key) {
  return std::min<std::size_t>(2, key.size() / 4);
}

}  // namespace

std::vector<MisspeltSection> misspelt_sections(const View& view) {
  std::vector<MisspeltSection> misspelt;
  if (view.schema == nullptr || view.conformance.form == Form::bare) return misspelt;
  std::vector<Stray> strays = strays_of(view);
  for (Index rule = 0; rule < view.schema->sections.size() && !strays.empty(); ++rule) {
    if (!is_asked(view, rule)) continue;
    const std::string& key = view.schema->sections[rule].key;
    std::size_t best = allowed_slips(key) + 1;
    auto nearest = strays.end();
    for (auto stray = strays.begin(); stray != strays.end() && best > 0; ++stray) {
      const std::size_t slips = edit_distance(stray->key, key, best - 1);
      if (slips >= best) continue;
      best = slips;
      nearest = stray;
    }
    if (nearest == strays.end()) continue;
    misspelt.push_back({rule, nearest->section});
    strays.erase(nearest);
  }
  return misspelt;
}

std::vector<MissingSection> asked_sections(const View& view) {
  std::vector<MissingSection> asked;
  if (view.schema == nullptr) return asked;
  std::vector<bool> misspelt(view.schema->sections.size(), false);
  for (const MisspeltSection& section : misspelt_sections(view)) misspelt[section.rule] = true;
  for (Index rule = 0; rule < view.schema->sections.size(); ++rule) {
    if (!is_asked(view, rule) || misspelt[rule]) continue;
    const Place place = place_of(*view.schema, view.document, view.conformance, rule);
    const Section& neighbour = view.document.sections[place.neighbour];
    const bool beside_heading = neighbour.level > 0;
    asked.push_back(
        {rule, place, beside_heading ? neighbour.heading : view.document.text->line(0)});
  }
  return asked;
}

}  // namespace handoff
