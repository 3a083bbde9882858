#include "server/features/highlights.h"

#include "server/features/lookup.h"
#include "server/features/tasks.h"
#include "server/schema/title.h"

namespace handoff {
namespace {

std::vector<Span> same_slots(const View& view, Index bracket) {
  const Document& document = view.document;
  std::vector<Span> found;
  for (Index i = 0; i < document.brackets.size(); ++i) {
    if (view.conformance.slot_of_bracket[i] == nothing) continue;
    if (document.name(document.brackets[i]) != document.name(document.brackets[bracket])) continue;
    found.push_back(document.brackets[i].span);
  }
  return found;
}

std::vector<Span> same_labels(const View& view, Index field) {
  const Document& document = view.document;
  const std::string key = title_key(document.slice(document.fields[field].label));
  std::vector<Span> found;
  for (Index i = 0; i < document.fields.size(); ++i) {
    const Span label = document.fields[i].label;
    if (is_label(view, i) && title_key(document.slice(label)) == key) found.push_back(label);
  }
  return found;
}

}  // namespace

std::vector<Span> highlights(const View& view, std::size_t offset) {
  if (view.schema == nullptr) return {};
  const Document& document = view.document;
  const Index bracket = bracket_at(document, offset);
  if (bracket != nothing && view.conformance.slot_of_bracket[bracket] != nothing) {
    return same_slots(view, bracket);
  }
  const Index field = field_at(document, offset);
  if (field != nothing && is_label(view, field) &&
      document.fields[field].label.touches({offset, offset})) {
    return same_labels(view, field);
  }
  if (auto task = task_mentions(view, offset)) return std::move(task->names);
  return {};
}

}  // namespace handoff
