// The block structure of a Markdown text (CommonMark 0.30, section 3 to 5), reduced to what a
// document's parts are made of. Positions are the starts of blocks and whole lines: those cmark
// reports reliably; ends and columns inside a block it does not.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "server/text/text.h"

namespace handoff {

enum class BlockKind { heading, paragraph, item, html, code, rule };

struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::size_t begin = 0;       ///< offset of its first character, markers of containers left out
  std::size_t first_line = 0;  ///< from 0
  std::size_t last_line = 0;   ///< inclusive
  int level = 0;               ///< of a heading
  bool ordered = false;        ///< of an item
  int quotes = 0;              ///< block quotes around it
  std::size_t item = static_cast<std::size_t>(-1);  ///< index of the item block around it
  bool top_level = true;                            ///< neither in a quote nor in an item
};

inline bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t") == line.npos;
}

/// Length of the box that a task starts with, `[x]`; 0 without one.
inline std::size_t task_box(std::string_view task) {
  const bool boxed = task.size() >= 3 && task[0] == '[' && task[1] != ']' && task[2] == ']';
  return boxed && (task.size() == 3 || is_blank(task.substr(3, 1))) ? 3 : 0;
}

/// Line `index` of a block without the markers and the indentation of the containers around it.
Span content_line(const Text& text, const Block& block, std::size_t index);

/// The text of a heading whose end is set: between `##` and `##`, or above the underline.
Span title_of(const Text& text, const Block& heading);

/// Sets where blocks end: a heading with its marks or its underline, a comment where it is closed,
/// an item with the last block that it holds, and every other block before the next one and not
/// with blank lines. Only a heading that is underlined then has more than one line.
void mend_ends(const Text& text, std::vector<Block>& blocks);

/// Where the front matter ends: the first line after its closing `---`, 0 without front matter.
/// Only the first 64 KiB are searched for its end.
std::size_t front_matter_end(const Text& text);

/// Bytes up to which a text is read by all of CommonMark's rules, and up to which it is read at
/// all.
inline constexpr std::size_t largest_for_cmark = 512 << 10;
inline constexpr std::size_t largest_read = 16 << 20;

/// False for texts on which cmark takes time that is not linear in their size, and for large ones.
bool suits_cmark(const Text& text);

/// In document order, containers before what they hold. None when the deadline passes.
std::optional<std::vector<Block>> blocks_by_cmark(const Text& text);

/// The same by looking at single lines, for texts that do not suit cmark: headings with `#`,
/// fences, items, comments, rules and paragraphs, without quotes.
std::vector<Block> blocks_by_lines(const Text& text);

}  // namespace handoff
