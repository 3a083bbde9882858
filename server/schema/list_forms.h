// The lists that a template lays down: items that stand for as many as are needed. How a document's
// items are written is for those who change them.
#pragma once

#include <vector>

#include "server/schema/schema.h"

namespace handoff {

/// By section of the template: the item that its list repeats, or nothing. That is the first of a
/// family, or of items that are all alike; those with labels of their own are no list of many.
std::vector<Index> list_forms(const Schema& schema);

/// The label that an item begins with, or nothing.
Index label_of(const Document& document, Index item);

/// True when both items begin with the same label, or with none.
bool same_label(const Document& document, Index item, const Document& other, Index other_item);

/// Nothing but blanks before an item's marker: no quote, and no other marker.
bool begins_line(const Document& document, const Item& item);

}  // namespace handoff
