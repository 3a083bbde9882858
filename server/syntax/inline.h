// Which square brackets of a paragraph are plain text (CommonMark 0.30, section 6).
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

/// Finds `[…]` without a line break or a further bracket inside, at most 200 bytes long, that is
/// not part of code, HTML, an autolink, a link or image, a footnote `[^1]`, an alert `[!NOTE]` or a
/// wiki link `[[…]]`, nor escaped. What is written like a link is taken as one: `[a](…)` and
/// `[a][b]` even where the target is not valid. `lines` are the spans of one paragraph's lines.
std::vector<Span> literal_brackets(std::string_view text, std::span<const Span> lines,
                                   const LinkLabels& labels);

}  // namespace handoff
