// Places in a text and changes to it, in bytes. Positions that editors count are text.h's.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace handoff {

/// Half-open range of bytes.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const Span&) const = default;

  std::size_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(std::size_t offset) const { return begin <= offset && offset < end; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  /// True also where they only touch: a cursor at the end of a word is on that word.
  bool touches(Span other) const { return begin <= other.end && other.begin <= end; }
};

/// `span` without the spaces and tabs at both ends.
Span trimmed(std::string_view text, Span span);

inline std::string_view slice(std::string_view text, Span span) {
  return text.substr(span.begin, span.size());
}

/// `text` without spaces, tabs and line breaks at its ends.
std::string_view stripped(std::string_view text);

/// Replaces the bytes of `span` with `text`.
struct Edit {
  Span span;
  std::string text;

  bool operator==(const Edit&) const = default;
};

/// Applies edits that all refer to `text` as it is. Expects: no two of them overlap.
/// Edits at one place apply in the order given.
std::string apply(std::string_view text, std::vector<Edit> edits);

}  // namespace handoff
