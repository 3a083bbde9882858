// Tasks that stand where they cannot belong.
#include "server/analysis/tasks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "server/analysis/checks.h"
#include "server/analysis/table_rows.h"
#include "server/analysis/words.h"
#include "server/analysis/work.h"
#include "server/text/ascii.h"

namespace handoff {
namespace {

/// So many words, or two words in two lists may mean two things.
constexpr std::ptrdiff_t fewest_words = 2;
constexpr std::ptrdiff_t fewest_words_of_a_name = 3;

constexpr std::array<std::string_view, 3> separators = {" - ", " – ", " — "};

std::string_view without_progress(std::string_view headline) {
  const std::size_t open = headline.rfind('(');
  if (open == headline.npos || !headline.ends_with(')')) return headline;
  std::string note(headline.substr(open + 1, 8));
  std::transform(note.begin(), note.end(), note.begin(), to_lower);
  return note == "progress" ? headline.substr(0, open) : headline;
}

std::ptrdiff_t count_words(std::string_view key) {
  return key.empty() ? 0 : std::count(key.begin(), key.end(), ' ') + 1;
}

bool has_box_around(const Document& document, const Item& item) {
  for (Index i = item.parent; i != nothing; i = document.items[i].parent) {
    if (document.items[i].task != 0) return true;
  }
  return false;
}

/// What a box with that mark says otherwise than the section.
Contradiction contradiction_in(const View& view, Index section, char mark) {
  const SectionRole role = role_of(view, section);
  const bool open = role == SectionRole::in_progress || role == SectionRole::next_tasks;
  if (open && is_tick(mark)) return Contradiction::ticked;
  // Without its heading a list in progress stands among the completed tasks.
  const bool headed = view.conformance.form != Form::templated ||
                      section_with(view, SectionRole::in_progress) != nothing;
  const bool unticked = role == SectionRole::completed && mark == ' ' && headed;
  return unticked ? Contradiction::unticked : Contradiction::none;
}

std::string_view headline(const View& view, Index item) {
  return view.document.slice(headline_of(view.document, view.document.items[item]));
}

/// The place in `done` of what an open task repeats, or nothing.
std::size_t repeated(const std::unordered_map<std::string, std::size_t>& done,
                     std::string_view headline) {
  const std::string whole = task_key(headline);
  const std::string name = task_key(task_name(headline));
  if (count_words(whole) >= fewest_words) {
    if (const auto found = done.find(whole); found != done.end()) return found->second;
  }
  if (count_words(name) >= fewest_words_of_a_name) {
    if (const auto found = done.find(name); found != done.end()) return found->second;
  }
  return nothing;
}

}  // namespace

std::size_t box_of(const Document& document, const Item& item) {
  return document.text->content().find('[', item.span.begin) + 1;
}

Contradiction contradiction_of(const View& view, Index index) {
  const Item& item = view.document.items[index];
  const Contradiction found = contradiction_in(view, item.section, item.task);
  if (found == Contradiction::none || item.text.empty()) return Contradiction::none;
  const bool is_part = has_box_around(view.document, item);
  return is_part || says_none(headline(view, index)) ? Contradiction::none : found;
}

Contradiction contradiction_of(const View& view, const TableRow& row) {
  const Table& table = view.document.tables[row.table];
  const std::size_t box = box_of(view.document, row);
  if (box == nothing || table.item != nothing) return Contradiction::none;
  if (says_none(view.document.slice(name_of(view.document, row)))) return Contradiction::none;
  return contradiction_in(view, table.section, view.text()[box]);
}

Contradiction contradiction_of(const View& view, const Entry& entry) {
  return entry.row != nothing ? contradiction_of(view, view.document.rows[entry.row])
                              : contradiction_of(view, entry.item);
}

std::string task_key(std::string_view headline) {
  std::string key;
  bool between = false;
  for (const char c : without_progress(headline)) {
    const bool word = is_alphanumeric(c) || !is_ascii(c);
    if (word && between && !key.empty()) key += ' ';
    between = !word;
    if (word) key += to_lower(c);
  }
  return key;
}

std::string_view task_name(std::string_view headline) {
  headline = without_progress(headline);
  std::size_t end = headline.size();
  for (const std::string_view separator : separators) {
    end = std::min(end, headline.find(separator));
  }
  return headline.substr(0, end);
}

std::vector<Finding> contradictory_boxes(const View& view) {
  std::vector<Finding> findings;
  if (view.conformance.form == Form::bare) return findings;
  const Document& document = view.document;
  const auto add = [&](Contradiction contradiction, Index section, Span name) {
    if (contradiction == Contradiction::none) return;
    const bool ticked = contradiction == Contradiction::ticked;
    const Index rule = view.conformance.rule_of_section[section];
    findings.push_back({.span = name,
                        .severity = Severity::information,
                        .message = fmt::format(
                            "Task {} is {}, but stands in \"{}\".", quoted(document.slice(name)),
                            ticked ? "done" : "not done", view.schema->sections[rule].title),
                        .code = {}});
  };
  const std::vector<bool> open = open_items(view);
  for (Index i = 0; i < document.items.size(); ++i) {
    const Item& item = document.items[i];
    if (!open[i]) add(contradiction_of(view, i), item.section, headline_of(document, item));
  }
  for (const Index i : written_rows(view)) {
    const TableRow& row = document.rows[i];
    add(contradiction_of(view, row), document.tables[row.table].section, name_of(document, row));
  }
  return findings;
}

std::vector<Finding> tasks_twice(const View& view) {
  std::vector<Finding> findings;
  if (view.conformance.form == Form::bare) return findings;
  const Document& document = view.document;
  const auto is_other = [&](const Entry& entry) {
    return entry.row != nothing && !is_task(document, document.rows[entry.row]);
  };
  std::unordered_map<std::string, std::size_t> done;  // where each of them stands
  for (const Entry& entry : entries_of(view, SectionRole::completed)) {
    if (is_other(entry)) continue;
    done.try_emplace(task_key(document.slice(entry.headline)), entry.headline.begin);
  }
  if (done.empty()) return findings;
  for (const SectionRole role : {SectionRole::in_progress, SectionRole::next_tasks}) {
    for (const Entry& entry : entries_of(view, role)) {
      const std::string_view name = document.slice(entry.headline);
      const std::size_t other = repeated(done, name);
      if (other == nothing || is_other(entry)) continue;
      if (contradiction_of(view, entry) != Contradiction::none) continue;
      findings.push_back({.span = entry.headline,
                          .severity = Severity::information,
                          .message = fmt::format("Task {} is completed as well, on line {}.",
                                                 quoted(name), document.text->line_of(other) + 1),
                          .code = {}});
    }
  }
  return findings;
}

}  // namespace handoff
