// Tasks that stand where they cannot belong.
#include "server/analysis/tasks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "server/analysis/checks.h"
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

std::string_view headline(const View& view, Index item) {
  return view.document.slice(headline_of(view.document, view.document.items[item]));
}

/// The entry of `done` that an open task repeats, or nothing.
Index repeated(const std::unordered_map<std::string, Index>& done, std::string_view headline) {
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
  if (item.task == 0 || item.text.empty()) return Contradiction::none;
  const SectionRole role = role_of(view, item.section);
  const bool open = role == SectionRole::in_progress || role == SectionRole::next_tasks;
  const bool ticked = open && is_ticked(item);
  // Without its heading a list in progress stands among the completed tasks.
  const bool headed = view.conformance.form != Form::templated ||
                      section_with(view, SectionRole::in_progress) != nothing;
  const bool unticked = role == SectionRole::completed && item.task == ' ' && headed;
  if ((!ticked && !unticked) || has_box_around(view.document, item)) return Contradiction::none;
  if (says_none(headline(view, index))) return Contradiction::none;
  return ticked ? Contradiction::ticked : Contradiction::unticked;
}

std::string task_key(std::string_view headline) {
  std::string key;
  bool between = false;
  for (const char c : without_progress(headline)) {
    const bool word = is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80;
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
  const std::vector<bool> open = open_items(view);
  for (Index i = 0; i < view.document.items.size(); ++i) {
    const Contradiction contradiction = contradiction_of(view, i);
    if (contradiction == Contradiction::none || open[i]) continue;
    const Item& item = view.document.items[i];
    const Index rule = view.conformance.rule_of_section[item.section];
    const bool ticked = contradiction == Contradiction::ticked;
    findings.push_back(
        {.span = headline_of(view.document, item),
         .severity = Severity::information,
         .message = fmt::format("Task {} is {}, but stands in \"{}\".", quoted(headline(view, i)),
                                ticked ? "done" : "not done", view.schema->sections[rule].title),
         .code = {}});
  }
  return findings;
}

std::vector<Finding> tasks_twice(const View& view) {
  std::vector<Finding> findings;
  if (view.conformance.form == Form::bare) return findings;
  std::unordered_map<std::string, Index> done;
  for (const Index item : entries_of(view, SectionRole::completed)) {
    done.try_emplace(task_key(headline(view, item)), item);
  }
  if (done.empty()) return findings;
  for (const SectionRole role : {SectionRole::in_progress, SectionRole::next_tasks}) {
    for (const Index item : entries_of(view, role)) {
      const Index other = repeated(done, headline(view, item));
      if (other == nothing || contradiction_of(view, item) != Contradiction::none) continue;
      const std::size_t line =
          view.document.text->line_of(view.document.items[other].span.begin) + 1;
      findings.push_back({.span = headline_of(view.document, view.document.items[item]),
                          .severity = Severity::information,
                          .message = fmt::format("Task {} is completed as well, on line {}.",
                                                 quoted(headline(view, item)), line),
                          .code = {}});
    }
  }
  return findings;
}

}  // namespace handoff
