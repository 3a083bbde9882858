// Answers that change one document's text, from its view alone: what the core edits, in the
// protocol's words. Code actions are session.h's.
#pragma once

#include "protocol/formatting.h"
#include "server/session/structure.h"

namespace handoff {

/// The character after which a client asks for what is to be typed next.
inline constexpr std::string_view enter_character = "\n";

lsp::DocumentFormatting::Result formatting(const Asked& asked,
                                           const lsp::DocumentFormattingParams& params);
lsp::DocumentRangeFormatting::Result range_formatting(
    const Asked& asked, const lsp::DocumentRangeFormattingParams& params);
lsp::DocumentOnTypeFormatting::Result on_type_formatting(
    const Asked& asked, const lsp::DocumentOnTypeFormattingParams& params);

}  // namespace handoff
