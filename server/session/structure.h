// Answers about the structure of one document, from its view alone: what the core finds, in the
// protocol's words. What needs the file system is places.h's.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "protocol/structure.h"
#include "server/config/settings.h"
#include "server/session/agreement.h"
#include "server/workspace/view.h"

namespace handoff {

/// What a request about a document is answered from.
struct Asked {
  const View& view;  ///< of a handoff
  const Agreement& agreement;
  const Settings& settings;
  const std::string& uri;  ///< the client's own
  int version;
  std::string_view path;  ///< absolute; empty if it is no file
  std::span<const std::string> folders;

  std::size_t offset_of(lsp::Position position) const;
  lsp::Range range_of(Span span) const;
  lsp::Location location_of(Span span) const { return {uri, range_of(span)}; }
};

lsp::DocumentSymbols::Result document_symbols(const Asked& asked, const lsp::DocumentParams&);
lsp::FoldingRanges::Result folding_ranges(const Asked& asked, const lsp::DocumentParams&);
lsp::SelectionRanges::Result selection_ranges(const Asked& asked,
                                              const lsp::SelectionRangeParams& params);
lsp::DocumentHighlights::Result document_highlights(const Asked& asked,
                                                    const lsp::TextDocumentPositionParams& params);

/// Both empty unless the user's settings want them.
lsp::CodeLenses::Result code_lenses(const Asked& asked, const lsp::DocumentParams&);
lsp::InlayHints::Result inlay_hints(const Asked& asked, const lsp::InlayHintParams& params);

/// Those of a handoff whose names hold the characters of `query` in their order, whatever the case;
/// at most `most` of them.
std::vector<lsp::SymbolInformation> symbols_named(const Asked& asked, const std::string& query,
                                                  std::size_t most);

}  // namespace handoff
