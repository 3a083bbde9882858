#include "server/actions/ignore.h"

#include <fmt/format.h>

#include <algorithm>

#include "server/actions/rows.h"
#include "server/analysis/words.h"
#include "server/syntax/blocks.h"

namespace handoff {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string comment_for(Scope scope, std::string_view code) {
  return fmt::format("<!-- {} {} -->", directive_of(scope), code);
}

/// Blanks and quote marks that a line starts with.
std::string_view lead_of(std::string_view line) {
  return line.substr(0, std::min(line.find_first_not_of(" \t>"), line.size()));
}

/// The outermost item that begins on a line.
Index item_on(const Document& document, std::size_t line) {
  const Span span = document.text->line(line);
  const auto item = std::ranges::lower_bound(document.items, span.begin, {},
                                             [](const Item& item) { return item.span.begin; });
  const bool here = item != document.items.end() && item->span.begin <= span.end;
  return here ? static_cast<Index>(item - document.items.begin()) : nothing;
}

/// The item before `index` in the same list.
Index item_before(const Document& document, Index index) {
  const Item& item = document.items[index];
  for (Index i = index; i-- > 0;) {
    const Item& other = document.items[i];
    if (other.section != item.section || i == item.parent) return nothing;
    if (other.parent != item.parent) continue;
    const std::string_view between = document.slice({other.span.end, item.span.begin});
    const bool same_list = other.marker == item.marker &&
                           lead_of(stripped(between)).size() == stripped(between).size();
    return same_list ? i : nothing;
  }
  return nothing;
}

/// What an item's further lines begin with.
std::string inner_lead(const Document& document, const Item& item) {
  const Text& text = *document.text;
  const std::size_t line = text.line(text.line_of(item.span.begin)).begin;
  std::string lead(text.slice({line, item.span.begin}));
  const std::string_view marker = text.slice({item.span.begin, item.span.end});
  std::size_t width = std::min(marker.find_first_not_of("0123456789"), marker.size()) + 1;
  for (char& c : lead) {
    if (c != ' ' && c != '\t' && c != '>') c = ' ';  // the marker of an item around it
  }
  return lead + std::string(width + 1, ' ');
}

bool is_heading(const Document& document, std::size_t line) {
  const Section& section = document.sections[document.section_at(document.text->line(line).begin)];
  return section.level > 0 && document.text->line(line).begin <= section.heading.end &&
         document.text->line(line).end >= section.heading.begin;
}

bool continues_heading(const Document& document, std::size_t line) {
  return is_heading(document, line) && is_heading(document, line - 1) &&
         document.section_at(document.text->line(line).begin) ==
             document.section_at(document.text->line(line - 1).begin);
}

bool ends_one_of(const std::vector<Span>& spans, Span line) {
  const auto after =
      std::ranges::upper_bound(spans, line.end, {}, [](Span span) { return span.begin; });
  return after != spans.begin() && (after - 1)->end >= line.begin;
}

bool is_rule(std::string_view line) {
  return line.size() > 2 && line.find_first_of("-*_") == 0 &&
         line.find_first_not_of(fmt::format("{} \t", line[0])) == line.npos;
}

/// Nothing of the block that `line` belongs to stands before it.
bool begins_block(const Document& document, std::size_t line) {
  const Text& text = *document.text;
  if (item_on(document, line) != nothing || is_heading(document, line)) return true;
  const Span before = text.line(line - 1);
  const std::string_view content = stripped(text.slice(before));
  return lead_of(content).size() == content.size() || is_heading(document, line - 1) ||
         ends_one_of(document.comments, before) || ends_one_of(document.code, before) ||
         is_rule(content) || line == front_matter_end(text);
}

/// Expects: not the first line.
std::vector<Edit> own_line_before(const Document& document, std::size_t line, std::string comment) {
  const Text& text = *document.text;
  const std::string line_break(text.line_break());
  const std::string_view content = text.slice(text.line(line));
  std::string lead(lead_of(content));
  if (const Index item = item_on(document, line); item != nothing) {
    const Index before = item_before(document, item);
    if (before != nothing) lead = inner_lead(document, document.items[before]);
  }
  const bool apart = is_heading(document, line) && text.is_blank(line - 1);
  const std::size_t at = text.line(line).begin;
  return {{{at, at}, lead + comment + line_break + (apart ? line_break : "")}};
}

/// In the middle of a paragraph: at the end of the line before, where a comment is part of it.
std::vector<Edit> behind_line(const Document& document, std::size_t line, std::string comment) {
  const Text& text = *document.text;
  const Span span = text.line(line);
  const std::string_view content = text.slice(span);
  const std::size_t last = content.find_last_not_of(" \t\\");
  const auto field = std::ranges::find_if(
      document.fields, [&](const Field& field) { return span.contains(field.mark.begin); });
  const bool would_be_a_value = field != document.fields.end() && field->value.empty();
  const bool is_table = content.find('|') != content.npos;
  const bool is_definition = content.find("]:") != content.npos;
  if (last == content.npos || would_be_a_value || is_table || is_definition) return {};
  const std::size_t at = span.begin + last + 1;
  return {{{at, at}, fmt::format(" {}", comment)}};
}

std::vector<Edit> on_line(const Document& document, std::size_t offset, std::string_view code) {
  const std::size_t line = document.text->line_of(offset);
  // What is said of a document as a whole stands on its first line, whatever that is.
  if (line == 0 || line < front_matter_end(*document.text)) return {};
  if (continues_heading(document, line)) return {};
  const std::string comment = comment_for(Scope::next_line, code);
  return begins_block(document, line) ? own_line_before(document, line, comment)
                                      : behind_line(document, line - 1, comment);
}

std::vector<Edit> in_section(const Document& document, std::size_t offset, std::string_view code) {
  const Text& text = *document.text;
  const Section& section = document.sections[document.section_at(offset)];
  const std::string line_break(text.line_break());
  std::string comment = comment_for(Scope::section, code);
  const std::size_t at = section.body.begin;
  if (at == section.heading.end) return {{{at, at}, line_break + comment}};
  const bool airy = at < text.size() && text.is_blank(text.line_of(at));
  return {{{at, at}, (airy ? line_break : "") + comment + line_break}};
}

std::vector<Edit> in_file(const Document& document, std::string_view code) {
  const Text& text = *document.text;
  const std::string line_break(text.line_break());
  const std::string comment = comment_for(Scope::file, code);
  std::size_t line = front_matter_end(text);
  if (const Index modeline = modeline_of(text); modeline != nothing) line = modeline + 1;
  if (line >= text.line_count()) return {{{text.size(), text.size()}, line_break + comment}};
  const bool airy =
      text.is_blank(line) || stripped(text.slice(text.line(line))).starts_with("<!--");
  std::size_t at = text.line(line).begin;
  if (at == 0 && text.content().starts_with(byte_order_mark)) at = byte_order_mark.size();
  return {{{at, at}, comment + line_break + (airy ? "" : line_break)}};
}

/// Where a comment of this kind is about the place already, it gets one code more.
std::vector<Edit> in_comment(const Document& document, Scope scope, std::size_t offset,
                             std::string_view code) {
  const Index section = document.section_at(offset);
  for (const Suppression& one : suppressions(document)) {
    if (one.scope != scope || one.codes.empty() || !one.covered.contains(offset)) continue;
    const bool around =
        scope == Scope::section && document.section_at(one.comment.begin) != section;
    if (around) continue;
    const std::size_t at = one.codes.back().end;
    return {{{at, at}, fmt::format(" {}", code)}};
  }
  return {};
}

/// A modeline that lines in front of it would push out of the first ten.
bool keeps_modeline(const Document& document, const std::vector<Edit>& edits) {
  const Index line = modeline_of(*document.text);
  return line == nothing || line < 8 || edits.front().span.begin > document.text->line(line).begin;
}

std::string title_of(const Document& document, Scope scope, std::size_t offset,
                     std::string_view code) {
  if (scope == Scope::next_line) return fmt::format("Ignore \"{}\" on this line", code);
  if (scope == Scope::file) return fmt::format("Ignore \"{}\" in this file", code);
  const Section& section = document.sections[document.section_at(offset)];
  return fmt::format("Ignore \"{}\" in section {}", code, quoted(document.slice(section.title)));
}

/// A section that is not the document as a whole.
bool is_part(const Document& document, std::size_t offset) {
  const Index section = document.section_at(offset);
  return section > 1 || (section == 1 && document.sections[1].end < document.sections.back().end);
}

constexpr std::string_view scope_values[] = {"line", "section", "file"};

Scope scope_of(const Offer& offer) {
  const auto found = std::ranges::find(scope_values, offer.value);
  return static_cast<Scope>(found - std::begin(scope_values));
}

}  // namespace

std::vector<Edit> ignore_edits(const Document& document, Scope scope, std::size_t offset,
                               std::string_view code) {
  std::vector<Edit> edits = in_comment(document, scope, offset, code);
  if (!edits.empty()) return edits;
  if (scope == Scope::next_line) return on_line(document, offset, code);
  if (scope == Scope::section) return in_section(document, offset, code);
  return in_file(document, code);
}

std::vector<Offer> offer_ignore(const View& view, Span selection, std::span<const Finding> said) {
  if (view.is_empty()) return {};
  std::vector<Offer> offers;
  std::vector<std::string_view> seen;
  std::size_t line = nothing;
  for (const Finding& finding : said) {
    if (!finding.span.touches(selection)) continue;
    const std::size_t at = finding.span.begin;
    if (line == nothing) line = view.document.text->line_of(at);
    if (view.document.text->line_of(at) != line) break;  // of a wide selection, the beginning
    if (std::ranges::find(seen, finding.code) != seen.end()) continue;
    seen.push_back(finding.code);
    for (const Scope scope : {Scope::next_line, Scope::section, Scope::file}) {
      if (scope == Scope::section && !is_part(view.document, at)) continue;
      const std::vector<Edit> edits = ignore_edits(view.document, scope, at, finding.code);
      if (edits.empty() || !keeps_modeline(view.document, edits)) continue;
      offers.push_back({.action = {},
                        .title = title_of(view.document, scope, at, finding.code),
                        .value = std::string(scope_values[static_cast<std::size_t>(scope)]),
                        .about = finding.span,
                        .code = finding.code});
    }
  }
  return offers;
}

std::vector<Edit> edit_ignore(const View& view, const Offer& offer, const Facts*) {
  return ignore_edits(view.document, scope_of(offer), offer.about.begin, offer.code);
}

}  // namespace handoff
