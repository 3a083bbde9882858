// What of a document is still the template's form, with nothing of a person's in it: only that may
// be replaced or removed.
#pragma once

#include <string>
#include <unordered_set>

#include "server/workspace/view.h"

namespace handoff {

/// The lines with slots of one section of the template. List markers, indentation and the numbers
/// of slots are set aside.
class FormLines {
 public:
  FormLines(const Schema& schema, Index rule);

  /// True when `span` has lines, and each that is not blank is one of these.
  bool cover(const Text& text, Span span) const;

 private:
  std::unordered_set<std::string> lines_;
};

/// An item in which nothing has been written: its slots are open, and the rest is the template's.
/// `slot` is one of the template's slots in it.
bool is_untouched_item(const View& view, Index item, Index slot);

}  // namespace handoff
