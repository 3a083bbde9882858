// What an editor or a slip does to the layout of a handoff: found by checks, mended by actions.
#pragma once

#include <vector>

#include "server/workspace/view.h"

namespace handoff {

/// Labelled lines of the header or the footer that run together into one when they are shown.
struct LostBreaks {
  Span span;                 ///< the first of them
  std::vector<Span> ends;    ///< what is to become a line break, blanks or nothing, of each
  bool backslashes = false;  ///< other lines beside them break with those
};
std::vector<LostBreaks> lost_breaks(const View& view);

/// Sections that are none: a rule right below a text makes a heading of it.
std::vector<Index> accidental_headings(const View& view);

/// Where the line begins that underlines a heading. Expects: it has one.
std::size_t underline_of(const Document& document, const Section& section);
bool is_underlined(const Document& document, const Section& section);

/// The sections as they were meant, where most of a kind agree on a level of heading.
struct Levels {
  std::vector<int> level;     ///< by section
  std::vector<Index> parent;  ///< by section: the one that it is meant to be a part of

  bool within(Index section, Index ancestor) const;
};
Levels meant_levels(const View& view);

}  // namespace handoff
