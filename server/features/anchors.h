// Links within a handoff to its own headings, `[…](#current-state)` and `[…]: #current-state`: a
// heading that is renamed takes them along. Anchors are made of headings as GitHub, GitLab and VS
// Code make them, and followed whether or not they are percent-encoded.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/text/span.h"
#include "server/workspace/view.h"

namespace handoff {

/// By section: the words of its title in lower case, joined by hyphens, with a number behind where
/// it is not the first one of its name. Empty for section 0.
std::vector<std::string> anchors(const Document& document);

/// The section on whose title `offset` is, where a link leads to it; else nothing.
std::optional<Index> linked_section_at(const View& view, std::size_t offset);

/// Gives a section another title, and changes all links that would lead elsewhere by that; a link
/// whose text was the title gets the new one. Expects: a title on one line.
std::vector<Edit> rename_section(const View& view, Index section, std::string_view title);

}  // namespace handoff
