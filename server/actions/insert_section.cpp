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
  if (view.schema == nullptr || view.conformance.form != Form::templated) return offers;
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
  if (asked.empty() || view.is_empty()) return {};
  const Span title = title_span(view.document);
  const bool together = view.conformance.form != Form::templated;
  const bool here = title.touches(selection) ||
                    (!together && std::ranges::any_of(asked, [&](const MissingSection& missing) {
                      return missing.anchor.touches(selection);
                    }));
  if (!here || (!together && asked.size() < 2)) return {};
  return {{.action = {},
           .title = view.conformance.form == Form::free
                        ? "Insert the missing core sections"
                        : fmt::format("Insert all {} missing sections", asked.size()),
           .about = together ? title : Span{},
           .code = together ? "missing-sections" : ""}};
}

std::vector<Edit> edit_insert_all_sections(const View& view, const Offer&, const Facts*) {
  std::vector<Index> rules;
  for (const MissingSection& missing : asked_sections(view)) rules.push_back(missing.rule);
  return insert(view, rules);
}

}  // namespace handoff
