// Parsing for tests: what must hold of every document is checked on each one that a test reads, and
// a document's parts are written out so that a test can compare them with a few words.
#pragma once

#include <fmt/format.h>

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/syntax/document.h"

namespace handoff {

using Lines = std::vector<std::string>;

/// Throws a sentence about the first promise of document.h that `document` breaks.
void check_invariants(const Document& document);

inline Document checked_parse(std::string_view text) {
  Document document = parse(std::make_shared<const Text>(std::string(text)));
  REQUIRE_NOTHROW(check_invariants(document));
  return document;
}

/// `text` and the same followed by a fence which holds what makes the line reader read the whole.
/// Both have the same length; only `simplified` tells which reader read which.
struct BothReaders {
  Document by_cmark, by_lines;
};
inline BothReaders read_by_both(std::string_view text) {
  const auto with_fence = [&](char c) {
    return fmt::format("{}\n\n```\n{}\n```\n", text, std::string(65, c));
  };
  BothReaders both{checked_parse(with_fence('x')), checked_parse(with_fence('>'))};
  CHECK(both.by_lines.simplified == Simplified::intricate);
  return both;
}

/// `# Title`, as many signs as the level, after two spaces for each section around it.
inline Lines outline(const Document& document) {
  Lines result;
  for (std::size_t i = 1; i < document.sections.size(); ++i) {
    const Section& section = document.sections[i];
    std::string indent;
    for (Index at = section.parent; at != 0; at = document.sections[at].parent) indent += "  ";
    result.push_back(fmt::format("{}{} {}", indent,
                                 std::string(static_cast<std::size_t>(section.level), '#'),
                                 document.slice(section.title)));
  }
  return result;
}

/// `- text` or `3. text`, with its task box if it has one, two spaces for each item around it.
inline Lines items(const Document& document) {
  Lines result;
  for (const Item& item : document.items) {
    std::string line;
    for (Index at = item.parent; at != nothing; at = document.items[at].parent) line += "  ";
    if (item.ordered) line += std::to_string(item.number);
    line += item.marker;
    if (item.task != 0) line += fmt::format(" [{}]", item.task);
    result.push_back(fmt::format("{} {}", line, document.slice(item.text)));
  }
  return result;
}

/// `label=value`.
inline Lines fields(const Document& document) {
  Lines result;
  for (const Field& field : document.fields) {
    result.push_back(
        fmt::format("{}={}", document.slice(field.label), document.slice(field.value)));
  }
  return result;
}

inline Lines brackets(const Document& document) {
  Lines result;
  for (const Bracket& bracket : document.brackets) result.emplace_back(document.name(bracket));
  return result;
}

}  // namespace handoff
