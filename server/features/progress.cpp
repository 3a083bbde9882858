#include "server/features/progress.h"

#include <algorithm>
#include <map>
#include <utility>

#include "server/analysis/words.h"
#include "server/text/ascii.h"

namespace handoff {
namespace {

std::string label_of(const Schema& schema, Index slot) {
  const Bracket& bracket = schema.document.brackets[slot];
  if (bracket.field != nothing) return std::string(owner_of(schema, slot));
  std::string words = slot_words(schema.slots[slot]);
  if (!words.empty()) words.front() = to_upper(words.front());
  return words;
}

OpenSlot open_slot(const View& view, Index bracket, Index slot) {
  const Document& document = view.document;
  const Section& section = document.sections[document.brackets[bracket].section];
  return {.span = document.brackets[bracket].span,
          .section = std::string(document.slice(section.title)),
          .label = label_of(*view.schema, slot),
          .wanted = view.schema->slots[slot].guide.what};
}

/// Slots of one section that share a name, and so cannot be told apart once one is filled in.
using Group = std::pair<Index, std::string_view>;

Group group_of(const Schema& schema, Index slot) {
  return {schema.document.brackets[slot].section, schema.slots[slot].stem};
}

Progress::Count count(const View& view) {
  const Schema& schema = *view.schema;
  std::map<Group, std::size_t> open;
  for (const Index slot : view.conformance.slot_of_bracket) {
    if (slot != nothing) ++open[group_of(schema, slot)];
  }
  std::map<Group, std::size_t> wanted;
  for (Index slot = 0; slot < schema.slots.size(); ++slot) ++wanted[group_of(schema, slot)];
  Progress::Count count{.filled = 0, .total = schema.slots.size()};
  for (const auto& [group, size] : wanted) {
    const Index rule = group.first;
    const bool is_missing = schema.sections[rule].required && view.conformance.missing(rule);
    if (!is_missing) count.filled += size - std::min(size, open[group]);
  }
  return count;
}

}  // namespace

Progress progress_of(const View& view) {
  Progress progress;
  if (view.schema == nullptr) return progress;
  for (Index i = 0; i < view.document.brackets.size(); ++i) {
    const Index slot = view.conformance.slot_of_bracket[i];
    if (slot != nothing) progress.open.push_back(open_slot(view, i, slot));
  }
  if (view.conformance.form == Form::templated) progress.count = count(view);
  return progress;
}

}  // namespace handoff
