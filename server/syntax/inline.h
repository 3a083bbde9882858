// Which parts of a paragraph are code, and which square brackets are plain text (CommonMark 0.30,
// section 6).
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "server/text/span.h"

namespace handoff {

/// Labels of link reference definitions, as `normal_label` writes them.
using LinkLabels = std::unordered_set<std::string>;

/// Case and white space set aside (CommonMark 0.30, section 6.3; letters beyond ASCII keep their
/// case).
std::string normal_label(std::string_view label);

struct Inlines {
  std::vector<Span> brackets;
  std::vector<Span> code;  ///< with the backticks; may go over lines
};

/// Both in the order of the text. A bracket is `[…]` without a line break or a further bracket
/// inside, at most 200 bytes long, that is not part of code, HTML, an autolink, a link or image, a
/// footnote `[^1]`, an alert `[!NOTE]` or a wiki link `[[…]]`, nor escaped. What is written like a
/// link is taken as one: `[a](…)` and
/// `[a][b]` even where the target is not valid. `lines` are the spans of one paragraph's lines.
Inlines read_inlines(std::string_view text, std::span<const Span> lines, const LinkLabels& labels);

}  // namespace handoff
