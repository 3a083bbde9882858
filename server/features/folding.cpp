#include "server/features/folding.h"

#include <algorithm>

#include "server/features/lookup.h"
#include "server/syntax/blocks.h"

namespace handoff {
namespace {

constexpr std::size_t most_folds = 5000;  // what VS Code takes

}  // namespace

std::vector<Fold> folds(const View& view) {
  std::vector<Fold> found;
  if (view.schema == nullptr) return found;
  const Document& document = view.document;
  const Text& text = *document.text;
  const auto add = [&](FoldKind kind, Span span) {
    span = without_end(document, span);
    const std::size_t first = text.line_of(span.begin), last = text.line_of(span.end);
    if (first < last) found.push_back({kind, first, last});
  };
  if (const std::size_t end = front_matter_end(text); end > 0) {
    add(FoldKind::front_matter, {0, text.line(end - 1).end});
  }
  for (Index i = 1; i < document.sections.size(); ++i) {
    const Section& section = document.sections[i];
    add(FoldKind::section, {section.heading.begin, section.end});
  }
  for (const Span comment : document.comments) add(FoldKind::comment, comment);
  for (const Span code : document.code) add(FoldKind::code, code);
  std::stable_sort(found.begin(), found.end(),
                   [](const Fold& a, const Fold& b) { return a.first_line < b.first_line; });
  found.resize(std::min(found.size(), most_folds));
  return found;
}

}  // namespace handoff
