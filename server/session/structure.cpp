#include "server/session/structure.h"

#include <algorithm>
#include <utility>

#include "server/features/annotations.h"
#include "server/features/folding.h"
#include "server/features/highlights.h"
#include "server/features/outline.h"
#include "server/features/selection.h"
#include "server/session/convert.h"
#include "server/text/ascii.h"

namespace handoff {
namespace {

lsp::SymbolKind to_kind(OutlineKind kind) {
  return kind == OutlineKind::section ? lsp::SymbolKind::String : lsp::SymbolKind::Field;
}

lsp::SymbolInformation to_information(const Asked& asked, const std::vector<OutlineEntry>& entries,
                                      Index index) {
  const OutlineEntry& entry = entries[index];
  lsp::SymbolInformation symbol{.name = entry.name, .kind = to_kind(entry.kind)};
  if (entry.parent != nothing) symbol.containerName = entries[entry.parent].name;
  symbol.location = asked.location_of(entry.span);
  return symbol;
}

std::vector<lsp::DocumentSymbol> to_tree(const Asked& asked,
                                         const std::vector<OutlineEntry>& entries) {
  std::vector<lsp::DocumentSymbol> symbols;
  for (const OutlineEntry& entry : entries) {
    lsp::DocumentSymbol symbol{.name = entry.name, .kind = to_kind(entry.kind)};
    if (!entry.detail.empty()) symbol.detail = entry.detail;
    symbol.range = asked.range_of(entry.span);
    symbol.selectionRange = asked.range_of(entry.name_span);
    symbols.push_back(std::move(symbol));
  }
  // From the end on, so that each has its own children when it becomes one.
  std::vector<lsp::DocumentSymbol> roots;
  for (Index i = entries.size(); i-- > 0;) {
    if (symbols[i].children) std::ranges::reverse(*symbols[i].children);
    std::vector<lsp::DocumentSymbol>* siblings = &roots;
    if (const Index parent = entries[i].parent; parent != nothing) {
      if (!symbols[parent].children) symbols[parent].children.emplace();
      siblings = &*symbols[parent].children;
    }
    siblings->push_back(std::move(symbols[i]));
  }
  std::ranges::reverse(roots);
  return roots;
}

/// The characters of `wanted` in their order, as the protocol advises: clients sort the best first.
bool holds(std::string_view text, std::string_view wanted) {
  for (const char c : text) {
    if (!wanted.empty() && to_lower(c) == to_lower(wanted.front())) wanted.remove_prefix(1);
  }
  return wanted.empty();
}

}  // namespace

std::size_t Asked::offset_of(lsp::Position position) const {
  return to_span(*view.document.text, {position, position}, agreement.encoding).begin;
}

lsp::Range Asked::range_of(Span span) const {
  return to_range(*view.document.text, span, agreement.encoding);
}

lsp::DocumentSymbols::Result document_symbols(const Asked& asked, const lsp::DocumentParams&) {
  const std::vector<OutlineEntry> entries = outline(asked.view);
  if (asked.agreement.client.hierarchicalSymbols) return to_tree(asked, entries);
  std::vector<lsp::SymbolInformation> list;
  for (Index i = 0; i < entries.size(); ++i) list.push_back(to_information(asked, entries, i));
  return list;
}

std::vector<lsp::SymbolInformation> symbols_named(const Asked& asked, const std::string& query,
                                                  std::size_t most) {
  const std::vector<OutlineEntry> entries = outline(asked.view);
  std::vector<lsp::SymbolInformation> list;
  for (Index i = 0; i < entries.size() && list.size() < most; ++i) {
    if (holds(entries[i].name, query)) list.push_back(to_information(asked, entries, i));
  }
  return list;
}

lsp::FoldingRanges::Result folding_ranges(const Asked& asked, const lsp::DocumentParams&) {
  lsp::FoldingRanges::Result ranges;
  for (const Fold& fold : folds(asked.view)) {
    lsp::FoldingRange range{.startLine = static_cast<lsp::uinteger>(fold.first_line),
                            .endLine = static_cast<lsp::uinteger>(fold.last_line)};
    if (fold.kind == FoldKind::comment) range.kind = lsp::FoldingRangeKind::Comment;
    ranges.push_back(std::move(range));
  }
  return ranges;
}

lsp::SelectionRanges::Result selection_ranges(const Asked& asked,
                                              const lsp::SelectionRangeParams& params) {
  std::vector<lsp::SelectionRange> ranges;
  for (const lsp::Position position : params.positions) {
    const std::vector<Span> steps = selection_steps(asked.view, asked.offset_of(position));
    std::shared_ptr<const lsp::SelectionRange> range;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
      range = std::make_shared<const lsp::SelectionRange>(
          lsp::SelectionRange{asked.range_of(*step), range});
    }
    ranges.push_back(*range);
  }
  return ranges;
}

lsp::DocumentHighlights::Result document_highlights(const Asked& asked,
                                                    const lsp::TextDocumentPositionParams& params) {
  lsp::DocumentHighlights::Result list;
  for (const Span span : highlights(asked.view, asked.offset_of(params.position))) {
    list.push_back({asked.range_of(span), lsp::DocumentHighlightKind::Text});
  }
  return list;
}

lsp::CodeLenses::Result code_lenses(const Asked& asked, const lsp::DocumentParams&) {
  lsp::CodeLenses::Result lenses;
  if (!asked.settings.open_slot_lenses.value_or(false)) return lenses;
  const std::string& command = asked.agreement.open_slot_command;
  for (Annotation& lens : open_slot_lenses(asked.view)) {
    const lsp::Range range = asked.range_of(lens.span);
    lsp::Command shown{std::move(lens.text), command};
    if (!command.empty()) shown.arguments = {asked.uri, lsp::encode(range.start)};
    lenses.push_back({range, std::move(shown)});
  }
  return lenses;
}

lsp::InlayHints::Result inlay_hints(const Asked& asked, const lsp::InlayHintParams& params) {
  lsp::InlayHints::Result hints;
  if (!asked.settings.wanted_hints.value_or(false)) return hints;
  const Span within = to_span(*asked.view.document.text, params.range, asked.agreement.encoding);
  for (Annotation& hint : wanted_hints(asked.view, within)) {
    hints.push_back({.position = asked.range_of(hint.span).end,
                     .label = std::move(hint.text),
                     .paddingLeft = true});
  }
  return hints;
}

}  // namespace handoff
