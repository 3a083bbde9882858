// Finding the part of a document at an offset, where parts are in order and apart.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "server/syntax/document.h"
#include "server/workspace/view.h"

namespace handoff {

/// Index of the part whose span holds or touches `offset`; of two that meet there, the later one.
template <class Part, class SpanOf>
Index part_at(const std::vector<Part>& parts, std::size_t offset, SpanOf span_of) {
  const auto after =
      std::upper_bound(parts.begin(), parts.end(), offset,
                       [&](std::size_t at, const Part& part) { return at < span_of(part).begin; });
  if (after == parts.begin()) return nothing;
  return span_of(*(after - 1)).end >= offset ? static_cast<Index>(after - parts.begin() - 1)
                                             : nothing;
}

inline Index span_at(const std::vector<Span>& spans, std::size_t offset) {
  return part_at(spans, offset, [](Span span) { return span; });
}

inline Index bracket_at(const Document& document, std::size_t offset) {
  return part_at(document.brackets, offset, [](const Bracket& bracket) { return bracket.span; });
}

/// Index of the field on whose label or value `offset` is.
inline Index field_at(const Document& document, std::size_t offset) {
  return part_at(document.fields, offset, [](const Field& field) {
    return Span{field.mark.begin, field.value.end};
  });
}

/// A row of a table has a label only where the template has it.
inline bool is_label(const View& view, Index field) {
  return view.document.fields[field].row == nothing ||
         view.conformance.slot_of_field[field] != nothing;
}

/// `span` without the white space at its end, line breaks included.
inline Span without_end(const Document& document, Span span) {
  const std::size_t last = document.slice(span).find_last_not_of(" \t\r\n");
  return {span.begin, last == std::string_view::npos ? span.begin : span.begin + last + 1};
}

}  // namespace handoff
