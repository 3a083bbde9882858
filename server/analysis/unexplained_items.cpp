// Items of which only the half is there: a decision without its rationale, a blocker without what
// it holds up, a warning without a way around it.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "server/analysis/checks.h"
#include "server/analysis/table_rows.h"
#include "server/analysis/words.h"
#include "server/analysis/work.h"
#include "server/schema/title.h"
#include "server/text/ascii.h"

namespace handoff {
namespace {

/// What the second half begins with, in the many ways of people.
constexpr std::array<std::string_view, 15> separators = {
    " - ", " – ", "—", ": ", "; ", ", ", ". ", "? ", " (", "->", "=>", "→", " / ", " + ", "! "};
constexpr std::array<std::string_view, 14> connectives = {
    "after", "because", "before", "but",   "due",  "if",    "instead",
    "since", "so",      "unless", "until", "when", "which", "while"};

bool has_connective(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    std::string word;
    while (end < text.size() && is_letter(text[end])) word += to_lower(text[end++]);
    if (std::find(connectives.begin(), connectives.end(), word) != connectives.end()) return true;
    at = std::max(end, at + 1);
  }
  return false;
}

bool has_two_halves(std::string_view text) {
  const std::string_view whole = stripped(text);
  return has_connective(whole) ||
         std::any_of(separators.begin(), separators.end(), [&](std::string_view separator) {
           return whole.find(separator) != whole.npos && !whole.ends_with(separator);
         });
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

/// The first field of each outermost item, by item; nothing for others.
struct FirstFields {
  std::vector<Index> own;    ///< in the item's own text
  std::vector<Index> empty;  ///< with the reason's label and without a value, in it or nested
};

FirstFields first_fields(const View& view) {
  const std::size_t count = view.document.items.size();
  FirstFields first{std::vector<Index>(count, nothing), std::vector<Index>(count, nothing)};
  for (Index i = view.document.fields.size(); i-- > 0;) {
    const Field& field = view.document.fields[i];
    if (field.item == nothing) continue;
    first.own[field.item] = i;
    const Index slot = view.conformance.slot_of_field[i];
    const bool is_reason =
        slot != nothing && view.schema->slots[slot].guide.role == SlotRole::reason;
    if (is_reason && field.value.empty()) first.empty[view.document.outermost(field.item)] = i;
  }
  return first;
}

void check_items(const View& view, const std::vector<Index>& reasons,
                 std::vector<Finding>& findings) {
  const std::vector<bool> open = open_items(view);
  const FirstFields fields = first_fields(view);
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
    if (own_words || goes_on(view.document, item) || has_two_halves(name)) continue;
    // A label that the template does not have here says what it says.
    const Index slot = own == nullptr ? nothing : view.conformance.slot_of_field[fields.own[i]];
    const bool is_own_label =
        slot == nothing || view.schema->document.brackets[slot].section != rule;
    if (own != nullptr && is_own_label) continue;
    findings.push_back(finding_at(view, headline_of(view.document, item), name, reasons[rule]));
  }
}

/// The table has a column for the reason, and it is empty in this row.
bool lacks_reason(const View& view, const TableRow& row, Index reason) {
  const std::string& label = view.schema->slots[reason].label;
  const std::vector<Span>& headings = view.document.tables[row.table].headings;
  const auto column = std::ranges::find_if(headings, [&](Span heading) {
    return !label.empty() && title_key(view.document.slice(heading)) == label;
  });
  const auto index = static_cast<std::size_t>(column - headings.begin());
  return column != headings.end() && (index >= row.cells.size() || row.cells[index].empty());
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
  for (const Index i : written_rows(view)) {
    const TableRow& row = view.document.rows[i];
    const Index rule = view.conformance.rule_of_section[view.document.tables[row.table].section];
    if (rule == nothing || reasons[rule] == nothing) continue;
    const Span span = name_of(view.document, row);
    const std::string_view name = view.document.slice(span);
    if (name.empty() || says_none(name)) continue;
    const bool is_bare = !own_words && !says_more(view, row, span) && !has_two_halves(name);
    if (is_bare || lacks_reason(view, row, reasons[rule])) {
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
