#include <fmt/format.h>

#include <algorithm>

#include "server/actions/rows.h"
#include "server/analysis/missing.h"
#include "server/analysis/words.h"
#include "server/features/pieces.h"

namespace handoff {
namespace {

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
  for (const MissingSection& missing : asked_sections(view)) {
    if (!missing.anchor.touches(selection)) continue;
    offers.push_back(
        {.action = {},
         .title = fmt::format("Insert section \"{}\"", view.schema->sections[missing.rule].title),
         .target = missing.rule,
         .about = missing.anchor,
         .code = "missing-section",
         .preferred = offers.empty()});
  }
  return offers;
}

std::vector<Edit> edit_insert_section(const View& view, const Offer& offer, const Facts*) {
  return insert(view, with_missing_parts(view, offer.target));
}

std::vector<Offer> offer_insert_all_sections(const View& view, Span selection) {
  const std::vector<MissingSection> asked = asked_sections(view);
  if (asked.size() < 2 || view.is_empty()) return {};
  const bool bare = view.conformance.form == Form::bare;
  const bool here = title_span(view.document).touches(selection) ||
                    std::any_of(asked.begin(), asked.end(), [&](const MissingSection& missing) {
                      return missing.anchor.touches(selection);
                    });
  if (!here) return {};
  return {{.action = {},
           .title = fmt::format("Insert all {} missing sections", asked.size()),
           .about = bare ? title_span(view.document) : Span{},
           .code = bare ? "missing-sections" : ""}};
}

std::vector<Edit> edit_insert_all_sections(const View& view, const Offer&, const Facts*) {
  std::vector<Index> rules;
  for (const MissingSection& missing : asked_sections(view)) rules.push_back(missing.rule);
  return insert(view, rules);
}

}  // namespace handoff
