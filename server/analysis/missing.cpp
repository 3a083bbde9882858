#include "server/analysis/missing.h"

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

}  // namespace

std::vector<MissingSection> asked_sections(const View& view) {
  std::vector<MissingSection> asked;
  if (view.schema == nullptr) return asked;
  for (Index rule = 0; rule < view.schema->sections.size(); ++rule) {
    if (!is_asked(view, rule)) continue;
    const Place place = place_of(*view.schema, view.document, view.conformance, rule);
    const Section& neighbour = view.document.sections[place.neighbour];
    const bool beside_heading = neighbour.level > 0;
    asked.push_back(
        {rule, place, beside_heading ? neighbour.heading : view.document.text->line(0)});
  }
  return asked;
}

}  // namespace handoff
