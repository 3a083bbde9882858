#include "server/actions/lists.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "server/analysis/work.h"

namespace handoff {
namespace {

bool is_blank_between(const View& view, std::size_t begin, std::size_t end) {
  return begin <= end && stripped(view.document.slice({begin, end})).empty();
}

/// `lines` with the blank one behind them when there is one before them as well.
Span with_blank_line(const Text& text, Span lines) {
  const std::size_t first = text.line_of(lines.begin), next = text.line_of(lines.end);
  const bool between = first > 0 && text.is_blank(first - 1) && text.is_blank(next);
  return between ? Span{lines.begin, text.whole_line(next).end} : lines;
}

/// The edits that number a list, and the open slots of its family, from `first` on.
std::vector<Edit> number(const View& view, const std::vector<Index>& list, int first) {
  std::vector<Edit> edits;
  std::map<Index, int> places;
  bool all_equal = list.size() > 1;
  for (const Index item : list) {
    places.emplace(item, static_cast<int>(places.size()) + 1);
    all_equal = all_equal && view.document.items[item].number == first;
  }
  for (const auto& [item, place] : places) {
    if (!view.document.items[item].ordered || all_equal) continue;
    set_number(view, view.document.items[item], first + place - 1, edits);
  }
  const std::vector<Bracket>& brackets = view.document.brackets;
  const auto first_bracket =
      std::ranges::lower_bound(brackets, view.document.items[list.front()].span.begin, {},
                               [](const Bracket& bracket) { return bracket.span.begin; });
  const std::size_t end = view.document.items[list.back()].span.end;
  for (auto i = static_cast<Index>(first_bracket - brackets.begin());
       i < brackets.size() && brackets[i].span.begin < end; ++i) {
    const Bracket& bracket = brackets[i];
    const auto place = places.find(view.document.outermost(bracket.item));
    if (place == places.end() || view.conformance.slot_of_bracket[i] == nothing) continue;
    const NumberedName name = split_number(view.document.name(bracket));
    if (name.number == 0 || name.number == place->second) continue;
    edits.push_back({bracket.span, fmt::format("[{}_{}]", name.stem, place->second)});
  }
  return edits;
}

const Item* last_item(const View& view, Index section) {
  const Item* last = nullptr;
  for (const Item& item : view.document.items) {
    if (item.section == section && item.parent == nothing) last = &item;
  }
  return last;
}

bool is_blank_above(const Document& document, const Item& item) {
  const std::size_t line = document.text->line_of(item.span.begin);
  return line > 0 && document.text->is_blank(line - 1);
}

/// Blank lines stand between the items of a section; where there is but one, as in the template.
bool is_loose(const View& view, Index section, const Item& last) {
  const auto first = std::find_if(
      view.document.items.begin(), view.document.items.end(),
      [&](const Item& item) { return item.section == section && item.parent == nothing; });
  if (&*first != &last) return is_blank_above(view.document, last);
  const Index rule = view.conformance.rule_of_section[section];
  const Family* family = rule == nothing ? nullptr : view.schema->family_of_section(rule);
  const Document& form = view.schema->document;
  return family != nullptr && family->items.size() > 1 &&
         is_blank_above(form, form.items[family->items[1]]);
}

int first_number(const View& view, const std::vector<Index>& list) {
  return view.document.items[list.front()].number;
}

}  // namespace

std::vector<Index> siblings_of(const View& view, Index index) {
  const std::vector<Item>& items = view.document.items;
  const Item& item = items[index];
  std::vector<Index> list;
  bool found = false;
  for (Index i = 0; i < items.size(); ++i) {
    if (items[i].parent != item.parent || items[i].section != item.section) continue;
    const bool goes_on = !list.empty() && items[i].marker == items[list.back()].marker &&
                         items[i].ordered == items[list.back()].ordered &&
                         is_blank_between(view, items[list.back()].span.end, items[i].span.begin);
    if (!goes_on && found) break;
    if (!goes_on) list.clear();
    list.push_back(i);
    found = found || i == index;
  }
  return list;
}

void set_number(const View& view, const Item& item, int number, std::vector<Edit>& edits) {
  if (item.number == number) return;
  const std::string digits = fmt::format("{}", number);
  const Text& text = *view.document.text;
  const std::size_t delimiter = text.content().find(item.marker, item.span.begin);
  edits.push_back({{item.span.begin, delimiter}, digits});
  const std::size_t width = delimiter - item.span.begin;
  if (digits.size() <= width) return;
  const std::size_t last = text.line_of(item.span.end);
  for (std::size_t line = text.line_of(item.span.begin) + 1; line <= last; ++line) {
    const std::size_t begin = text.line(line).begin;
    if (text.is_blank(line) || text.content()[begin] != ' ') continue;
    edits.push_back({{begin, begin}, std::string(digits.size() - width, ' ')});
  }
}

std::vector<Edit> renumber(const View& view, Index item) {
  return renumber(view, siblings_of(view, item));
}

std::vector<Edit> renumber(const View& view, const std::vector<Index>& list) {
  return number(view, list, first_number(view, list));
}

std::vector<Edit> remove_item(const View& view, Index item) {
  const Text& text = *view.document.text;
  std::vector<Index> list = siblings_of(view, item);
  Span lines = with_blank_line(text, whole_lines(text, view.document.items[item].span));
  if (item == list.front() && list.size() > 1) {  // with the space before the next one
    lines.end = text.line(text.line_of(view.document.items[list[1]].span.begin)).begin;
  }
  std::vector<Edit> edits{{lines, ""}};
  const int first = first_number(view, list);
  if (!number(view, list, first).empty()) return edits;  // no order that could be kept
  std::erase(list, item);
  if (list.empty()) return edits;
  for (Edit& edit : number(view, list, first)) edits.push_back(std::move(edit));
  return edits;
}

std::vector<Edit> take_item(const View& view, Index index) {
  const Item& item = view.document.items[index];
  const Span body = view.document.sections[item.section].body;
  const bool alone = is_blank_between(view, body.begin, item.span.begin) &&
                     is_blank_between(view, item.span.end, body.end);
  if (alone) return {{item.span, "- None"}};
  return remove_item(view, index);
}

std::string next_marker(const View& view, Index section) {
  const Item* last = last_item(view, section);
  if (last == nullptr) return "-";
  return last->ordered ? fmt::format("{}{}", last->number + 1, last->marker)
                       : std::string(1, last->marker);
}

Edit append_item(const View& view, Index index, const std::string& text) {
  const Section& section = view.document.sections[index];
  const std::string line_break(view.document.text->line_break());
  const Item* last = last_item(view, index);
  if (last != nullptr && says_none(view.document.slice(headline_of(view.document, *last)))) {
    return {last->span, "- " + text};
  }
  if (last != nullptr) {
    const Span line = view.document.text->line(view.document.text->line_of(last->span.begin));
    const std::string_view indent = view.document.slice({line.begin, last->span.begin});
    return {{last->span.end, last->span.end},
            fmt::format("{}{}{}{} {}", line_break, is_loose(view, index, *last) ? line_break : "",
                        indent, next_marker(view, index), text)};
  }
  const std::string_view body = view.document.slice(section.body);
  const std::string_view content = stripped(body);
  const std::size_t begin =
      section.body.begin + static_cast<std::size_t>(content.data() - body.data());
  if (!content.empty() && says_none(content)) {
    return {{begin, begin + content.size()}, "- " + text};
  }
  if (!content.empty()) {
    const std::size_t end = begin + content.size();
    return {{end, end}, fmt::format("{}{}- {}", line_break, line_break, text)};
  }
  const Span start{section.body.begin, section.body.begin};
  if (section.body.begin == section.heading.end) return {start, line_break + "- " + text};
  return {start, "- " + text + line_break};
}

}  // namespace handoff
