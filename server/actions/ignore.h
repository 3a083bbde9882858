// Comments that keep a finding unsaid, put where they change nothing else: a comment on a line of
// its own is a block of its own (CommonMark 0.30, section 4.6), which would end the paragraph, list
// or quote that it stands in the middle of.
#pragma once

#include <string_view>
#include <vector>

#include "server/analysis/suppression.h"

namespace handoff {

/// For a finding at `offset`; a comment of that kind that is about the place already gets one code
/// more. Nothing where no comment can stand.
std::vector<Edit> ignore_edits(const Document& document, Scope scope, std::size_t offset,
                               std::string_view code);

}  // namespace handoff
