#pragma once

// Semantic tokens of LSP 3.18: five numbers a token, each place relative to the one before.

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

#include "protocol/structure.h"
#include "protocol/types.h"

namespace lsp {

struct SemanticTokens {
  std::optional<std::string> resultId = {};
  std::vector<uinteger> data = {};

  static constexpr auto fields = std::tuple{Field{"resultId", &SemanticTokens::resultId},
                                            Field{"data", &SemanticTokens::data}};
};

/// `start` and `deleteCount` count numbers, not tokens.
struct SemanticTokensEdit {
  uinteger start = 0;
  uinteger deleteCount = 0;
  std::optional<std::vector<uinteger>> data = {};

  static constexpr auto fields = std::tuple{Field{"start", &SemanticTokensEdit::start},
                                            Field{"deleteCount", &SemanticTokensEdit::deleteCount},
                                            Field{"data", &SemanticTokensEdit::data}};
};

struct SemanticTokensDelta {
  std::optional<std::string> resultId = {};
  std::vector<SemanticTokensEdit> edits = {};

  static constexpr auto fields = std::tuple{Field{"resultId", &SemanticTokensDelta::resultId},
                                            Field{"edits", &SemanticTokensDelta::edits}};
};

struct SemanticTokensDeltaParams {
  TextDocumentIdentifier textDocument;
  std::string previousResultId;

  static constexpr auto fields =
      std::tuple{Field{"textDocument", &SemanticTokensDeltaParams::textDocument},
                 Field{"previousResultId", &SemanticTokensDeltaParams::previousResultId}};
};

struct SemanticTokensRangeParams {
  TextDocumentIdentifier textDocument;
  Range range;

  static constexpr auto fields =
      std::tuple{Field{"textDocument", &SemanticTokensRangeParams::textDocument},
                 Field{"range", &SemanticTokensRangeParams::range}};
};

struct SemanticTokensFull {
  static constexpr std::string_view method = "textDocument/semanticTokens/full";
  using Params = DocumentParams;
  using Result = SemanticTokens;
};

struct SemanticTokensFullDelta {
  static constexpr std::string_view method = "textDocument/semanticTokens/full/delta";
  using Params = SemanticTokensDeltaParams;
  using Result = std::variant<SemanticTokens, SemanticTokensDelta>;
};

struct SemanticTokensRange {
  static constexpr std::string_view method = "textDocument/semanticTokens/range";
  using Params = SemanticTokensRangeParams;
  using Result = SemanticTokens;
};

struct RefreshSemanticTokens {
  static constexpr std::string_view method = "workspace/semanticTokens/refresh";
  using Params = NoParams;
  using Result = std::nullptr_t;
};

}  // namespace lsp
