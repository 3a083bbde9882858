// What the rows of a document's tables name, as the items of its lists do.
#pragma once

#include <vector>

#include "server/workspace/view.h"

namespace handoff {

/// The cell that says what a row is about, without a box: the first of several words, else the
/// first with a letter. Empty where there is none.
Span name_of(const Document& document, const TableRow& row);

/// Where the mark stands in a row's box, `[x]` at the beginning of a cell; nothing without one.
std::size_t box_of(const Document& document, const TableRow& row);

/// The row with the cell at `offset`, or nothing.
Index row_at(const Document& document, std::size_t offset);

/// A cell says so: a box, a check mark or a word like "done" and nothing else.
bool is_done(const Document& document, const TableRow& row);

/// What the row names is a task, and not what one is about: it stands below a heading that says so,
/// or the row has a box.
bool is_task(const Document& document, const TableRow& row);

/// The rows outside lists that are filled in: no slot of the template is still open in them, and
/// they are no value with a label of the template.
std::vector<Index> written_rows(const View& view);

/// The line is a table's row of headings or that of the hyphens below them.
bool is_table_heading(const Document& document, Span line);

/// The line is part of a table.
bool is_in_table(const Document& document, Span line);

}  // namespace handoff
