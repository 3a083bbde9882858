#include "server/format/format.h"

#include <algorithm>
#include <tuple>

#include "server/format/layout_edits.h"

namespace handoff {
namespace {

/// From the start of the first line that `span` touches to the end of the last.
Span lines_around(const Text& text, Span span) {
  return {text.line(text.line_of(span.begin)).begin, text.whole_line(text.line_of(span.end)).end};
}

void mend_end(const View& view, const FormatOptions& options, std::vector<Edit>& edits) {
  const std::string_view text = view.text();
  const std::size_t last = text.find_last_not_of("\r\n");
  if (last == text.npos) return;
  const Text& lines = *view.document.text;
  const std::size_t end = lines.line(lines.line_of(last)).end;
  const std::size_t broken = lines.whole_line(lines.line_of(last)).end;
  if (end == text.size() && options.insert_final_newline) {
    edits.push_back({{end, end}, std::string(lines.line_break())});
  } else if (broken < text.size() && options.trim_final_newlines) {
    edits.push_back({{broken, text.size()}, ""});
  }
}

template <class Part, class Same>
bool is_same(const std::vector<Part>& parts, const std::vector<Part>& others, Same same) {
  return std::equal(parts.begin(), parts.end(), others.begin(), others.end(), same);
}

/// What hangs below a number may be indented otherwise than before.
std::string without_blanks(std::string_view text) {
  std::string words(text);
  std::erase_if(words, [](char c) { return c == ' ' || c == '\t'; });
  return words;
}

/// What a reader of Markdown makes of both texts is the same, but for numbers and bullets.
bool reads_the_same(const View& view, const View& after) {
  const Document& one = view.document;
  const Document& other = after.document;
  const auto same_words = [&](Span a, Span b) {
    return without_blanks(one.slice(a)) == without_blanks(other.slice(b));
  };
  return view.conformance.form == after.conformance.form &&
         view.conformance.section_of_rule == after.conformance.section_of_rule &&
         view.conformance.slot_of_field == after.conformance.slot_of_field &&
         is_same(one.sections, other.sections,
                 [&](const Section& a, const Section& b) {
                   return a.level == b.level && one.slice(a.title) == other.slice(b.title);
                 }) &&
         is_same(one.items, other.items,
                 [](const Item& a, const Item& b) {
                   return std::tie(a.ordered, a.task, a.section, a.parent) ==
                          std::tie(b.ordered, b.task, b.section, b.parent);
                 }) &&
         is_same(one.fields, other.fields,
                 [&](const Field& a, const Field& b) {
                   return a.item == b.item && one.slice(a.label) == other.slice(b.label);
                 }) &&
         is_same(one.brackets, other.brackets,
                 [](const Bracket& a, const Bracket& b) {
                   return std::tie(a.section, a.item, a.field) ==
                          std::tie(b.section, b.item, b.field);
                 }) &&
         is_same(view.conformance.slot_of_bracket, after.conformance.slot_of_bracket,
                 [&](Index a, Index b) {
                   if (a == nothing || b == nothing) return a == b;
                   return view.schema->slots[a].key == view.schema->slots[b].key;
                 }) &&
         is_same(one.code, other.code, same_words) &&
         is_same(one.comments, other.comments, same_words);
}

}  // namespace

std::vector<Edit> format(const View& view, Span within, const FormatOptions& options) {
  if (view.schema == nullptr || view.conformance.form != Form::templated ||
      view.document.simplified != Simplified::no) {
    return {};
  }
  const Span lines = lines_around(*view.document.text, within);
  std::vector<Edit> edits;
  space_headings(view, edits);  // before: what is inserted at a line comes first
  mend_headings(view, edits);
  mend_line_ends(view, edits);
  mend_lists(view, lines, edits);
  mend_end(view, options, edits);
  std::erase_if(edits, [&](const Edit& edit) { return !lines.contains(edit.span); });
  std::ranges::stable_sort(edits, {}, [](const Edit& edit) { return edit.span.begin; });
  edits.erase(std::unique(edits.begin(), edits.end()), edits.end());
  if (edits.empty()) return edits;
  const auto text = std::make_shared<const Text>(apply(view.text(), edits));
  if (!reads_the_same(view, make_view(text, view.schema, view.library))) edits.clear();
  return edits;
}

}  // namespace handoff
