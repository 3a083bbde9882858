// The parts of a handoff as a table of contents: sections, and the fields in them with their
// values.
#pragma once

#include <string>
#include <vector>

#include "server/workspace/view.h"

namespace handoff {

enum class OutlineKind { section, field };

struct OutlineEntry {
  OutlineKind kind = OutlineKind::section;
  std::string name;    ///< on one line, never empty
  std::string detail;  ///< a field's value, or how many slots of a section are open; may be empty
  Span span;           ///< lies within that of the entry around it
  Span name_span;      ///< lies within `span`
  Index parent = nothing;  ///< the entry around it, which comes before it
};

/// In document order, as many as a person can look through; none for a document that is no handoff.
std::vector<OutlineEntry> outline(const View& view);

/// By section: how many slots are open in it and in its subsections. What stands before the first
/// heading and below the last rule counts for section 0, together with all the rest.
std::vector<std::size_t> open_slot_counts(const View& view);

}  // namespace handoff
