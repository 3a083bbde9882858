// Between the core's words and the protocol's: spans and ranges, findings and diagnostics. The only
// place that knows both, and nothing but translation.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "protocol/messages.h"
#include "server/actions/actions.h"
#include "server/analysis/findings.h"
#include "server/features/completion.h"
#include "server/features/progress.h"
#include "server/session/agreement.h"
#include "server/session/extensions.h"
#include "server/text/changes.h"

namespace handoff {

lsp::Range to_range(const Text& text, Span span, PositionEncoding encoding);
Span to_span(const Text& text, lsp::Range range, PositionEncoding encoding);
std::vector<TextChange> to_changes(const std::vector<lsp::TextDocumentContentChangeEvent>& events);

std::vector<lsp::Diagnostic> to_diagnostics(const Text& text, const std::vector<Finding>& findings,
                                            const Agreement& agreement);

/// The same for the same diagnostics.
std::string report_id(const std::vector<lsp::Diagnostic>& diagnostics);

/// Without documentation where the client resolves it later; `list` tells the lists apart then.
lsp::CompletionList to_completion_list(const View& view, const std::vector<Completion>& found,
                                       lsp::integer list, const Agreement& agreement);
std::optional<lsp::MarkupContent> documentation_of(const Completion& completion,
                                                   const Agreement& agreement);

/// Which completion an item was, kept by a client for completionItem/resolve.
struct CompletionData {
  lsp::integer list = 0;
  lsp::uinteger item = 0;

  static constexpr auto fields = std::tuple{lsp::Field{"list", &CompletionData::list},
                                            lsp::Field{"item", &CompletionData::item}};
};

OpenSlotList to_open_slots(const View& view, const Progress& progress, const Agreement& agreement);

/// Markdown or plain text, whichever of `formats` comes first; plain text when the client names
/// none.
lsp::MarkupContent to_markup(const std::vector<std::string>& formats, const std::string& markdown,
                             const std::string& plain);

lsp::WorkspaceEdit to_workspace_edit(const std::string& uri, int version, const Text& text,
                                     const std::vector<Edit>& edits, const Agreement& agreement);

/// Adds the edits of one more document; without a version, of one that is not open.
void add_to(lsp::WorkspaceEdit& edit, const std::string& uri, std::optional<int> version,
            const Text& text, const std::vector<Edit>& edits, const Agreement& agreement);

/// The same with texts that are snippets. Expects: a client that takes those.
lsp::WorkspaceEdit to_snippet_edit(const std::string& uri, int version, const Text& text,
                                   const std::vector<Edit>& edits, const Agreement& agreement);

/// True when `kind` is one of `only` or below it; an absent list and an empty kind mean all.
bool is_wanted(std::string_view kind, const std::optional<std::vector<std::string>>& only);

/// An offer as data that a client keeps for codeAction/resolve.
struct OfferData {
  std::string uri;
  lsp::integer version = 0;
  std::string action;
  lsp::integer begin = 0;  ///< the selection at which it was offered, in bytes
  lsp::integer end = 0;
  std::string title;

  static constexpr auto fields = std::tuple{
      lsp::Field{"uri", &OfferData::uri},       lsp::Field{"version", &OfferData::version},
      lsp::Field{"action", &OfferData::action}, lsp::Field{"begin", &OfferData::begin},
      lsp::Field{"end", &OfferData::end},       lsp::Field{"title", &OfferData::title}};
};

}  // namespace handoff
