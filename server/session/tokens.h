// Semantic tokens: what the core finds as the protocol's numbers, and what has changed in them.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "protocol/capabilities.h"
#include "protocol/tokens.h"
#include "server/session/structure.h"

namespace handoff {

/// Types and modifiers that every theme knows.
lsp::SemanticTokensLegend token_legend();

/// Of the tokens that `within` touches.
std::vector<lsp::uinteger> token_data(const Asked& asked, Span within);

/// At most one edit, of whole tokens, that makes `after` of `before`.
std::vector<lsp::SemanticTokensEdit> token_edits(std::span<const lsp::uinteger> before,
                                                 std::span<const lsp::uinteger> after);

/// What a client has got last of each document, so that it need only be told what has changed.
class SentTokens {
 public:
  lsp::SemanticTokens full(const std::string& uri, std::vector<lsp::uinteger> data);
  lsp::SemanticTokensFullDelta::Result delta(const std::string& uri, const std::string& previous,
                                             std::vector<lsp::uinteger> data);
  void forget(const std::string& uri) { sent_.erase(uri); }

 private:
  std::map<std::string, lsp::SemanticTokens> sent_;
  unsigned last_id_ = 0;
};

}  // namespace handoff
