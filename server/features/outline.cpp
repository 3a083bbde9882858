#include "server/features/outline.h"

#include <fmt/format.h>

#include <algorithm>

#include "server/features/lookup.h"
#include "server/text/utf8.h"

namespace handoff {
namespace {

constexpr std::size_t most_entries = 5000;
constexpr std::size_t deepest = 16;
constexpr std::size_t longest_text = 120;

/// Runs of white space as one space each, cut where it gets long.
std::string on_one_line(std::string_view text) {
  const std::string_view start = truncate_utf8(text, longest_text);
  std::string line;
  for (const char c : stripped(start)) {
    const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!blank) {
      line += c;
    } else if (!line.ends_with(' ')) {
      line += ' ';
    }
  }
  return start.size() == text.size() ? line : line + "…";
}

OutlineEntry section_entry(const View& view, Index index, std::size_t open) {
  const Document& document = view.document;
  const Section& section = document.sections[index];
  OutlineEntry entry;
  entry.name = on_one_line(document.slice(section.title));
  if (entry.name.empty()) entry.name = "(no title)";
  if (open > 0) entry.detail = fmt::format("{} open", open);
  entry.span = without_end(document, {section.heading.begin, section.end});
  entry.span.end = std::max(entry.span.end, section.heading.end);
  entry.name_span = section.title.empty() ? section.heading : section.title;
  return entry;
}

/// A field that an item starts with has what is nested in the item below it.
OutlineEntry field_entry(const View& view, const Field& field) {
  const Document& document = view.document;
  OutlineEntry entry;
  entry.kind = OutlineKind::field;
  entry.name = on_one_line(document.slice(field.label));
  entry.detail = on_one_line(document.slice(field.value));
  entry.span = {field.mark.begin, std::max(field.mark.end, field.value.end)};
  const bool starts_item =
      field.item != nothing && document.items[field.item].text.begin == field.mark.begin;
  if (starts_item) {
    const Span item = without_end(document, document.items[field.item].span);
    entry.span.end = std::max(entry.span.end, item.end);
  }
  entry.name_span = field.label;
  return entry;
}

}  // namespace

std::vector<std::size_t> open_slot_counts(const View& view) {
  std::vector<std::size_t> counts(view.document.sections.size());
  for (Index i = 0; i < view.conformance.slot_of_bracket.size(); ++i) {
    if (view.conformance.slot_of_bracket[i] == nothing) continue;
    for (Index section = view.document.brackets[i].section; section != nothing;
         section = view.document.sections[section].parent) {
      ++counts[section];
    }
  }
  return counts;
}

std::vector<OutlineEntry> outline(const View& view) {
  std::vector<OutlineEntry> entries;
  if (view.schema == nullptr) return entries;
  const Document& document = view.document;
  const std::vector<std::size_t> open = open_slot_counts(view);
  std::vector<Index> around;  // entries that hold the place that is being read
  Index section = 1, field = 0;
  while (entries.size() < most_entries) {
    while (field < document.fields.size() && !is_label(view, field)) ++field;
    const bool has_section = section < document.sections.size();
    const bool has_field = field < document.fields.size();
    if (!has_section && !has_field) break;
    const bool section_first =
        has_section && (!has_field || document.sections[section].heading.begin <=
                                          document.fields[field].mark.begin);
    OutlineEntry entry = section_first ? section_entry(view, section, open[section])
                                       : field_entry(view, document.fields[field]);
    section_first ? ++section : ++field;
    while (!around.empty() && !entries[around.back()].span.contains(entry.span)) around.pop_back();
    if (!around.empty()) entry.parent = around.back();
    if (around.size() < deepest) around.push_back(entries.size());
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace handoff
