#include "server/features/pieces.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "server/analysis/layout.h"

namespace handoff {
namespace {

bool is_line_break(char c) {
  return c == '\n' || c == '\r';
}

/// The line that ends before `offset` is blank, or there is none.
bool blank_before(std::string_view text, std::size_t offset) {
  std::size_t breaks = 0;
  while (offset > 0) {
    const char c = text[offset - 1];
    if (c == '\n') {
      ++breaks;
    } else if (c == '\r') {
      if (offset >= text.size() || text[offset] != '\n') ++breaks;
    } else if (c != ' ' && c != '\t') {
      return breaks > 1;
    }
    --offset;
  }
  return true;
}

bool blank_after(std::string_view text, std::size_t offset) {
  while (offset < text.size() && (text[offset] == ' ' || text[offset] == '\t')) ++offset;
  return offset == text.size() || is_line_break(text[offset]);
}

/// In the template a section follows the heading of the one that holds it without a blank line:
/// true when `rule` is such a heading, and what comes after `place` its part.
bool leads_to_part(const View& view, const Place& place, Index rule) {
  const Index next = view.conformance.rule_of_section[place.neighbour];
  return place.relation == Place::Relation::before && next != nothing &&
         view.schema->document.sections[next].parent == rule &&
         view.schema->document.sections[rule].body.empty();
}

/// The same for what is inserted directly behind a heading.
bool follows_heading(const View& view, const Place& place) {
  if (place.relation != Place::Relation::within) return false;
  const Section& section = view.document.sections[place.neighbour];
  const Span between{section.heading.end, place.offset};
  return view.document.slice(between).find_first_not_of(" \t\r\n") == std::string_view::npos;
}

Piece converted(const Piece& piece, std::string_view line_break) {
  if (line_break == "\n") return piece;
  Piece result;
  std::size_t copied = 0;
  for (const Span slot : piece.slots) {
    result.append(with_line_breaks(slice(piece.text, {copied, slot.begin}), line_break));
    const std::size_t begin = result.text.size();
    result.append(slice(piece.text, slot));
    result.slots.push_back({begin, result.text.size()});
    copied = slot.end;
  }
  result.append(with_line_breaks(std::string_view(piece.text).substr(copied), line_break));
  return result;
}

Piece section_piece(const Schema& schema, Index rule, int level) {
  const Section& section = schema.document.sections[rule];
  Span span{section.heading.begin, section.body.end};
  while (span.end > span.begin && is_line_break(schema.text()[span.end - 1])) --span.end;
  Piece written = piece_of(schema, span);
  const std::size_t marks = written.text.find_first_not_of('#');
  if (marks == 0 || level == section.level) return written;
  Piece piece{std::string(static_cast<std::size_t>(level), '#'), {}};
  piece.append(written, marks);
  return piece;
}

int level_at(const View& view, const Levels& levels, const Place& place, Index rule) {
  const int level = view.schema->document.sections[rule].level;
  const Index beside = view.conformance.rule_of_section[place.neighbour];
  if (beside == nothing || view.document.sections[place.neighbour].level == 0) return level;
  const int there = levels.level[place.neighbour];
  const int shift = there - view.schema->document.sections[beside].level;
  return std::clamp(level + shift, std::min(there, 2), 6);
}

}  // namespace

void Piece::append(const Piece& other, std::size_t from) {
  const std::size_t begin = text.size();
  text.append(other.text, from);
  for (const Span slot : other.slots) {
    slots.push_back({begin + slot.begin - from, begin + slot.end - from});
  }
}

Piece piece_of(const Schema& schema, Span span) {
  Piece piece{std::string(schema.document.slice(span)), {}};
  for (const Index slot : schema.slots_in(span)) {
    const Span bracket = schema.document.brackets[slot].span;
    piece.slots.push_back({bracket.begin - span.begin, bracket.end - span.begin});
  }
  return piece;
}

std::vector<LevelledRule> levelled(const View& view, const std::vector<Index>& rules) {
  const Levels levels = meant_levels(view);
  std::vector<LevelledRule> sections;
  for (const Index rule : rules) {
    const Place place = place_of(*view.schema, view.document, view.conformance, rule);
    sections.push_back({rule, level_at(view, levels, place, rule)});
  }
  return sections;
}

Piece sections_piece(const Schema& schema, const std::vector<LevelledRule>& sections) {
  Piece piece;
  Index before = nothing;
  for (const auto& [rule, level] : sections) {
    const bool part = before != nothing && schema.document.sections[rule].parent == before &&
                      schema.document.sections[before].body.empty();
    if (before != nothing) piece.append(part ? "\n" : "\n\n");
    piece.append(section_piece(schema, rule, level));
    before = rule;
  }
  return piece;
}

Piece next_item(const View& view, const Family& family, Index section, std::size_t offset) {
  const Text& text = *view.document.text;
  const Span line = text.line(text.line_of(offset));
  int highest = 0, items = 0;
  for (Index i = 0; i < view.document.brackets.size(); ++i) {
    const Bracket& bracket = view.document.brackets[i];
    const auto [stem, number] = split_number(view.document.name(bracket));
    if (bracket.section != section || line.contains(bracket.span)) continue;
    if (stem == family.stem) highest = std::max(highest, number);
  }
  for (const Item& item : view.document.items) {
    if (line.begin <= item.span.begin && item.span.begin <= line.end) continue;
    if (item.section == section && item.parent == nothing) ++items;
  }
  const int number = std::max(highest, items) + 1;
  const Item& origin = view.schema->document.items[family.items.front()];
  const Piece first = piece_of(*view.schema, origin.span);
  Piece piece;
  std::size_t copied = 0;
  if (origin.ordered) {
    copied = first.text.find(origin.marker);
    piece.append(fmt::format("{}", number));
  }
  for (const Span slot : first.slots) {
    const std::string_view name = slice(first.text, {slot.begin + 1, slot.end - 1});
    const NumberedName numbered = split_number(name);
    piece.append(slice(first.text, {copied, slot.begin}));
    const std::size_t begin = piece.text.size();
    piece.append(numbered.number == 0 ? fmt::format("[{}]", name)
                                      : fmt::format("[{}_{}]", numbered.stem, number));
    piece.slots.push_back({begin, piece.text.size()});
    copied = slot.end;
  }
  piece.append(std::string_view(first.text).substr(copied));
  return piece;
}

std::vector<Index> with_missing_parts(const View& view, Index rule) {
  std::vector<Index> rules{rule};
  for (Index i = rule + 1; i < view.schema->sections.size(); ++i) {
    if (view.schema->document.sections[i].parent == rule && view.conformance.missing(i)) {
      rules.push_back(i);
    }
  }
  return rules;
}

std::vector<Insertion> insertions(const View& view, const std::vector<Index>& rules) {
  std::map<std::size_t, std::vector<LevelledRule>> by_offset;
  std::map<std::size_t, Place> places;
  for (const LevelledRule& section : levelled(view, rules)) {
    const Place place = place_of(*view.schema, view.document, view.conformance, section.rule);
    by_offset[place.offset].push_back(section);
    places.emplace(place.offset, place);
  }
  std::vector<Insertion> result;
  for (auto& [offset, group] : by_offset) {
    std::ranges::sort(group, {}, &LevelledRule::rule);
    const std::string_view text = view.text();
    Piece piece;
    if (offset > 0 && !is_line_break(text[offset - 1])) piece.append("\n");
    if (!blank_before(text, offset) && !follows_heading(view, places[offset])) piece.append("\n");
    piece.append(sections_piece(*view.schema, group));
    const bool touches =
        blank_after(text, offset) || leads_to_part(view, places[offset], group.back().rule);
    if (offset < text.size()) piece.append(touches ? "\n" : "\n\n");
    if (offset == text.size() && offset > 0 && is_line_break(text[offset - 1])) piece.append("\n");
    result.push_back({offset, converted(piece, view.document.text->line_break())});
  }
  return result;
}

}  // namespace handoff
