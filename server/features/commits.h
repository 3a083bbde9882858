// Commits that a handoff names. Whether there is such a commit only git can tell.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "server/workspace/view.h"

namespace handoff {

/// Where a handoff may name one, in document order and apart: a code span, the word behind
/// "commit", and the end of a session's id. Of the lines that `within` touches.
std::vector<Span> commit_mentions(const View& view, Span within);

/// The one that `offset` touches.
std::optional<Span> commit_mention_at(const View& view, std::size_t offset);

/// Whether two names may mean the same commit: one is the beginning of the other.
bool may_be_same_commit(std::string_view name, std::string_view other);

}  // namespace handoff
