// Sections that are there, but empty or twice.
#include <fmt/format.h>

#include <algorithm>

#include "server/analysis/checks.h"
#include "server/analysis/words.h"
#include "server/schema/title.h"

namespace handoff {
namespace {

/// White space and comments are no content.
bool has_content(const Document& document, Span body) {
  std::size_t at = body.begin;
  const auto is_written = [&](Span span) {
    return document.slice(span).find_first_not_of(" \t\r\n") != std::string_view::npos;
  };
  auto next = std::lower_bound(document.comments.begin(), document.comments.end(), body.begin,
                               [](Span span, std::size_t offset) { return span.begin < offset; });
  for (; next != document.comments.end() && next->end <= body.end; ++next) {
    const Span comment = *next;
    if (!document.slice(comment).starts_with("<!--")) continue;
    if (is_written({at, comment.begin})) return true;
    at = comment.end;
  }
  return is_written({at, body.end});
}

bool has_subsections(const std::vector<Section>& sections, Index section) {
  return section + 1 < sections.size() && sections[section + 1].parent == section;
}

}  // namespace

std::vector<Finding> empty_sections(const View& view) {
  std::vector<Finding> findings;
  if (view.conformance.form == Form::bare) return findings;
  for (Index i = 1; i < view.document.sections.size(); ++i) {
    const Section& section = view.document.sections[i];
    const Index rule = view.conformance.rule_of_section[i];
    if (rule == nothing || !view.schema->sections[rule].required) continue;
    if (has_subsections(view.schema->document.sections, rule)) continue;
    if (has_subsections(view.document.sections, i)) continue;
    if (has_content(view.document, section.body)) continue;
    if (!split_title(view.document.slice(section.title)).remark.empty()) continue;
    const bool optional = view.schema->sections[rule].guide.tier == Tier::optional;
    findings.push_back({.span = section.heading,
                        .severity = optional ? Severity::hint : Severity::information,
                        .message = fmt::format("Section \"{}\" is empty: write what belongs there, "
                                               "or \"None\".",
                                               view.schema->sections[rule].title),
                        .code = {}});
  }
  return findings;
}

std::vector<Finding> duplicate_sections(const View& view) {
  std::vector<Finding> findings;
  if (view.conformance.form == Form::bare) return findings;
  for (Index i = 1; i < view.document.sections.size(); ++i) {
    const Index first = view.conformance.duplicate_of[i];
    if (first == nothing) continue;
    const std::size_t line =
        view.document.text->line_of(view.document.sections[first].heading.begin) + 1;
    findings.push_back(
        {.span = view.document.sections[i].heading,
         .severity = Severity::information,
         .message = fmt::format("Section {} is here a second time: the first is on line {}.",
                                quoted(view.document.slice(view.document.sections[i].title)), line),
         .code = {}});
  }
  return findings;
}

}  // namespace handoff
