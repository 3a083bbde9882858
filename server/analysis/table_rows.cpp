#include "server/analysis/table_rows.h"

#include <algorithm>
#include <array>

#include "server/schema/title.h"
#include "server/syntax/blocks.h"
#include "server/text/ascii.h"

namespace handoff {
namespace {

constexpr std::string_view check_mark = "✅";
constexpr std::array<std::string_view, 5> done_words = {"closed", "complete", "completed", "done",
                                                        "finished"};

/// Headings of a column of tasks, as keys: see title.h.
constexpr std::array<std::string_view, 18> task_words = {
    "action", "aufgabe", "item", "step",   "tache", "tarea",  "tarefa", "task", "tasks",
    "to do",  "todo",    "what", "задача", "任务",  "タスク", "작업",   "work", "work item"};

bool has_letter(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return is_letter(c) || !is_ascii(c); });
}

Span without_box(const Document& document, Span cell) {
  const std::size_t box = task_box(document.slice(cell));
  return trimmed(document.text->content(), {cell.begin + box, cell.end});
}

}  // namespace

Span name_of(const Document& document, const TableRow& row) {
  Span name{row.span.begin, row.span.begin};
  for (const Span cell : row.cells) {
    const Span words = without_box(document, cell);
    const std::string key = title_key(document.slice(words));
    if (!has_letter(key)) continue;
    if (key.find(' ') != key.npos) return words;
    if (name.empty()) name = words;
  }
  return name;
}

std::size_t box_of(const Document& document, const TableRow& row) {
  for (const Span cell : row.cells) {
    if (task_box(document.slice(cell)) != 0) return cell.begin + 1;
  }
  return nothing;
}

Index row_at(const Document& document, std::size_t offset) {
  const auto after = std::ranges::upper_bound(document.rows, offset, {},
                                              [](const TableRow& row) { return row.span.begin; });
  if (after == document.rows.begin() || (after - 1)->span.end < offset) return nothing;
  return static_cast<Index>(after - document.rows.begin() - 1);
}

bool is_done(const Document& document, const TableRow& row) {
  return std::ranges::any_of(row.cells, [&](Span cell) {
    const std::string_view text = document.slice(cell);
    return text.starts_with("[x]") || text.starts_with("[X]") || text.starts_with(check_mark) ||
           std::ranges::find(done_words, title_key(text)) != done_words.end();
  });
}

bool is_task(const Document& document, const TableRow& row) {
  if (box_of(document, row) != nothing) return true;
  const Span name = name_of(document, row);
  const auto cell = std::ranges::find_if(row.cells, [&](Span cell) { return cell.contains(name); });
  if (cell == row.cells.end()) return false;
  const std::vector<Span>& headings = document.tables[row.table].headings;
  const Span heading = headings[static_cast<std::size_t>(cell - row.cells.begin())];
  return std::ranges::find(task_words, title_key(document.slice(heading))) != task_words.end();
}

std::vector<Index> written_rows(const View& view) {
  const Document& document = view.document;
  std::vector<bool> is_other(document.rows.size(), false);
  for (Index i = 0; i < document.brackets.size(); ++i) {
    if (view.conformance.slot_of_bracket[i] == nothing) continue;
    const Index row = row_at(document, document.brackets[i].span.begin);
    if (row != nothing) is_other[row] = true;
  }
  for (Index i = 0; i < document.fields.size(); ++i) {
    const Index row = document.fields[i].row;
    if (row != nothing && view.conformance.slot_of_field[i] != nothing) is_other[row] = true;
  }
  std::vector<Index> written;
  for (Index i = 0; i < document.rows.size(); ++i) {
    if (!is_other[i] && document.tables[document.rows[i].table].item == nothing)
      written.push_back(i);
  }
  return written;
}

bool is_table_heading(const Document& document, Span line) {
  const auto table = std::ranges::lower_bound(document.tables, line.begin, {},
                                              [](const Table& table) { return table.heading.end; });
  return table != document.tables.end() && table->heading.begin <= line.end;
}

bool is_in_table(const Document& document, Span line) {
  return is_table_heading(document, line) ||
         row_at(document, trimmed(document.text->content(), line).end) != nothing;
}

}  // namespace handoff
