// Where things are in a JSON text (RFC 8259), for what has to be said about them. What they mean is
// for a JSON library to read.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "server/text/span.h"

namespace handoff {

inline constexpr std::size_t deepest_json = 64;

struct JsonMistake {
  std::size_t offset = 0;
  std::string_view message;  ///< "expected a value"
};

/// The first mistake; none in a JSON text that is nested no deeper than deepest_json.
std::optional<JsonMistake> json_mistake(std::string_view text);

struct JsonPlace {
  Span name;   ///< of a member, with its quotes; empty for an element and for the whole
  Span value;  ///< without white space around it
};

/// Where the value is to which `path` leads: names of members, and numbers of elements from 0. Of
/// members of one name the last counts, as it does for most readers.
std::optional<JsonPlace> json_place(std::string_view text, std::span<const std::string> path);

}  // namespace handoff
