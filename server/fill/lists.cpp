#include "server/fill/lists.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "server/fill/form.h"
#include "server/syntax/escape.h"
#include "server/text/ascii.h"

namespace handoff {
namespace {

constexpr std::size_t longest_list = 100;

std::string written(const Value& value, Placement placement) {
  return (value.code ? code_span(value.text) : escape_markdown(stripped(value.text), placement)) +
         value.note;
}

/// The template's item with `row` in its slots; slots without a value go with what leads to them.
std::string item_text(const Schema& schema, const Family& family, const Row& row) {
  const Document& document = schema.document;
  const Item& origin = document.items[family.items.front()];
  std::string text;
  std::size_t copied = origin.span.begin;
  const std::vector<Index> slots = schema.slots_in(origin.span);
  for (std::size_t i = 0; i < slots.size() && i < row.size(); ++i) {
    const Bracket& slot = document.brackets[slots[i]];
    text += document.slice({copied, slot.span.begin});
    text += written_at(document, slot.span.begin, slot.item, row[i]);
    copied = slot.span.end;
  }
  if (slots.size() <= row.size()) text += document.slice({copied, origin.span.end});
  return text;
}

/// `text` with the marker of `like`: its bullet, or `number` and its delimiter.
std::string with_marker(const std::string& text, const Item& like, int number) {
  const std::size_t end = text.find(' ');
  const std::string marker =
      like.ordered ? fmt::format("{}{}", number, like.marker) : std::string(1, like.marker);
  return marker + text.substr(std::min(end, text.size()));
}

/// An item with the line break and the blank lines that lead to it. Expects: a line with text
/// above.
Span with_space_before(const Text& text, Span span) {
  std::size_t above = text.line_of(span.begin) - 1;
  while (text.is_blank(above)) --above;
  return {text.line(above).end, span.end};
}

/// True when `what`, which is not empty, stands somewhere in `text` and not as a part of longer
/// words.
bool mentions(std::string_view text, std::string_view what) {
  for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + 1)) {
    const std::size_t end = at + what.size();
    const bool begins = at == 0 || !is_alphanumeric(text[at - 1]) || !is_alphanumeric(text[at]);
    const bool ends =
        end == text.size() || !is_alphanumeric(text[end - 1]) || !is_alphanumeric(text[end]);
    if (begins && ends) return true;
  }
  return false;
}

/// A list that nobody would read to its end is cut, and says so.
std::vector<Row> shortened(std::vector<Row> rows, bool truncated) {
  if (rows.size() <= longest_list) return rows;
  const std::size_t more = rows.size() - longest_list;
  rows.resize(longest_list);
  rows.push_back({{fmt::format("and {}{} more", truncated ? "at least " : "", more)}});
  return rows;
}

/// What a section says outside the open items of a list in it.
std::string text_beside(const Document& document, const OpenList& list) {
  const Span body = document.sections[list.section].body;
  std::string text;
  std::size_t at = body.begin;
  for (const Index item : list.items) {
    const Span span = document.items[item].span;
    text += document.slice({at, span.begin});
    at = span.end;
  }
  return text += document.slice({at, std::max(at, body.end)});
}

}  // namespace

const Source* source_of(const View& view, Index bracket) {
  const Index slot = view.conformance.slot_of_bracket[bracket];
  return slot == nothing ? nullptr : source_named(view.schema->slots[slot].guide.git);
}

const Family* family_named_by(const View& view, Index bracket) {
  const Index slot = view.conformance.slot_of_bracket[bracket];
  const SlotRule& rule = view.schema->slots[slot];
  if (rule.number == 0 || view.document.brackets[bracket].item == nothing) return nullptr;
  const Family* family =
      view.schema->family_of_section(view.schema->document.brackets[slot].section);
  return family != nullptr && family->stem == rule.stem ? family : nullptr;
}

std::vector<OpenList> open_lists(const View& view) {
  std::vector<OpenList> lists;
  std::map<std::pair<Index, const Family*>, std::size_t> known;
  std::map<Index, FormLines> forms;
  Index last = nothing;
  for (Index i = 0; i < view.document.brackets.size(); ++i) {
    const Bracket& bracket = view.document.brackets[i];
    const Source* source = source_of(view, i);
    const Family* family = source == nullptr ? nullptr : family_named_by(view, i);
    if (family == nullptr) continue;
    const Index item = view.document.outermost(bracket.item);
    if (item == std::exchange(last, item)) continue;
    const FormLines& form =
        forms.try_emplace(family->section, *view.schema, family->section).first->second;
    if (!form.cover(*view.document.text, view.document.items[item].span)) continue;
    const auto [place, is_new] = known.try_emplace({bracket.section, family}, lists.size());
    if (is_new) lists.push_back({family, source, bracket.section, {}});
    lists[place->second].items.push_back(item);
  }
  return lists;
}

std::vector<Row> rows_to_list(const View& view, const OpenList& list, const Facts& facts) {
  std::vector<Row> rows = list.source->rows(facts);
  const std::string listed = text_beside(view.document, list);
  std::erase_if(rows, [&](const Row& row) {
    return mentions(listed, written(row.front(), Placement::block_start));
  });
  return rows;
}

Edit fill_item(const View& view, const OpenList& list, Index item, const Row& row) {
  const Item& place = view.document.items[item];
  return {place.span, with_marker(item_text(*view.schema, *list.family, row), place, place.number)};
}

std::vector<Edit> fill_list(const View& view, const OpenList& list, const Facts& facts) {
  std::vector<Edit> edits;
  const bool truncated = facts.git && facts.git->truncated;
  const std::vector<Row> rows = shortened(rows_to_list(view, list, facts), truncated);
  if (rows.empty()) return edits;
  const Text& text = *view.document.text;
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const Span span = view.document.items[list.items[i]].span;
    edits.push_back(i < rows.size() ? fill_item(view, list, list.items[i], rows[i])
                                    : Edit{with_space_before(text, span), ""});
  }
  const Item& last = view.document.items[list.items.back()];
  const Span line = text.line(text.line_of(last.span.begin));
  for (std::size_t i = list.items.size(); i < rows.size(); ++i) {
    const int number = last.number + static_cast<int>(i - list.items.size()) + 1;
    edits.back().text += text.line_break();
    edits.back().text += text.slice({line.begin, last.span.begin});
    edits.back().text += with_marker(item_text(*view.schema, *list.family, rows[i]), last, number);
  }
  return edits;
}

std::string written_at(const Document& document, std::size_t offset, Index item,
                       const Value& value) {
  const Span line = document.text->line(document.text->line_of(offset));
  const std::string_view before = document.slice({line.begin, offset});
  const bool starts = before.find_first_not_of(" \t>") == before.npos ||
                      (item != nothing && document.items[item].text.begin == offset);
  return written(value, starts ? Placement::block_start : Placement::inside);
}

}  // namespace handoff
