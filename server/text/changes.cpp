#include "server/text/changes.h"

#include <fmt/format.h>

#include <utility>

namespace handoff {
namespace {

Expected<Text> apply_change(const Text& text, const TextChange& change, PositionEncoding encoding) {
  if (!change.range) return Text(change.text);
  auto [start, end] = *change.range;
  if (end < start) std::swap(start, end);
  if (start.line >= text.line_count()) {
    return failure(fmt::format("an edit starts on line {}, but the text has {} lines",
                               std::uint64_t{start.line} + 1, text.line_count()));
  }
  const Span span{text.offset_at(start, encoding), text.offset_at(end, encoding)};
  std::string content = text.content();
  content.replace(span.begin, span.size(), change.text);
  return Text(std::move(content));
}

}  // namespace

Expected<Text> apply_changes(const Text& text, std::span<const TextChange> changes,
                             PositionEncoding encoding) {
  // A whole new text makes what came before it irrelevant, mistakes included.
  for (std::size_t i = changes.size(); i-- > 0;) {
    if (!changes[i].range) {
      changes = changes.subspan(i);
      break;
    }
  }
  Expected<Text> result = text;
  for (const TextChange& change : changes) {
    result = apply_change(*result, change, encoding);
    if (!result) break;
  }
  return result;
}

}  // namespace handoff
