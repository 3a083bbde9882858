// Fills open slots with what is known. Only open slots are touched: what a person wrote stays, and
// filling twice changes nothing more.
#pragma once

#include <optional>
#include <vector>

#include "server/fill/facts.h"
#include "server/workspace/view.h"

namespace handoff {

/// How much has to be asked to fill the open slots that touch `scope`; none when there is nothing
/// to fill there.
std::optional<git::Detail> detail_to_fill(const View& view, Span scope);

/// The edits that fill the open slots in `scope`, as far as the facts go. A list of numbered slots
/// gets as many items as there are rows, and its leftover slots go.
std::vector<Edit> fill(const View& view, Span scope, const Facts& facts);

/// The same for the one open slot at `bracket`, whatever stands beside it.
std::optional<git::Detail> detail_to_fill_slot(const View& view, Index bracket);

/// Fills the one slot at `bracket`; in a list its whole item, if nothing has been written there.
/// Expects: detail_to_fill_slot() is not none.
std::vector<Edit> fill_slot(const View& view, Index bracket, const Facts& facts);

/// The open slot that a cursor touches, or nothing.
Index open_slot_at(const View& view, Span selection);

}  // namespace handoff
