// The tasks of a handoff: boxes, and when two of them are the same.
#pragma once

#include <string>
#include <string_view>

#include "server/analysis/work.h"

namespace handoff {

/// `[x]`. Other marks (`[~]`, `[-]`, `[>]`) are neither this nor unticked.
inline bool is_tick(char mark) {
  return mark == 'x' || mark == 'X';
}
inline bool is_ticked(const Item& item) {
  return is_tick(item.task);
}

/// Where the character in an item's box stands. Expects: it has one.
std::size_t box_of(const Document& document, const Item& item);

/// Why a box contradicts its section.
enum class Contradiction { none, unticked, ticked };
Contradiction contradiction_of(const View& view, Index item);
Contradiction contradiction_of(const View& view, const TableRow& row);
Contradiction contradiction_of(const View& view, const Entry& entry);

/// The task in words that can be compared: without "(Progress: …)" at its end, case and
/// punctuation.
std::string task_key(std::string_view headline);

/// The task without its progress and what follows its first " - " or the like: a reason, a place.
std::string_view task_name(std::string_view headline);

}  // namespace handoff
