#include "server/features/annotations.h"

#include <fmt/format.h>

#include "server/analysis/words.h"
#include "server/features/outline.h"
#include "server/features/progress.h"

namespace handoff {
namespace {

std::string open_words(std::size_t open) {
  return fmt::format("{} open", open);
}

}  // namespace

std::vector<Annotation> open_slot_lenses(const View& view) {
  if (view.schema == nullptr) return {};
  std::vector<Annotation> lenses;
  const std::vector<std::size_t> open = open_slot_counts(view);
  if (const auto count = progress_of(view).count; count && count->filled < count->total) {
    lenses.push_back({title_span(view.document),
                      fmt::format("{} of {} filled in", count->filled, count->total)});
  }
  for (Index i = 1; i < open.size(); ++i) {
    const Section& section = view.document.sections[i];
    if (open[i] > 0 && section.level > 1) {
      lenses.push_back({section.heading, open_words(open[i])});
    }
  }
  return lenses;
}

std::vector<Annotation> wanted_hints(const View& view, Span within) {
  if (view.schema == nullptr) return {};
  std::vector<Annotation> hints;
  for (Index i = 0; i < view.document.brackets.size(); ++i) {
    const Index slot = view.conformance.slot_of_bracket[i];
    const Span span = view.document.brackets[i].span;
    if (slot == nothing || !span.touches(within)) continue;
    hints.push_back({span, wanted_of(view.schema->slots[slot])});
  }
  return hints;
}

}  // namespace handoff
