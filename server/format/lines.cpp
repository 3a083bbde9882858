// The ends of lines that the template lays down: labelled ones, and those with slots.
#include <algorithm>

#include "server/analysis/layout.h"
#include "server/analysis/table_rows.h"
#include "server/format/layout_edits.h"

namespace handoff {
namespace {

/// In the template, too, blanks end that line.
bool ends_with_blanks(const View& view, Index slot) {
  const Document& form = view.schema->document;
  const std::size_t line = form.text->line_of(form.brackets[slot].span.begin);
  return form.slice(form.text->line(line)).ends_with(' ');
}

/// The lines that hold a part of the template, but for those of tables, with the slot that it is
/// about; ascending.
std::vector<std::pair<std::size_t, Index>> lines_of_template(const View& view) {
  std::vector<std::pair<std::size_t, Index>> lines;
  const Text& text = *view.document.text;
  for (Index i = 0; i < view.document.fields.size(); ++i) {
    const Index slot = view.conformance.slot_of_field[i];
    if (slot != nothing) lines.emplace_back(text.line_of(view.document.fields[i].mark.begin), slot);
  }
  for (Index i = 0; i < view.document.brackets.size(); ++i) {
    const Index slot = view.conformance.slot_of_bracket[i];
    if (slot != nothing) {
      lines.emplace_back(text.line_of(view.document.brackets[i].span.begin), slot);
    }
  }
  std::erase_if(
      lines, [&](const auto& entry) { return is_in_table(view.document, text.line(entry.first)); });
  std::ranges::sort(lines);
  const auto is_same_line = [](const auto& a, const auto& b) { return a.first == b.first; };
  lines.erase(std::unique(lines.begin(), lines.end(), is_same_line), lines.end());
  return lines;
}

template <class Part, class SpanOf>
bool begins_on(const std::vector<Part>& parts, Span line, SpanOf span_of) {
  const auto part = std::ranges::lower_bound(
      parts, line.begin, {}, [&](const Part& entry) { return span_of(entry).begin; });
  return part != parts.end() && span_of(*part).begin < line.end;
}

/// Text may follow directly, so that two blanks at the end break the line.
bool runs_on(const Document& document, std::size_t line) {
  const Text& text = *document.text;
  if (line + 1 >= text.line_count() || text.is_blank(line + 1)) return false;
  const Span next = text.line(line + 1);
  return !begins_on(document.items, next, [](const Item& item) {
    return item.span;
  }) && !begins_on(document.sections, next, [](const Section& section) { return section.heading; });
}

}  // namespace

void mend_line_ends(const View& view, std::vector<Edit>& edits) {
  const Text& text = *view.document.text;
  std::vector<Span> restored;
  for (const LostBreaks& lost : lost_breaks(view)) {
    for (const Span end : lost.ends) {
      edits.push_back({end, lost.backslashes ? "\\" : "  "});
      restored.push_back(end);
    }
  }
  auto next = restored.begin();
  for (const auto& [line, slot] : lines_of_template(view)) {
    const Span whole = text.line(line);
    while (next != restored.end() && next->end < whole.begin) ++next;
    const bool is_restored = next != restored.end() && next->begin <= whole.end;
    const Span blanks{trimmed(view.text(), whole).end, whole.end};
    const bool breaks = runs_on(view.document, line) && blanks.size() > 1;
    if (is_restored || blanks.empty() || breaks || ends_with_blanks(view, slot)) continue;
    edits.push_back({blanks, ""});
  }
}

}  // namespace handoff
