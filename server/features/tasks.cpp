#include "server/features/tasks.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "server/analysis/table_rows.h"
#include "server/features/lookup.h"
#include "server/schema/title.h"

namespace handoff {
namespace {

constexpr std::array<std::string_view, 4> separators = {" - ", " — ", " – ", " -- "};
constexpr std::size_t shortest_key = 5;  // "none", "n a" and the like are no tasks
constexpr std::size_t longest_name = 300;

bool wants_task(const Schema& schema, Index slot) {
  return schema.slots[slot].name.find("TASK") != std::string::npos;
}

/// By the template's section: an item there is a task.
std::vector<bool> sections_of_tasks(const Schema& schema) {
  std::vector<bool> result(schema.sections.size());
  for (Index slot = 0; slot < schema.slots.size(); ++slot) {
    const Bracket& bracket = schema.document.brackets[slot];
    if (bracket.field == nothing && wants_task(schema, slot)) result[bracket.section] = true;
  }
  return result;
}

/// The beginning of `span` that names something, without what explains it.
Span name_in(const Document& document, Span span) {
  const std::string_view text = document.slice(span);
  std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
  for (const std::string_view separator : separators) {
    end = std::min(end, text.substr(0, end).find(separator));
  }
  std::string_view name = text.substr(0, end);
  name.remove_suffix(name.size() - std::min(name.find_last_not_of(" \t.;,") + 1, name.size()));
  if (const std::size_t open = name.rfind(" ("); open != name.npos && name.ends_with(')')) {
    name = name.substr(0, open);
  }
  return {span.begin, span.begin + name.size()};
}

struct Mention {
  Span name;
  bool boxed = false;
  bool wanted = false;  ///< where the template wants a task
};

class Mentions {
 public:
  explicit Mentions(const View& view)
      : view_(view), is_task_section_(sections_of_tasks(*view.schema)) {}

  std::vector<Mention> find() {
    const Document& document = view_.document;
    for (const Item& item : document.items) {
      const Index rule = view_.conformance.rule_of_section[item.section];
      const bool in_section = rule != nothing && item.parent == nothing && is_task_section_[rule];
      if (!document.slice(item.text).starts_with("**")) {
        add(item.text, item.task != 0, in_section);
      }
    }
    for (const Index i : written_rows(view_)) {
      const TableRow& row = document.rows[i];
      const Index rule = view_.conformance.rule_of_section[document.tables[row.table].section];
      const bool in_section = rule != nothing && is_task_section_[rule];
      add(name_of(document, row), box_of(document, row) != nothing, in_section);
    }
    for (Index i = 0; i < document.fields.size(); ++i) {
      const Index slot = view_.conformance.slot_of_field[i];
      if (slot != nothing && wants_task(*view_.schema, slot)) {
        add(document.fields[i].value, false, true);
      }
    }
    std::sort(found_.begin(), found_.end(),
              [](const Mention& a, const Mention& b) { return a.name.begin < b.name.begin; });
    return std::move(found_);
  }

 private:
  void add(Span text, bool boxed, bool wanted) {
    const Span name = name_in(view_.document, text);
    const Index bracket = bracket_at(view_.document, name.begin);
    const bool open = bracket != nothing && view_.conformance.slot_of_bracket[bracket] != nothing;
    if (name.empty() || name.size() > longest_name || open) return;
    found_.push_back({name, boxed, wanted});
  }

  const View& view_;
  std::vector<bool> is_task_section_;
  std::vector<Mention> found_;
};

/// Of all mentions those with the key; none where none of them is a task's.
std::vector<Mention> named(std::vector<Mention> all, const Document& document,
                           const std::string& key) {
  std::erase_if(
      all, [&](const Mention& mention) { return title_key(document.slice(mention.name)) != key; });
  const bool is_task = std::ranges::any_of(
      all, [](const Mention& mention) { return mention.boxed || mention.wanted; });
  if (!is_task) all.clear();
  return all;
}

}  // namespace

std::optional<TaskMentions> task_mentions(const View& view, std::size_t offset) {
  if (view.schema == nullptr) return std::nullopt;
  const Document& document = view.document;
  std::vector<Mention> all = Mentions(view).find();
  const auto here = std::find_if(all.begin(), all.end(), [&](const Mention& mention) {
    return mention.name.touches({offset, offset});
  });
  if (here == all.end()) return std::nullopt;
  const Span asked = here->name;
  TaskMentions mentions;
  mentions.key = title_key(document.slice(asked));
  if (mentions.key.size() < shortest_key) return std::nullopt;
  all = named(std::move(all), document, mentions.key);
  if (all.empty()) return std::nullopt;
  const auto boxed = std::ranges::find(all, true, &Mention::boxed);
  if (boxed != all.end()) mentions.definition = static_cast<Index>(boxed - all.begin());
  for (const Mention& mention : all) {
    if (mention.name == asked) mentions.here = mentions.names.size();
    mentions.names.push_back(mention.name);
  }
  return mentions;
}

std::vector<Span> places_of_task(const View& view, const std::string& key) {
  std::vector<Span> places;
  if (view.schema == nullptr) return places;
  for (const Mention& mention : named(Mentions(view).find(), view.document, key)) {
    places.push_back(mention.name);
  }
  return places;
}

}  // namespace handoff
