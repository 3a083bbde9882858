// Sections that stand in the wrong place, or twice.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "server/actions/ignore.h"
#include "server/actions/rows.h"
#include "server/actions/sections.h"
#include "server/analysis/checks.h"
#include "server/analysis/work.h"

namespace handoff {
namespace {

Span lines_of(const Section& section) {
  return {section.heading.begin, section.end};
}

/// Where a section would belong if it were not there.
Place place_without(const View& view, Index section) {
  Conformance without = view.conformance;
  for (Index i = section; i < view.document.sections.size(); ++i) {
    if (!view.document.within(i, section)) break;
    const Index rule = without.rule_of_section[i];
    if (rule != nothing && without.section_of_rule[rule] == i) {
      without.section_of_rule[rule] = nothing;
    }
  }
  const Index rule = view.conformance.rule_of_section[section];
  return place_of(*view.schema, view.document, without, rule);
}

/// The section whose heading has one of the findings and is selected, or nothing.
Index selected(const View& view, const std::vector<Finding>& findings, Span selection) {
  for (const Finding& finding : findings) {
    if (!finding.span.touches(selection)) continue;
    return view.document.section_at(finding.span.begin);
  }
  return nothing;
}

/// Something that a person wrote, "None" not counted.
bool has_words(const View& view, Index section) {
  return substance_of(view.document, view.document.sections[section]) == Substance::written &&
         !is_untouched(view, section);
}

bool begins_item(std::string_view text) {
  return text.starts_with("- ") || text.starts_with("* ") || text.starts_with("+ ") ||
         (!text.empty() && text.front() >= '0' && text.front() <= '9');
}

/// The last line of `text`, which has no line break at its end.
std::string_view last_line(std::string_view text) {
  const std::size_t at = text.find_last_of("\r\n");
  return at == text.npos ? text : text.substr(at + 1);
}

std::vector<Edit> merge(const View& view, Index first, Index second) {
  const Document& document = view.document;
  const Section& into = document.sections[first];
  const Section& from = document.sections[second];
  const std::string line_break(document.text->line_break());
  const Span target = content_of(document, into);
  const std::string_view own = document.slice(content_of(document, from));
  const Span parts{from.body.end, from.end};
  std::vector<Edit> edits;
  if (!own.empty() && !target.empty()) {
    const bool list = begins_item(own) && begins_item(last_line(document.slice(target)));
    edits.push_back(
        {{target.end, target.end}, fmt::format("{}{}{}", line_break, list ? "" : line_break, own)});
  } else if (!own.empty()) {
    edits.push_back({target, std::string(own) + line_break});
  }
  if (into.end == from.heading.begin) {
    edits.push_back({{from.heading.begin, from.body.end}, ""});
    return edits;
  }
  if (!parts.empty()) edits.push_back(paste(view, into.end, document.slice(parts)));
  edits.push_back(cut(view, lines_of(from)));
  return edits;
}

}  // namespace

std::vector<Offer> offer_move_section(const View& view, Span selection) {
  if (view.schema == nullptr) return {};
  const Index section = selected(view, misplaced_sections(view), selection);
  if (section == nothing) return {};
  const Place place = place_without(view, section);
  const Span lines = lines_of(view.document.sections[section]);
  if (lines.begin <= place.offset && place.offset <= lines.end) return {};
  const Index rule = view.conformance.rule_of_section[section];
  return {
      {.action = {},
       .title = fmt::format("Move section \"{}\" to its place", view.schema->sections[rule].title),
       .target = section,
       .about = view.document.sections[section].heading,
       .code = "misplaced-section",
       .preferred = true}};
}

std::vector<Edit> edit_move_section(const View& view, const Offer& offer, const Facts*) {
  const Span lines = lines_of(view.document.sections[offer.target]);
  const Place place = place_without(view, offer.target);
  return {cut(view, lines), paste(view, place.offset, view.document.slice(lines))};
}

std::vector<Offer> offer_join_sections(const View& view, Span selection) {
  if (view.schema == nullptr) return {};
  const Index second = selected(view, duplicate_sections(view), selection);
  if (second == nothing) return {};
  const Index first = view.conformance.duplicate_of[second];
  const bool first_counts = has_words(view, first), second_counts = has_words(view, second);
  Offer offer{.action = {},
              .title = "Keep the first of the two sections, since this one is empty",
              .target = second,
              .value = "second",
              .about = view.document.sections[second].heading,
              .code = "duplicate-section",
              .preferred = true};
  if (first_counts && second_counts) {
    offer.title = "Merge this section into the first";
    offer.value = "merge";
    Offer both = offer;
    both.title = "Keep both sections, and say nothing about it";
    both.value = "both";
    both.preferred = false;
    return {offer, both};
  }
  if (second_counts) {
    offer.title = "Keep this one of the two sections, since the first is empty";
    offer.value = "first";
  }
  return {offer};
}

std::vector<Edit> edit_join_sections(const View& view, const Offer& offer, const Facts*) {
  const Index first = view.conformance.duplicate_of[offer.target];
  if (offer.value == "merge") return merge(view, first, offer.target);
  if (offer.value == "both") {
    return ignore_edits(view.document, Scope::next_line, offer.about.begin, offer.code);
  }
  const Index gone = offer.value == "first" ? first : offer.target;
  return {cut(view, lines_of(view.document.sections[gone]))};
}

}  // namespace handoff
