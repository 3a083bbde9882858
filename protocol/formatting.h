#pragma once

// The requests of LSP 3.18 that change the layout of a document: formatting, as a whole, in a range
// and while somebody types.

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "protocol/types.h"

namespace lsp {

struct FormattingOptions {
  uinteger tabSize = 0;
  bool insertSpaces = false;
  std::optional<bool> trimTrailingWhitespace = {};
  std::optional<bool> insertFinalNewline = {};
  std::optional<bool> trimFinalNewlines = {};

  static constexpr auto fields =
      std::tuple{Field{"tabSize", &FormattingOptions::tabSize},
                 Field{"insertSpaces", &FormattingOptions::insertSpaces},
                 Field{"trimTrailingWhitespace", &FormattingOptions::trimTrailingWhitespace},
                 Field{"insertFinalNewline", &FormattingOptions::insertFinalNewline},
                 Field{"trimFinalNewlines", &FormattingOptions::trimFinalNewlines}};
};

struct DocumentFormattingParams {
  TextDocumentIdentifier textDocument;
  FormattingOptions options;

  static constexpr auto fields =
      std::tuple{Field{"textDocument", &DocumentFormattingParams::textDocument},
                 Field{"options", &DocumentFormattingParams::options}};
};

struct DocumentFormatting {
  static constexpr std::string_view method = "textDocument/formatting";
  using Params = DocumentFormattingParams;
  using Result = std::vector<TextEdit>;
};

struct DocumentRangeFormattingParams {
  TextDocumentIdentifier textDocument;
  Range range;
  FormattingOptions options;

  static constexpr auto fields =
      std::tuple{Field{"textDocument", &DocumentRangeFormattingParams::textDocument},
                 Field{"range", &DocumentRangeFormattingParams::range},
                 Field{"options", &DocumentRangeFormattingParams::options}};
};

struct DocumentRangeFormatting {
  static constexpr std::string_view method = "textDocument/rangeFormatting";
  using Params = DocumentRangeFormattingParams;
  using Result = std::vector<TextEdit>;
};

/// `ch` was typed, and stands before `position`.
struct DocumentOnTypeFormattingParams {
  TextDocumentIdentifier textDocument;
  Position position;
  std::string ch;
  FormattingOptions options;

  static constexpr auto fields =
      std::tuple{Field{"textDocument", &DocumentOnTypeFormattingParams::textDocument},
                 Field{"position", &DocumentOnTypeFormattingParams::position},
                 Field{"ch", &DocumentOnTypeFormattingParams::ch},
                 Field{"options", &DocumentOnTypeFormattingParams::options}};
};

struct DocumentOnTypeFormatting {
  static constexpr std::string_view method = "textDocument/onTypeFormatting";
  using Params = DocumentOnTypeFormattingParams;
  using Result = std::vector<TextEdit>;
};

}  // namespace lsp
