// How many letters two words differ by.
#pragma once

#include <cstddef>
#include <string_view>

namespace handoff {

/// The least number of letters to insert, to delete or to replace that makes `b` of `a`, two
/// neighbours that have changed places counted once; `limit` + 1 for anything above `limit`.
std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t limit);

}  // namespace handoff
