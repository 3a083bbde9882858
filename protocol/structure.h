#pragma once

// The requests of LSP 3.18 about the structure of one document, and what they answer: symbols,
// folding, selection, highlights, links, places of a name, lenses and hints. Colours are
// tokens.h's.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

#include "protocol/progress.h"
#include "protocol/types.h"

namespace lsp {

enum class SymbolKind : uinteger { Field = 8, String = 15 };
enum class DocumentHighlightKind : uinteger { Text = 1, Read = 2, Write = 3 };

namespace FoldingRangeKind {
inline constexpr char Comment[] = "comment";
}  // namespace FoldingRangeKind

/// What requests about a whole document ask with.
struct DocumentParams {
  TextDocumentIdentifier textDocument;

  static constexpr auto fields = std::tuple{Field{"textDocument", &DocumentParams::textDocument}};
};

/// What requests about a place in it ask with.
struct TextDocumentPositionParams {
  TextDocumentIdentifier textDocument;
  Position position;

  static constexpr auto fields =
      std::tuple{Field{"textDocument", &TextDocumentPositionParams::textDocument},
                 Field{"position", &TextDocumentPositionParams::position}};
};

struct DocumentSymbol {
  std::string name;
  std::optional<std::string> detail = {};
  SymbolKind kind = SymbolKind::String;
  Range range = {};
  Range selectionRange = {};  // within `range`
  std::optional<std::vector<DocumentSymbol>> children = {};

  static constexpr auto fields =
      std::tuple{Field{"name", &DocumentSymbol::name},
                 Field{"detail", &DocumentSymbol::detail},
                 Field{"kind", &DocumentSymbol::kind},
                 Field{"range", &DocumentSymbol::range},
                 Field{"selectionRange", &DocumentSymbol::selectionRange},
                 Field{"children", &DocumentSymbol::children}};
};

struct SymbolInformation {
  std::string name;
  SymbolKind kind = SymbolKind::String;
  std::optional<std::string> containerName = {};
  Location location = {};

  static constexpr auto fields =
      std::tuple{Field{"name", &SymbolInformation::name}, Field{"kind", &SymbolInformation::kind},
                 Field{"containerName", &SymbolInformation::containerName},
                 Field{"location", &SymbolInformation::location}};
};

struct DocumentSymbols {
  static constexpr std::string_view method = "textDocument/documentSymbol";
  using Params = DocumentParams;
  using Result = std::variant<std::vector<DocumentSymbol>, std::vector<SymbolInformation>>;
};

/// Without characters, whole lines are folded, from the end of the first one on.
struct FoldingRange {
  uinteger startLine = 0;
  uinteger endLine = 0;
  std::optional<std::string> kind = {};

  static constexpr auto fields =
      std::tuple{Field{"startLine", &FoldingRange::startLine},
                 Field{"endLine", &FoldingRange::endLine}, Field{"kind", &FoldingRange::kind}};
};

struct FoldingRanges {
  static constexpr std::string_view method = "textDocument/foldingRange";
  using Params = DocumentParams;
  using Result = std::vector<FoldingRange>;
};

struct SelectionRangeParams {
  TextDocumentIdentifier textDocument;
  std::vector<Position> positions;

  static constexpr auto fields =
      std::tuple{Field{"textDocument", &SelectionRangeParams::textDocument},
                 Field{"positions", &SelectionRangeParams::positions}};
};

struct SelectionRange {
  Range range;
  std::shared_ptr<const SelectionRange> parent = {};  // holds `range`

  static constexpr auto fields =
      std::tuple{Field{"range", &SelectionRange::range}, Field{"parent", &SelectionRange::parent}};
};

/// One for each position, or none at all.
struct SelectionRanges {
  static constexpr std::string_view method = "textDocument/selectionRange";
  using Params = SelectionRangeParams;
  using Result = std::optional<std::vector<SelectionRange>>;
};

struct DocumentHighlight {
  Range range;
  std::optional<DocumentHighlightKind> kind = {};

  static constexpr auto fields = std::tuple{Field{"range", &DocumentHighlight::range},
                                            Field{"kind", &DocumentHighlight::kind}};
};

struct DocumentHighlights {
  static constexpr std::string_view method = "textDocument/documentHighlight";
  using Params = TextDocumentPositionParams;
  using Result = std::vector<DocumentHighlight>;
};

struct DocumentLink {
  Range range;
  std::optional<std::string> target = {};
  std::optional<std::string> tooltip = {};

  static constexpr auto fields =
      std::tuple{Field{"range", &DocumentLink::range}, Field{"target", &DocumentLink::target},
                 Field{"tooltip", &DocumentLink::tooltip}};
};

struct DocumentLinks {
  static constexpr std::string_view method = "textDocument/documentLink";
  using Params = DocumentParams;
  using Result = std::vector<DocumentLink>;
};

struct DefinitionParams {
  std::optional<ProgressToken> workDoneToken = {};
  TextDocumentIdentifier textDocument;
  Position position;

  static constexpr auto fields =
      std::tuple{Field{"workDoneToken", &DefinitionParams::workDoneToken},
                 Field{"textDocument", &DefinitionParams::textDocument},
                 Field{"position", &DefinitionParams::position}};
};

struct Definition {
  static constexpr std::string_view method = "textDocument/definition";
  using Params = DefinitionParams;
  using Result = std::vector<Location>;
};

struct ReferenceContext {
  bool includeDeclaration = true;

  static constexpr auto fields =
      std::tuple{Field{"includeDeclaration", &ReferenceContext::includeDeclaration}};
};

struct ReferenceParams {
  std::optional<ProgressToken> workDoneToken = {};
  TextDocumentIdentifier textDocument;
  Position position;
  ReferenceContext context;

  static constexpr auto fields = std::tuple{Field{"workDoneToken", &ReferenceParams::workDoneToken},
                                            Field{"textDocument", &ReferenceParams::textDocument},
                                            Field{"position", &ReferenceParams::position},
                                            Field{"context", &ReferenceParams::context}};
};

struct References {
  static constexpr std::string_view method = "textDocument/references";
  using Params = ReferenceParams;
  using Result = std::vector<Location>;
};

struct PrepareRename {
  static constexpr std::string_view method = "textDocument/prepareRename";
  using Params = TextDocumentPositionParams;
  using Result = std::optional<Range>;
};

struct RenameParams {
  TextDocumentIdentifier textDocument;
  Position position;
  std::string newName;

  static constexpr auto fields = std::tuple{Field{"textDocument", &RenameParams::textDocument},
                                            Field{"position", &RenameParams::position},
                                            Field{"newName", &RenameParams::newName}};
};

struct Rename {
  static constexpr std::string_view method = "textDocument/rename";
  using Params = RenameParams;
  using Result = std::optional<WorkspaceEdit>;
};

/// One without a name is text and cannot be run.
struct Command {
  std::string title;
  std::string command;
  std::optional<std::vector<json>> arguments = {};

  static constexpr auto fields =
      std::tuple{Field{"title", &Command::title}, Field{"command", &Command::command},
                 Field{"arguments", &Command::arguments}};
};

struct CodeLens {
  Range range;
  std::optional<Command> command = {};

  static constexpr auto fields =
      std::tuple{Field{"range", &CodeLens::range}, Field{"command", &CodeLens::command}};
};

struct CodeLenses {
  static constexpr std::string_view method = "textDocument/codeLens";
  using Params = DocumentParams;
  using Result = std::vector<CodeLens>;
};

struct RefreshCodeLenses {
  static constexpr std::string_view method = "workspace/codeLens/refresh";
  using Params = NoParams;
  using Result = std::nullptr_t;
};

struct InlayHintParams {
  TextDocumentIdentifier textDocument;
  Range range;

  static constexpr auto fields = std::tuple{Field{"textDocument", &InlayHintParams::textDocument},
                                            Field{"range", &InlayHintParams::range}};
};

struct InlayHint {
  Position position;
  std::string label;
  std::optional<std::string> tooltip = {};
  std::optional<bool> paddingLeft = {};

  static constexpr auto fields = std::tuple{
      Field{"position", &InlayHint::position}, Field{"label", &InlayHint::label},
      Field{"tooltip", &InlayHint::tooltip}, Field{"paddingLeft", &InlayHint::paddingLeft}};
};

struct InlayHints {
  static constexpr std::string_view method = "textDocument/inlayHint";
  using Params = InlayHintParams;
  using Result = std::vector<InlayHint>;
};

struct RefreshInlayHints {
  static constexpr std::string_view method = "workspace/inlayHint/refresh";
  using Params = NoParams;
  using Result = std::nullptr_t;
};

struct WorkspaceSymbolParams {
  std::optional<ProgressToken> workDoneToken = {};
  std::string query;

  static constexpr auto fields =
      std::tuple{Field{"workDoneToken", &WorkspaceSymbolParams::workDoneToken},
                 Field{"query", &WorkspaceSymbolParams::query}};
};

struct WorkspaceSymbols {
  static constexpr std::string_view method = "workspace/symbol";
  using Params = WorkspaceSymbolParams;
  using Result = std::vector<SymbolInformation>;
};

}  // namespace lsp
