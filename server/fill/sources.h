// What can be filled in, and how it is worked out: a table from the names that guides use to pure
// functions of the facts.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/fill/facts.h"

namespace handoff {

/// A piece of a line, not yet escaped. A `code` value is written as a code span; `note` follows the
/// value as it is and is the program's own text.
struct Value {
  std::string text;
  bool code = false;
  std::string note = {};

  bool operator==(const Value&) const = default;
};

/// The values of one list item's slots in order, or the one value of a field.
using Row = std::vector<Value>;

struct Source {
  std::string_view name;
  git::Detail detail;  ///< what has to be asked for
  std::vector<Row> (*rows)(const Facts&);
};

std::span<const Source> all_sources();

/// nullptr when there is no source of that name.
const Source* source_named(std::string_view name);

}  // namespace handoff
