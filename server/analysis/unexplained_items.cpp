// Items of which only the half is there: a decision without its rationale, a blocker without what
// it holds up, a warning without a way around it.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

#include "server/analysis/checks.h"
#include "server/analysis/table_rows.h"
#include "server/analysis/words.h"
#include "server/analysis/work.h"
#include "server/schema/title.h"
#include "server/text/ascii.h"

namespace handoff {
namespace {

/// What a reason begins with, in the many ways of people.
constexpr std::array<std::string_view, 12> separators = {" - ", " – ", "—",  ": ", "; ", ". ",
                                                         "? ",  " (",  "->", "=>", "→",  "! "};
constexpr std::array<std::string_view, 13> connectives = {
    "after", "because", "before", "but",   "due",  "if",   "since",
    "so",    "unless",  "until",  "which", "when", "while"};

/// What more of the same begins with, which may be all the reason there is: "tabs, not spaces".
constexpr std::array<std::string_view, 3> joiners = {", ", " / ", " + "};
constexpr std::array<std::string_view, 1> joining_words = {"instead"};

bool has_one(std::string_view text, std::span<const std::string_view> marks) {
  return std::ranges::any_of(marks, [&](std::string_view mark) {
    return text.find(mark) != text.npos && !text.ends_with(mark);
  });
}

bool has_word(std::string_view text, std::span<const std::string_view> words) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    std::string word;
    while (end < text.size() && is_letter(text[end])) word += to_lower(text[end++]);
    if (std::ranges::find(words, word) != words.end()) return true;
    at = std::max(end, at + 1);
  }
  return false;
}

bool has_reason(std::string_view text) {
  const std::string_view whole = stripped(text);
  return has_word(whole, connectives) || has_one(whole, separators);
}

bool has_two_halves(std::string_view text) {
  const std::string_view whole = stripped(text);
  return has_reason(whole) || has_word(whole, joining_words) || has_one(whole, joiners);
}

/// By rule: the slot of the template's list there that gives the reason, or nothing.
std::vector<Index> reasons_of(const Schema& schema) {
  std::vector<Index> reasons(schema.sections.size(), nothing);
  for (Index slot = schema.slots.size(); slot-- > 0;) {
    const Bracket& bracket = schema.document.brackets[slot];
    if (bracket.item == nothing || schema.slots[slot].guide.role != SlotRole::reason) continue;
    reasons[bracket.section] = slot;
  }
  return reasons;
}

Finding finding_at(const View& view, Span span, std::string_view name, Index slot) {
  return {.span = span,
          .severity = Severity::information,
          .message = fmt::format("{}: {}.", quoted(name), wanted_of(view.schema->slots[slot])),
          .code = {}};
}

/// Fields of each outermost item, by item.
struct ItemFields {
  std::vector<Index> own;           ///< the first in the item's own text, or nothing
  std::vector<Index> empty;         ///< the first with the reason's label and without a value
  std::vector<std::size_t> others;  ///< how many of the template's are nested in it, but reasons
};

ItemFields fields_of_items(const View& view) {
  const std::size_t count = view.document.items.size();
  ItemFields fields{std::vector<Index>(count, nothing), std::vector<Index>(count, nothing),
                    std::vector<std::size_t>(count, 0)};
  for (Index i = view.document.fields.size(); i-- > 0;) {
    const Field& field = view.document.fields[i];
    if (field.item == nothing) continue;
    fields.own[field.item] = i;
    const Index slot = view.conformance.slot_of_field[i];
    if (slot == nothing) continue;
    const Index outermost = view.document.outermost(field.item);
    const bool is_reason = view.schema->slots[slot].guide.role == SlotRole::reason;
    if (is_reason && field.value.empty()) fields.empty[outermost] = i;
    if (!is_reason && field.item != outermost) ++fields.others[outermost];
  }
  return fields;
}

/// Besides so many lines with other labels of the template something stands below the item.
bool goes_on_beside(const Document& document, const Item& item, std::size_t others) {
  const Text& text = *document.text;
  std::size_t lines = 0;
  for (std::size_t i = text.line_of(item.span.begin) + 1; i <= text.line_of(item.span.end); ++i) {
    if (!text.is_blank(i) && ++lines > others) return true;
  }
  return false;
}

void check_items(const View& view, const std::vector<Index>& reasons,
                 std::vector<Finding>& findings) {
  const std::vector<bool> open = open_items(view);
  const ItemFields fields = fields_of_items(view);
  const bool own_words = view.conformance.form != Form::templated;
  for (Index i = 0; i < view.document.items.size(); ++i) {
    const Item& item = view.document.items[i];
    const Index rule = view.conformance.rule_of_section[item.section];
    if (rule == nothing || reasons[rule] == nothing || item.parent != nothing || open[i]) continue;
    const Field* own = fields.own[i] == nothing ? nullptr : &view.document.fields[fields.own[i]];
    const std::string_view name = own != nullptr
                                      ? view.document.slice(own->value)
                                      : view.document.slice(headline_of(view.document, item));
    if (name.empty() || says_none(name)) continue;
    if (const Index field = fields.empty[i]; field != nothing) {
      findings.push_back(finding_at(view, view.document.fields[field].mark, name, reasons[rule]));
      continue;
    }
    const bool labelled = !view.schema->slots[reasons[rule]].label.empty();
    const bool explained = goes_on_beside(view.document, item, labelled ? fields.others[i] : 0) ||
                           (labelled && own != nullptr ? has_reason(name) : has_two_halves(name));
    if (own_words || explained) continue;
    // A label that the template does not have here says what it says.
    const Index slot = own == nullptr ? nothing : view.conformance.slot_of_field[fields.own[i]];
    const bool is_own_label =
        slot == nothing || view.schema->document.brackets[slot].section != rule;
    if (own != nullptr && is_own_label) continue;
    findings.push_back(finding_at(view, headline_of(view.document, item), name, reasons[rule]));
  }
}

/// By table: the column for the reason that its section is to give, or nothing.
std::vector<Index> reason_columns(const View& view, const std::vector<Index>& reasons) {
  std::vector<Index> columns;
  for (const Table& table : view.document.tables) {
    const Index rule = view.conformance.rule_of_section[table.section];
    const Index reason = rule == nothing ? nothing : reasons[rule];
    const std::string label = reason == nothing ? "" : view.schema->slots[reason].label;
    const auto column = std::ranges::find_if(table.headings, [&](Span heading) {
      return !label.empty() && title_key(view.document.slice(heading)) == label;
    });
    columns.push_back(column == table.headings.end()
                          ? nothing
                          : static_cast<Index>(column - table.headings.begin()));
  }
  return columns;
}

bool lacks(const TableRow& row, Index column) {
  return column != nothing && (column >= row.cells.size() || row.cells[column].empty());
}

/// Besides its name a row says something in words.
bool says_more(const View& view, const TableRow& row, Span name) {
  return std::ranges::any_of(row.cells, [&](Span cell) {
    const std::string key = title_key(view.document.slice(cell));
    return !cell.contains(name) && std::ranges::any_of(key, [](char c) { return !is_digit(c); });
  });
}

void check_rows(const View& view, const std::vector<Index>& reasons,
                std::vector<Finding>& findings) {
  const bool own_words = view.conformance.form != Form::templated;
  const std::vector<Index> columns = reason_columns(view, reasons);
  for (const Index i : written_rows(view)) {
    const TableRow& row = view.document.rows[i];
    const Index rule = view.conformance.rule_of_section[view.document.tables[row.table].section];
    if (rule == nothing || reasons[rule] == nothing) continue;
    const Span span = name_of(view.document, row);
    const std::string_view name = view.document.slice(span);
    if (name.empty() || says_none(name)) continue;
    const bool is_bare = !own_words && !says_more(view, row, span) && !has_two_halves(name);
    if (is_bare || lacks(row, columns[row.table])) {
      findings.push_back(finding_at(view, span, name, reasons[rule]));
    }
  }
}

}  // namespace

std::vector<Finding> unexplained_items(const View& view) {
  std::vector<Finding> findings;
  if (view.conformance.form == Form::bare) return findings;
  const std::vector<Index> reasons = reasons_of(*view.schema);
  check_items(view, reasons, findings);
  check_rows(view, reasons, findings);
  return findings;
}

}  // namespace handoff
