// Changes to the lists of a document, item by item.
#pragma once

#include <string>
#include <vector>

#include "server/workspace/view.h"

namespace handoff {

/// Takes the item out with its lines. In a list that goes on with numbers the ones behind it count
/// on from its own.
std::vector<Edit> remove_item(const View& view, Index item);

/// The same, but the only item of a section leaves "None" behind.
std::vector<Edit> take_item(const View& view, Index item);

/// The marker of an item after the last one of a section: its bullet, or the next number; a hyphen
/// where there is none.
std::string next_marker(const View& view, Index section);

/// Puts `text`, an item without its marker, at the end of the list in a section: in the place of
/// "None", or after what stands there, with a blank line where the others have one between them.
Edit append_item(const View& view, Index section, const std::string& text);

/// Numbers the items beside `item`, from `first` on, where they do not count up by one already.
/// All ones are left alone: so some people number.
std::vector<Edit> renumber(const View& view, Index item);

/// The same for the items of a list from first to last.
std::vector<Edit> renumber(const View& view, const std::vector<Index>& list);

/// Another number in front of an item; lines that hang below it follow when it gets wider.
void set_number(const View& view, const Item& item, int number, std::vector<Edit>& edits);

/// The items beside `item`, itself included: one list, with one kind of marker.
std::vector<Index> siblings_of(const View& view, Index item);

}  // namespace handoff
