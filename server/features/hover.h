// What belongs at a place of a handoff, and what git would say there now.
#pragma once

#include <optional>
#include <string>

#include "server/fill/facts.h"
#include "server/workspace/view.h"

namespace handoff {

/// A heading, label or open slot under the cursor.
struct HoverTarget {
  Span span;
  Index slot = nothing;  ///< the template's, for labels and slots
  Index rule = nothing;  ///< the template's section, for headings
};

std::optional<HoverTarget> hover_target(const View& view, std::size_t offset);

/// How much to ask git for; none when it cannot tell.
std::optional<git::Detail> detail_to_hover(const View& view, const HoverTarget& target);

struct HoverText {
  std::string markdown;
  std::string plain;
};

/// `facts` may be null: then nothing is said about the present.
HoverText hover_text(const View& view, const HoverTarget& target, const Facts* facts);

/// What a commit is; its date is said on the clock of `now`.
HoverText hover_text(const git::NamedCommit& named, LocalTime now);

}  // namespace handoff
