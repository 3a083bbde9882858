// What stands on the line of a cursor while somebody types: what a completion replaces, and what a
// client compares its items with.
#pragma once

#include <string>
#include <string_view>

#include "server/text/text.h"

namespace handoff {

/// The line around a cursor, and what has been typed on it.
struct Typed {
  Span line;           ///< without its line break
  Span typed;          ///< from the first character that is not blank to the cursor
  bool rest_is_blank;  ///< nothing but blanks and what editors add themselves after the cursor
};

Typed typed_at(const Text& text, std::size_t offset);

/// Letters, digits, and what slots have in their names.
bool is_slot_character(char c);

bool is_bullet(char c);

/// Some of `markers`, and at most one unfinished name after them.
bool starts_something(std::string_view typed, std::string_view markers);

/// What is typed, with the rest of `text` so that a client that compares from the start finds it.
std::string filter_for(std::string_view typed, std::string_view text);

}  // namespace handoff
