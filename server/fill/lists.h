// The lists of a document that are still to be filled in, item by item.
#pragma once

#include <string>
#include <vector>

#include "server/fill/facts.h"
#include "server/fill/sources.h"
#include "server/workspace/view.h"

namespace handoff {

/// The untouched items of one family in one section of the document.
struct OpenList {
  const Family* family = nullptr;
  const Source* source = nullptr;
  Index section = 0;         ///< of the document
  std::vector<Index> items;  ///< the outermost ones, in order
};

/// What tells the value of an open bracket, nullptr when git cannot.
const Source* source_of(const View& view, Index bracket);

/// The family whose item an open bracket names (`[FILE_1]` of its list), or nullptr.
const Family* family_named_by(const View& view, Index bracket);

std::vector<OpenList> open_lists(const View& view);

/// The rows that the list's section does not name yet outside its open items.
std::vector<Row> rows_to_list(const View& view, const OpenList& list, const Facts& facts);

/// The edits that put the rows into the list: one into each open item, the rest after the last of
/// them, and items that no row is left for go. Without rows nothing changes.
std::vector<Edit> fill_list(const View& view, const OpenList& list, const Facts& facts);

/// The edit that puts `row` in the place of one item.
Edit fill_item(const View& view, const OpenList& list, Index item, const Row& row);

/// A value as Markdown for `offset` of a document, which is in the text of `item` or in none.
std::string written_at(const Document& document, std::size_t offset, Index item,
                       const Value& value);

}  // namespace handoff
