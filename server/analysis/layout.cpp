#include "server/analysis/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "server/analysis/checks.h"
#include "server/analysis/words.h"
#include "server/analysis/work.h"

namespace handoff {
namespace {

/// A kind of section is on one level when so many of its headings are there.
constexpr std::size_t fewest_headings = 3;

bool breaks_with_backslash(std::string_view line) {
  const std::size_t last = line.find_last_not_of('\\');
  return (line.size() - (last == line.npos ? 0 : last + 1)) % 2 == 1;
}

bool breaks(std::string_view line) {
  if (line.ends_with("  ") || breaks_with_backslash(line)) return true;
  const std::string_view text = stripped(line);
  return text.ends_with("<br>") || text.ends_with("<br/>") || text.ends_with("<br />");
}

std::string_view line_around(const Document& document, std::size_t offset) {
  return document.slice(document.text->line(document.text->line_of(offset)));
}

/// A labelled line that breaks in the template, of its header or footer.
bool is_meant_to_break(const View& view, Index field) {
  const Index slot = view.conformance.slot_of_field[field];
  const Field& line = view.document.fields[field];
  if (slot == nothing || line.item != nothing || line.row != nothing) return false;
  const Document& form = view.schema->document;
  const Bracket& origin = form.brackets[slot];
  return origin.item == nothing && !view.schema->sections[origin.section].required &&
         breaks(line_around(form, origin.span.begin));
}

bool begins_line(const Document& document, const Field& field) {
  const Span line = document.text->line(document.text->line_of(field.mark.begin));
  return stripped(document.slice({line.begin, field.mark.begin})).empty();
}

/// The headings of the document for the template's headings of one level.
int usual_level(const View& view, int template_level) {
  std::map<int, std::size_t> counts;
  std::size_t total = 0;
  for (Index rule = 0; rule < view.schema->sections.size(); ++rule) {
    const Index section = view.conformance.section_of_rule[rule];
    const bool counted = section != nothing && view.schema->sections[rule].required &&
                         view.schema->document.sections[rule].level == template_level;
    if (!counted) continue;
    ++counts[view.document.sections[section].level];
    ++total;
  }
  if (total < fewest_headings) return 0;
  for (const auto& [level, count] : counts) {
    if (3 * count >= 2 * total) return level;
  }
  return 0;
}

std::vector<Index> parents_of(const std::vector<int>& levels) {
  std::vector<Index> parents(levels.size(), nothing);
  std::vector<Index> open;
  for (Index i = 0; i < levels.size(); ++i) {
    while (!open.empty() && levels[open.back()] >= levels[i]) open.pop_back();
    if (!open.empty()) parents[i] = open.back();
    open.push_back(i);
  }
  return parents;
}

bool looks_meant(const Document& document, const Section& section) {
  const std::string_view title = document.slice(section.title);
  const std::string_view underline =
      stripped(document.slice({underline_of(document, section), section.heading.end}));
  const bool lines = title.find_first_of("\r\n") != title.npos;
  const bool sentence = title.ends_with('.') || title.starts_with("**");
  return !lines && !sentence && (underline.size() != 3 || title.size() == 3);
}

}  // namespace

std::vector<LostBreaks> lost_breaks(const View& view) {
  std::vector<LostBreaks> found;
  if (view.conformance.form != Form::templated) return found;
  const Document& document = view.document;
  std::size_t last_line = nothing;
  for (Index i = 0; i + 1 < document.fields.size(); ++i) {
    const Field& field = document.fields[i];
    const std::size_t line = document.text->line_of(field.mark.begin);
    const bool runs_on = document.text->line_of(document.fields[i + 1].mark.begin) == line + 1 &&
                         begins_line(document, document.fields[i + 1]);
    if (!runs_on || !begins_line(document, field) || !is_meant_to_break(view, i)) continue;
    const Span whole = document.text->line(line);
    const std::string_view text = document.slice(whole);
    const bool is_next = last_line != nothing && last_line + 1 == line;
    last_line = line;
    if (breaks(text)) continue;
    if (!is_next || found.empty()) found.push_back({{field.mark.begin, whole.end}, {}, false});
    const Span content = trimmed(document.text->content(), whole);
    found.back().ends.push_back({content.end, whole.end});
  }
  if (found.empty()) return found;
  const bool backslashes =
      std::any_of(document.fields.begin(), document.fields.end(), [&](const Field& field) {
        return field.item == nothing &&
               breaks_with_backslash(line_around(document, field.mark.begin));
      });
  for (LostBreaks& lost : found) lost.backslashes = backslashes;
  return found;
}

bool is_underlined(const Document& document, const Section& section) {
  return document.text->line_of(section.heading.begin) <
         document.text->line_of(section.heading.end);
}

std::size_t underline_of(const Document& document, const Section& section) {
  return document.text->line(document.text->line_of(section.heading.end)).begin;
}

std::vector<Index> accidental_headings(const View& view) {
  std::vector<Index> found;
  if (view.conformance.form == Form::bare) return found;
  bool has_marked = false;
  for (Index i = 1; i < view.document.sections.size(); ++i) {
    const Section& section = view.document.sections[i];
    const bool underlined = is_underlined(view.document, section);
    has_marked = has_marked || (!underlined && section.level == 2);
    if (!underlined || section.level != 2) continue;
    // Where headings are underlined, this may be one.
    if (view.conformance.rule_of_section[i] != nothing) return {};
    if (!looks_meant(view.document, section)) found.push_back(i);
  }
  return has_marked ? found : std::vector<Index>{};
}

bool Levels::within(Index section, Index ancestor) const {
  while (section != nothing && section != ancestor) section = parent[section];
  return section == ancestor;
}

Levels meant_levels(const View& view) {
  Levels levels;
  for (const Section& section : view.document.sections) levels.level.push_back(section.level);
  std::vector<int> nesting = levels.level;
  const int upper = usual_level(view, 2), lower = usual_level(view, 3);
  if (view.conformance.form == Form::templated && upper != 0 && (lower == 0 || upper <= lower)) {
    for (Index rule = 0; rule < view.schema->sections.size(); ++rule) {
      const Index section = view.conformance.section_of_rule[rule];
      const int level = view.schema->document.sections[rule].level;
      if (section == nothing || !view.schema->sections[rule].required) continue;
      if (level != 2 && level != 3) continue;
      // Without two clear levels, what follows a section of the template is a part of it.
      nesting[section] = level == 2 ? upper : std::max(lower, upper + 1);
      if (upper < lower) levels.level[section] = nesting[section];
    }
  }
  levels.parent = parents_of(nesting);
  return levels;
}

std::vector<Finding> lost_line_breaks(const View& view) {
  std::vector<Finding> findings;
  for (const LostBreaks& lost : lost_breaks(view)) {
    findings.push_back({.span = lost.span,
                        .severity = Severity::hint,
                        .message = "The lines from here on are shown as one: their line breaks "
                                   "(two spaces at the end) are lost.",
                        .code = {}});
  }
  return findings;
}

std::vector<Finding> rules_as_underlines(const View& view) {
  std::vector<Finding> findings;
  for (const Index i : accidental_headings(view)) {
    const Section& section = view.document.sections[i];
    findings.push_back({.span = {underline_of(view.document, section), section.heading.end},
                        .severity = severity_in(view, Severity::warning),
                        .message = fmt::format(
                            "This line makes a heading of {}: a blank line belongs between them.",
                            quoted(view.document.slice(section.title))),
                        .code = {}});
  }
  return findings;
}

std::vector<Finding> wrong_heading_levels(const View& view) {
  std::vector<Finding> findings;
  const Levels levels = meant_levels(view);
  for (Index i = 1; i < view.document.sections.size(); ++i) {
    const Section& section = view.document.sections[i];
    if (section.level == levels.level[i]) continue;
    findings.push_back(
        {.span = section.heading,
         .severity = Severity::information,
         .message = fmt::format("Section {} is on level {}, others like it are on {}.",
                                quoted(view.document.slice(section.title)), section.level,
                                levels.level[i]),
         .code = {}});
  }
  return findings;
}

}  // namespace handoff
