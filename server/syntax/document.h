// A Markdown document as this project sees it: sections, list items, rows of tables, fields and
// brackets, all as byte spans of its text. Parsing cannot fail; what CommonMark calls plain text
// stays plain text. What the parts mean for a handoff is for schema/ to say.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/text/text.h"

namespace handoff {

/// Index into one of a document's lists; `nothing` where there is no such part.
using Index = std::size_t;
inline constexpr Index nothing = static_cast<Index>(-1);

/// A heading and what stands below it. The first section of a document has no heading and level 0;
/// it holds what comes before the first heading, and all others are its descendants.
struct Section {
  int level = 0;
  Span heading;         ///< the heading's lines, without the last line break
  Span title;           ///< its text, without markers
  Span body;            ///< after the heading's line break up to the next heading of any level
  std::size_t end = 0;  ///< where the section with all its subsections ends
  Index parent = nothing;
};

/// A list item. Its own text ends where a nested list begins.
struct Item {
  Span span;  ///< from the marker to the end of its last line, nested items included
  Span text;  ///< its first paragraph after marker and task box; may be empty
  bool ordered = false;
  char marker = '-';  ///< `-`, `*`, `+`, or the delimiter `.` or `)` of a number
  int number = 0;     ///< as written, for ordered items
  char task = 0;      ///< the character in the task box, 0 without a box
  Index section = 0;
  Index parent = nothing;  ///< the item around it
};

/// A table, of which the rows below its headings come after it.
struct Table {
  Span heading;                ///< its row of headings and that of hyphens
  std::vector<Span> headings;  ///< the cells, trimmed: one a column
  Index section = 0;
  Index item = nothing;
};

/// A row of a table below its headings.
struct TableRow {
  Span span;                ///< its line, trimmed
  std::vector<Span> cells;  ///< trimmed; no more than the table has columns, but maybe fewer
  Index table = 0;
};

/// A line that starts with a bold label: `**Label:** value`; or a row `| Label | value |` of a
/// table with two columns.
struct Field {
  Span label;  ///< the name, without asterisks and colon
  Span mark;   ///< from the first asterisk to the end of label and colon; of a row to its value's
               ///< cell
  Span value;  ///< the rest of the line or the second cell, trimmed; may be empty
  Index section = 0;
  Index item = nothing;
  Index row = nothing;
};

/// Literal text in square brackets on one line: no link, no code, no HTML, no task box.
struct Bracket {
  Span span;  ///< with the brackets
  Index section = 0;
  Index item = nothing;
  Index field = nothing;  ///< the field in whose value it stands
};

/// Why a document was read by a plain scan of its lines instead of by CommonMark's rules, or, when
/// it is too large, not at all.
enum class Simplified { no, large, intricate, too_large };

struct Document {
  std::shared_ptr<const Text> text;
  std::vector<Section> sections;  ///< in document order; never empty
  std::vector<Item> items;        ///< in document order, an item before those nested in it
  std::vector<Table> tables;
  std::vector<TableRow> rows;  ///< of all tables, in document order
  std::vector<Field> fields;
  std::vector<Bracket> brackets;
  /// Outside lists, without the asterisks: lines that are bold from end to end, and what is bold at
  /// the beginning of a line up to a full stop.
  std::vector<Span> bold_leads;
  std::vector<Span> comments;    ///< HTML blocks: comments and raw HTML
  std::vector<Span> code;        ///< code blocks, fenced and indented
  std::vector<Span> code_spans;  ///< in text, with their backticks; may go over lines
  std::size_t footer = 0;  ///< start of the last thematic break after all headings, else the end
  Simplified simplified = Simplified::no;

  std::string_view slice(Span span) const { return text->slice(span); }
  std::string_view name(const Bracket& bracket) const {
    return slice({bracket.span.begin + 1, bracket.span.end - 1});
  }
  /// The innermost section at `offset`.
  Index section_at(std::size_t offset) const;
  /// The item around all others around `item`; nothing stays nothing.
  Index outermost(Index item) const;
  /// True when `section` is `ancestor` or lies below it.
  bool within(Index section, Index ancestor) const;
};

Document parse(std::shared_ptr<const Text> text);

}  // namespace handoff
