#include <fmt/format.h>

#include <algorithm>

#include "server/actions/rows.h"
#include "server/analysis/words.h"
#include "server/features/pieces.h"

namespace handoff {
namespace {

/// Where a missing section is reported, and so where it can be inserted from.
Span anchor(const View& view, Index rule) {
  const Place place = place_of(*view.schema, view.document, view.conformance, rule);
  const Section& neighbour = view.document.sections[place.neighbour];
  return neighbour.level == 0 ? view.document.text->line(0) : neighbour.heading;
}

/// The missing rules that are reported: of a document in words of its own only the core. One with
/// hardly any sections is to get them all, so that no label stands for one there.
std::vector<Index> reported(const View& view) {
  std::vector<Index> rules;
  if (view.schema == nullptr) return rules;
  for (Index rule = 0; rule < view.schema->sections.size(); ++rule) {
    const SectionRule& wanted = view.schema->sections[rule];
    const bool missing = view.conformance.form == Form::bare
                             ? view.conformance.section_of_rule[rule] == nothing
                             : view.conformance.missing(rule);
    if (!wanted.required || !missing) continue;
    if (view.conformance.form == Form::free && wanted.guide.tier != Tier::core) continue;
    rules.push_back(rule);
  }
  return rules;
}

std::vector<Edit> insert(const View& view, const std::vector<Index>& rules) {
  std::vector<Edit> edits;
  for (Insertion& insertion : insertions(view, rules)) {
    edits.push_back({{insertion.offset, insertion.offset}, std::move(insertion.piece.text)});
  }
  return edits;
}

}  // namespace

std::vector<Offer> offer_insert_section(const View& view, Span selection) {
  std::vector<Offer> offers;
  if (view.schema == nullptr || view.conformance.form == Form::bare) return offers;
  for (const Index rule : reported(view)) {
    const Span about = anchor(view, rule);
    if (!about.touches(selection)) continue;
    offers.push_back(
        {.action = {},
         .title = fmt::format("Insert section \"{}\"", view.schema->sections[rule].title),
         .target = rule,
         .about = about,
         .code = "missing-section",
         .preferred = offers.empty()});
  }
  return offers;
}

std::vector<Edit> edit_insert_section(const View& view, const Offer& offer, const Facts*) {
  return insert(view, with_missing_parts(view, offer.target));
}

std::vector<Offer> offer_insert_all_sections(const View& view, Span selection) {
  const std::vector<Index> rules = reported(view);
  if (rules.size() < 2 || view.is_empty()) return {};
  const bool bare = view.conformance.form == Form::bare;
  const bool here = title_span(view.document).touches(selection) ||
                    std::any_of(rules.begin(), rules.end(),
                                [&](Index rule) { return anchor(view, rule).touches(selection); });
  if (!here) return {};
  return {{.action = {},
           .title = fmt::format("Insert all {} missing sections", rules.size()),
           .about = bare ? title_span(view.document) : Span{},
           .code = bare ? "missing-sections" : ""}};
}

std::vector<Edit> edit_insert_all_sections(const View& view, const Offer&, const Facts*) {
  return insert(view, reported(view));
}

}  // namespace handoff
