#include "server/fill/fill.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "server/fill/sources.h"
#include "server/syntax/escape.h"

namespace handoff {
namespace {

constexpr std::size_t longest_list = 100;

const Source* source_of(const View& view, Index bracket) {
  const Index slot = view.conformance.slot_of_bracket[bracket];
  return slot == nothing ? nullptr : source_named(view.schema->slots[slot].guide.git);
}

std::string written(const Value& value, Placement placement) {
  std::string text = value.code ? code_span(value.text) : escape_markdown(value.text, placement);
  return text += value.note;
}

/// Whether what is written at `offset` starts a block: an item's text, or a line of its own.
Placement placement_at(const Document& document, std::size_t offset, Index item) {
  if (item != nothing && document.items[item].text.begin == offset) return Placement::block_start;
  const Span line = document.text->line(document.text->line_of(offset));
  const std::string_view before = document.slice({line.begin, offset});
  return before.find_first_not_of(" \t>") == before.npos ? Placement::block_start
                                                         : Placement::inside;
}

Index outermost(const Document& document, Index item) {
  while (item != nothing && document.items[item].parent != nothing) {
    item = document.items[item].parent;
  }
  return item;
}

/// The template's family that an open bracket belongs to, when it is the one that names the item.
const Family* family_of(const View& view, Index bracket) {
  const Index slot = view.conformance.slot_of_bracket[bracket];
  const SlotRule& rule = view.schema->slots[slot];
  if (rule.number == 0 || view.document.brackets[bracket].item == nothing) return nullptr;
  const Index section = view.schema->document.brackets[slot].section;
  const Family* family = view.schema->family_of_section(section);
  return family != nullptr && family->stem == rule.stem ? family : nullptr;
}

/// The template's item with `row` in its slots; slots without a value go with what leads to them.
std::string item_text(const Schema& schema, const Family& family, const Row& row) {
  const Document& document = schema.document;
  const Item& origin = document.items[family.items.front()];
  std::string text;
  std::size_t copied = origin.span.begin;
  const std::vector<Index> slots = schema.slots_in(origin.span);
  for (std::size_t i = 0; i < slots.size() && i < row.size(); ++i) {
    const Span span = document.brackets[slots[i]].span;
    text += document.slice({copied, span.begin});
    text += written(row[i], placement_at(document, span.begin, document.brackets[slots[i]].item));
    copied = span.end;
  }
  if (slots.size() <= row.size()) text += document.slice({copied, origin.span.end});
  return text;
}

/// `text` with the marker of `like`: its bullet, or `number` and its delimiter.
std::string with_marker(std::string text, const Item& like, int number) {
  const std::size_t end = text.find(' ');
  const std::string marker =
      like.ordered ? fmt::format("{}{}", number, like.marker) : std::string(1, like.marker);
  return marker + text.substr(std::min(end, text.size()));
}

/// An item with the line break and the blank lines that lead to it.
Span with_space_before(const Text& text, Span span) {
  const std::size_t last = text.content().find_last_not_of(" \t\r\n", span.begin - 1);
  return {last + 1, span.end};
}

/// True when `what`, which is not empty, stands somewhere in `text` and not as a part of longer
/// words.
bool mentions(std::string_view text, std::string_view what) {
  const auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + 1)) {
    const std::size_t end = at + what.size();
    const bool begins = at == 0 || !is_word(text[at - 1]) || !is_word(text[at]);
    const bool ends = end == text.size() || !is_word(text[end - 1]) || !is_word(text[end]);
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

class Filler {
 public:
  Filler(const View& view, const Facts& facts) : view_(view), facts_(facts) {}

  std::vector<Edit> fill(Span scope) {
    for (Index i = 0; i < view_.document.brackets.size(); ++i) {
      if (!scope.touches(view_.document.brackets[i].span)) continue;
      const Source* source = source_of(view_, i);
      if (source == nullptr) continue;
      if (const Family* family = family_of(view_, i)) {
        fill_family(*family, *source, i);
      } else if (const auto rows = source->rows(facts_); !rows.empty()) {
        replace(i, rows.front().front());
      }
    }
    return std::move(edits_);
  }

  std::vector<Edit> fill_one(Index bracket) {
    const Source* source = source_of(view_, bracket);
    if (source == nullptr) return {};
    const std::vector<Row> rows = source->rows(facts_);
    const Family* family = family_of(view_, bracket);
    if (family == nullptr) {
      if (!rows.empty()) replace(bracket, rows.front().front());
      return std::move(edits_);
    }
    const std::vector<Index> items = open_items(*family, bracket);
    const Index item = outermost(view_.document, view_.document.brackets[bracket].item);
    const auto at =
        static_cast<std::size_t>(std::find(items.begin(), items.end(), item) - items.begin());
    const std::vector<Row> fresh = not_yet_listed(rows, items);
    if (at < fresh.size()) {
      const Item& place = view_.document.items[item];
      edits_.push_back({place.span, with_marker(item_text(*view_.schema, *family, fresh[at]), place,
                                                place.number)});
    }
    return std::move(edits_);
  }

 private:
  void replace(Index bracket, const Value& value) {
    const Bracket& place = view_.document.brackets[bracket];
    edits_.push_back(
        {place.span, written(value, placement_at(view_.document, place.span.begin, place.item))});
  }

  /// Items of the same list section whose naming slot is still open.
  std::vector<Index> open_items(const Family& family, Index bracket) const {
    std::vector<Index> items;
    const Index section = view_.document.brackets[bracket].section;
    for (Index i = 0; i < view_.document.brackets.size(); ++i) {
      const Bracket& other = view_.document.brackets[i];
      if (other.section != section || view_.conformance.slot_of_bracket[i] == nothing) continue;
      if (family_of(view_, i) != &family) continue;
      const Index item = outermost(view_.document, other.item);
      if (items.empty() || items.back() != item) items.push_back(item);
    }
    return items;
  }

  /// Rows that the section does not name outside its open items.
  std::vector<Row> not_yet_listed(std::vector<Row> rows, const std::vector<Index>& items) const {
    const Section& section = view_.document.sections[view_.document.items[items.front()].section];
    std::string listed;
    std::size_t at = section.body.begin;
    for (const Index item : items) {
      const Span span = view_.document.items[item].span;
      if (span.begin < at) continue;
      listed += view_.document.slice({at, span.begin});
      at = span.end;
    }
    listed += view_.document.slice({at, std::max(at, section.body.end)});
    std::erase_if(rows, [&](const Row& row) {
      return mentions(listed, written(row.front(), Placement::block_start));
    });
    return rows;
  }

  void fill_family(const Family& family, const Source& source, Index bracket) {
    const std::vector<Index> items = open_items(family, bracket);
    if (!filled_.insert(items.front()).second) return;
    const bool truncated = facts_.git && facts_.git->truncated;
    const std::vector<Row> rows = shortened(not_yet_listed(source.rows(facts_), items), truncated);
    if (rows.empty()) return;
    const Text& text = *view_.document.text;
    const Item& first = view_.document.items[items.front()];
    const Span line = text.line(text.line_of(first.span.begin));
    const std::string separator =
        std::string(text.line_break()) + std::string(text.slice({line.begin, first.span.begin}));
    std::string list;
    int number = first.number;
    for (const Row& row : rows) {
      if (!list.empty()) list += separator;
      list += with_marker(item_text(*view_.schema, family, row), first, number++);
    }
    edits_.push_back({first.span, list});
    for (std::size_t i = 1; i < items.size(); ++i) {
      edits_.push_back({with_space_before(text, view_.document.items[items[i]].span), ""});
    }
  }

  const View& view_;
  const Facts& facts_;
  std::vector<Edit> edits_;
  std::set<Index> filled_;  ///< first open items of the lists that are done
};

}  // namespace

std::optional<git::Detail> detail_to_fill(const View& view, Span scope) {
  std::optional<git::Detail> detail;
  if (view.schema == nullptr) return detail;
  for (Index i = 0; i < view.document.brackets.size(); ++i) {
    if (!scope.touches(view.document.brackets[i].span)) continue;
    if (const Source* source = source_of(view, i)) {
      detail = detail ? std::max(*detail, source->detail) : source->detail;
    }
  }
  return detail;
}

std::vector<Edit> fill(const View& view, Span scope, const Facts& facts) {
  if (view.schema == nullptr) return {};
  return Filler(view, facts).fill(scope);
}

std::vector<Edit> fill_slot(const View& view, Index bracket, const Facts& facts) {
  return Filler(view, facts).fill_one(bracket);
}

Index open_slot_at(const View& view, Span selection) {
  if (view.schema == nullptr) return nothing;
  for (Index i = 0; i < view.document.brackets.size(); ++i) {
    if (view.conformance.slot_of_bracket[i] == nothing) continue;
    if (view.document.brackets[i].span.touches(selection)) return i;
  }
  return nothing;
}

}  // namespace handoff
