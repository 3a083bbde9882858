#include "server/features/selection.h"

#include <algorithm>

#include "server/features/lookup.h"
#include "server/text/ascii.h"

namespace handoff {
namespace {

constexpr int most_items = 64;  // nested in each other

bool in_word(char c) {
  return is_alphanumeric(c) || c == '_' || !is_ascii(c);
}

Span word_at(std::string_view text, std::size_t offset) {
  Span word{offset, offset};
  while (word.begin > 0 && in_word(text[word.begin - 1])) --word.begin;
  while (word.end < text.size() && in_word(text[word.end])) ++word.end;
  return word;
}

/// What stands in brackets or backticks, and the same with them.
void add_enclosed(std::vector<Span>& steps, Span span, std::size_t marks) {
  if (span.size() > 2 * marks) steps.push_back({span.begin + marks, span.end - marks});
  steps.push_back(span);
}

void add_items(std::vector<Span>& steps, const Document& document, std::size_t offset) {
  const auto after =
      std::upper_bound(document.items.begin(), document.items.end(), offset,
                       [](std::size_t at, const Item& item) { return at < item.span.begin; });
  if (after == document.items.begin()) return;
  auto item = static_cast<Index>(after - document.items.begin() - 1);
  for (int i = 0; i < most_items && item != nothing; ++i, item = document.items[item].parent) {
    steps.push_back(document.items[item].text);
    steps.push_back(document.items[item].span);
  }
}

void add_sections(std::vector<Span>& steps, const Document& document, std::size_t offset) {
  const Index at = document.section_at(offset);
  const Section& own = document.sections[at];
  steps.push_back(own.title);
  steps.push_back(own.heading);
  const std::size_t begin = document.slice(own.body).find_first_not_of(" \t\r\n");
  if (begin != std::string_view::npos) {
    steps.push_back(without_end(document, {own.body.begin + begin, own.body.end}));
  }
  for (Index i = at; i != nothing && i != 0; i = document.sections[i].parent) {
    const Section& section = document.sections[i];
    steps.push_back(without_end(document, {section.heading.begin, section.end}));
  }
}

}  // namespace

std::vector<Span> selection_steps(const View& view, std::size_t offset) {
  if (view.schema == nullptr) return {};
  const Document& document = view.document;
  std::vector<Span> steps{word_at(view.text(), offset)};
  if (const Index i = bracket_at(document, offset); i != nothing) {
    add_enclosed(steps, document.brackets[i].span, 1);
  }
  if (const Index i = span_at(document.code_spans, offset); i != nothing) {
    add_enclosed(steps, document.code_spans[i], 1);
  }
  if (const Index i = field_at(document, offset); i != nothing) {
    const Field& field = document.fields[i];
    for (const Span span : {field.label, field.mark, field.value}) steps.push_back(span);
    steps.push_back({field.mark.begin, field.value.end});
  }
  for (const auto* blocks : {&document.code, &document.comments}) {
    if (const Index i = span_at(*blocks, offset); i != nothing) steps.push_back((*blocks)[i]);
  }
  add_items(steps, document, offset);
  add_sections(steps, document, offset);
  steps.push_back({0, view.text().size()});

  std::erase_if(steps, [&](Span span) {
    return span.empty() || !(span.begin <= offset && offset <= span.end);
  });
  std::stable_sort(steps.begin(), steps.end(), [](Span a, Span b) { return a.size() < b.size(); });
  std::vector<Span> chain;
  for (const Span step : steps) {
    if (chain.empty() || (step.contains(chain.back()) && step != chain.back())) {
      chain.push_back(step);
    }
  }
  if (chain.empty()) chain.push_back({0, view.text().size()});
  return chain;
}

}  // namespace handoff
