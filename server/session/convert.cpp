#include "server/session/convert.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>

namespace handoff {
namespace {

constexpr std::array<lsp::CompletionItemKind, 5> completion_kinds = {
    lsp::CompletionItemKind::Snippet, lsp::CompletionItemKind::Struct,
    lsp::CompletionItemKind::Snippet, lsp::CompletionItemKind::Field,
    lsp::CompletionItemKind::EnumMember};

Position to_position(lsp::Position position) {
  return {position.line, position.character};
}

lsp::Position to_position(Position position) {
  return {position.line, position.column};
}

lsp::Diagnostic to_diagnostic(const Text& text, const Finding& finding,
                              const Agreement& agreement) {
  lsp::Diagnostic diagnostic;
  diagnostic.range = to_range(text, finding.span, agreement.encoding);
  diagnostic.severity = static_cast<lsp::DiagnosticSeverity>(finding.severity);
  diagnostic.code = std::string(finding.code);
  diagnostic.source = "handoff";
  diagnostic.message = finding.message;
  if (agreement.client.diagnosticCodeDescription && !agreement.diagnostics_page.empty()) {
    diagnostic.codeDescription =
        lsp::CodeDescription{fmt::format("{}#{}", agreement.diagnostics_page, finding.code)};
  }
  return diagnostic;
}

std::variant<lsp::TextEdit, lsp::InsertReplaceEdit> to_edit(const View& view,
                                                            const Completion& completion,
                                                            std::string text,
                                                            const Agreement& agreement) {
  const auto range_of = [&](Span span) {
    return to_range(*view.document.text, span, agreement.encoding);
  };
  if (agreement.client.completionInsertReplace && completion.insert) {
    return lsp::InsertReplaceEdit{std::move(text), range_of(*completion.insert),
                                  range_of(completion.replace)};
  }
  return lsp::TextEdit{range_of(completion.replace), std::move(text)};
}

lsp::CompletionItem to_item(const View& view, const Completion& completion,
                            const CompletionData& data, const Agreement& agreement) {
  const bool snippet = agreement.client.completionSnippets && !completion.snippet.empty();
  lsp::CompletionItem item;
  item.label = completion.label;
  item.kind = completion_kinds[static_cast<std::size_t>(completion.kind)];
  if (!completion.detail.empty() && agreement.client.completionLabelDetails) {
    item.labelDetails = lsp::CompletionItemLabelDetails{.description = completion.detail};
  } else if (!completion.detail.empty()) {
    item.detail = completion.detail;
  }
  if (!agreement.client.completionResolveDocumentation) {
    item.documentation = documentation_of(completion, agreement);
  } else if (!completion.documentation.empty()) {
    item.data = lsp::encode(data);
  }
  item.sortText = fmt::format("{:03}", data.item);
  item.filterText = completion.filter;
  item.insertTextFormat =
      snippet ? lsp::InsertTextFormat::Snippet : lsp::InsertTextFormat::PlainText;
  if (agreement.client.completionInsertTextMode) item.insertTextMode = lsp::InsertTextMode::asIs;
  item.textEdit =
      to_edit(view, completion, snippet ? completion.snippet : completion.plain, agreement);
  return item;
}

}  // namespace

lsp::Range to_range(const Text& text, Span span, PositionEncoding encoding) {
  return {to_position(text.position_at(span.begin, encoding)),
          to_position(text.position_at(span.end, encoding))};
}

Span to_span(const Text& text, lsp::Range range, PositionEncoding encoding) {
  const std::size_t begin = text.offset_at(to_position(range.start), encoding);
  const std::size_t end = text.offset_at(to_position(range.end), encoding);
  return {std::min(begin, end), std::max(begin, end)};
}

std::vector<TextChange> to_changes(const std::vector<lsp::TextDocumentContentChangeEvent>& events) {
  std::vector<TextChange> changes;
  for (const lsp::TextDocumentContentChangeEvent& event : events) {
    TextChange change{std::nullopt, event.text};
    if (event.range) {
      change.range = PositionRange{to_position(event.range->start), to_position(event.range->end)};
    }
    changes.push_back(std::move(change));
  }
  return changes;
}

std::vector<lsp::Diagnostic> to_diagnostics(const Text& text, const std::vector<Finding>& findings,
                                            const Agreement& agreement) {
  std::vector<lsp::Diagnostic> diagnostics;
  for (const Finding& finding : findings) {
    diagnostics.push_back(to_diagnostic(text, finding, agreement));
  }
  return diagnostics;
}

std::string report_id(const std::vector<lsp::Diagnostic>& diagnostics) {
  return fmt::format("{:x}", std::hash<std::string>()(lsp::encode(diagnostics).dump()));
}

lsp::CompletionList to_completion_list(const View& view, const std::vector<Completion>& found,
                                       lsp::integer list, const Agreement& agreement) {
  lsp::CompletionList result;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const CompletionData data{list, static_cast<lsp::uinteger>(i)};
    result.items.push_back(to_item(view, found[i], data, agreement));
  }
  return result;
}

std::optional<lsp::MarkupContent> documentation_of(const Completion& completion,
                                                   const Agreement& agreement) {
  if (completion.documentation.empty()) return std::nullopt;
  return to_markup(agreement.client.completionDocumentationFormat, completion.documentation,
                   completion.documentation);
}

OpenSlotList to_open_slots(const View& view, const Progress& progress, const Agreement& agreement) {
  const Text& text = *view.document.text;
  OpenSlotList list;
  list.templateName = view.schema->name;
  if (progress.count) {
    list.filled = static_cast<lsp::uinteger>(progress.count->filled);
    list.total = static_cast<lsp::uinteger>(progress.count->total);
  }
  for (const OpenSlot& slot : progress.open) {
    list.open.push_back({.range = to_range(text, slot.span, agreement.encoding),
                         .text = std::string(text.slice(slot.span)),
                         .section = slot.section,
                         .label = slot.label,
                         .wanted = slot.wanted});
  }
  return list;
}

lsp::MarkupContent to_markup(const std::vector<std::string>& formats, const std::string& markdown,
                             const std::string& plain) {
  const bool rich = !formats.empty() && formats.front() == lsp::MarkupKind::Markdown;
  return rich ? lsp::MarkupContent{lsp::MarkupKind::Markdown, markdown}
              : lsp::MarkupContent{lsp::MarkupKind::PlainText, plain};
}

lsp::WorkspaceEdit to_workspace_edit(const std::string& uri, int version, const Text& text,
                                     const std::vector<Edit>& edits, const Agreement& agreement) {
  lsp::WorkspaceEdit result;
  add_to(result, uri, version, text, edits, agreement);
  return result;
}

void add_to(lsp::WorkspaceEdit& edit, const std::string& uri, std::optional<int> version,
            const Text& text, const std::vector<Edit>& edits, const Agreement& agreement) {
  std::vector<lsp::TextEdit> converted;
  for (const Edit& part : edits) {
    converted.push_back({to_range(text, part.span, agreement.encoding), part.text});
  }
  if (!agreement.client.documentChanges) {
    if (!edit.changes) edit.changes.emplace();
    (*edit.changes)[uri] = std::move(converted);
    return;
  }
  lsp::TextDocumentEdit document{{.uri = uri}, {converted.begin(), converted.end()}};
  if (version) document.textDocument.version = *version;
  if (!edit.documentChanges) edit.documentChanges.emplace();
  edit.documentChanges->push_back(std::move(document));
}

lsp::WorkspaceEdit to_snippet_edit(const std::string& uri, int version, const Text& text,
                                   const std::vector<Edit>& edits, const Agreement& agreement) {
  lsp::TextDocumentEdit converted{{uri, version}, {}};
  for (const Edit& edit : edits) {
    converted.edits.push_back(
        lsp::SnippetTextEdit{to_range(text, edit.span, agreement.encoding), {.value = edit.text}});
  }
  return {.documentChanges = {{std::move(converted)}}};
}

bool is_wanted(std::string_view kind, const std::optional<std::vector<std::string>>& only) {
  if (!only || only->empty()) return true;
  return std::any_of(only->begin(), only->end(), [&](const std::string& wanted) {
    return wanted.empty() || kind == wanted || kind.starts_with(wanted + ".");
  });
}

}  // namespace handoff
