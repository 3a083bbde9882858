// The table of what is offered to a client: each row announces a request and binds who answers it,
// so that nothing is announced that does not answer.

#include "protocol/structure.h"
#include "protocol/tokens.h"
#include "server/actions/actions.h"
#include "server/actions/new_templates.h"
#include "server/features/template_place.h"
#include "server/session/places.h"
#include "server/session/session.h"
#include "server/session/structure.h"

namespace handoff {

struct Session::Feature {
  bool lsp::ClientCapabilities::*needs;  ///< of the client; null: nothing
  void (*announce)(lsp::ServerCapabilities& server);
  void (*bind)(Session& session);
};

template <class Answer>
auto Session::about(const std::string& uri, Answer answer)
    -> std::invoke_result_t<Answer, const Asked&> {
  const Snapshot document = workspace_.find(uri);
  if (document == nullptr || document->is_lost()) return {};
  const View& view = workspace_.view(*document);
  if (view.schema == nullptr) return {};
  const Settings settings = settings_for(document->path());
  return answer(Asked{view, agreement_, settings, uri, document->version(), document->path(),
                      workspace_.folders()});
}

template <class Method>
void Session::answer_about(typename Method::Result (*function)(const Asked&,
                                                               const typename Method::Params&)) {
  connection_.router().answer<Method>([this, function](const auto& params) {
    return this->about(params.textDocument.uri,
                       [&](const Asked& asked) { return function(asked, params); });
  });
}

lsp::Definition::Result Session::definition_of(const lsp::TextDocumentPositionParams& params) {
  return about(params.textDocument.uri, [&](const Asked& asked) {
    lsp::Definition::Result found = definition(asked, params);
    const Schema& schema = *asked.view.schema;
    const auto origin = template_place(asked.view, asked.offset_of(params.position));
    if (found.empty() && origin && !schema.file.empty()) {
      found.push_back({uri_of(schema.file),
                       to_range(*schema.document.text, origin->place, agreement_.encoding)});
    }
    return found;
  });
}

void Session::bind_semantic_tokens() {
  lsp::Router& router = connection_.router();
  const auto all = [](const Asked& asked) {
    return token_data(asked, {0, asked.view.text().size()});
  };
  router.answer<lsp::SemanticTokensFull>([this, all](const auto& params) {
    const std::string& uri = params.textDocument.uri;
    return sent_tokens_.full(uri, about(uri, all));
  });
  router.answer<lsp::SemanticTokensFullDelta>([this, all](const auto& params) {
    const std::string& uri = params.textDocument.uri;
    return sent_tokens_.delta(uri, params.previousResultId, about(uri, all));
  });
  router.answer<lsp::SemanticTokensRange>([this](const auto& params) {
    return lsp::SemanticTokens{.data = about(params.textDocument.uri, [&](const Asked& asked) {
                                 const Text& text = *asked.view.document.text;
                                 return token_data(
                                     asked, to_span(text, params.range, asked.agreement.encoding));
                               })};
  });
}

std::span<const Session::Feature> Session::features() {
  using Client = lsp::ClientCapabilities;
  using Server = lsp::ServerCapabilities;
  static constexpr Feature table[] = {
      {&Client::pullDiagnostics,
       [](Server& server) {
         server.diagnosticProvider = lsp::DiagnosticOptions{.identifier = "handoff"};
       },
       [](Session& session) {
         session.connection_.router().answer<lsp::PullDiagnostics>([&session](const auto& params) {
           lsp::RelatedFullDocumentDiagnosticReport report{
               .items = session.diagnostics(params.textDocument.uri)};
           if (session.projects_.have_changed()) session.refresh_diagnostics();
           return report;
         });
       }},
      {nullptr,
       [](Server& server) {
         server.completionProvider =
             lsp::CompletionOptions{.triggerCharacters = {{"[", "#", "-", "*"}}};
       },
       [](Session& session) {
         session.connection_.router().answer<lsp::Completion>(
             [&session](const auto& params) { return session.completion(params); });
       }},
      {&Client::completionResolveDocumentation,
       [](Server& server) { server.completionProvider->resolveProvider = true; },
       [](Session& session) {
         session.connection_.router().answer<lsp::CompletionResolve>(
             [&session](const auto& item) { return session.resolve_completion(item); });
       }},
      // The snapshot is taken here, in wire order; later edits do not touch it.
      {nullptr, [](Server& server) { server.hoverProvider = true; },
       [](Session& session) {
         session.connection_.router().serve<lsp::Hover>([&session](const auto& params) {
           return session.hover(session.workspace_.find(params.textDocument.uri), params.position);
         });
       }},
      {nullptr,
       [](Server& server) {
         server.codeActionProvider = lsp::CodeActionOptions{
             .codeActionKinds = {{lsp::CodeActionKind::QuickFix, std::string(fill_from_git_kind)}},
             .resolveProvider = false};
       },
       [](Session& session) {
         session.connection_.router().serve<lsp::CodeActions>([&session](const auto& params) {
           return session.code_actions(session.workspace_.find(params.textDocument.uri), params);
         });
       }},
      {&Client::codeActionResolveEdit,
       [](Server& server) { server.codeActionProvider->resolveProvider = true; },
       [](Session& session) {
         session.connection_.router().serve<lsp::CodeActionResolve>(
             [&session](const auto& action) { return session.resolve(action); });
       }},
      {&Client::createFiles,
       [](Server& server) {
         server.codeActionProvider->codeActionKinds->emplace_back(new_template_kind);
       },
       [](Session&) {}},
      {nullptr, [](Server& server) { server.documentSymbolProvider = true; },
       [](Session& session) { session.answer_about<lsp::DocumentSymbols>(document_symbols); }},
      {nullptr, [](Server& server) { server.foldingRangeProvider = true; },
       [](Session& session) { session.answer_about<lsp::FoldingRanges>(folding_ranges); }},
      {nullptr, [](Server& server) { server.selectionRangeProvider = true; },
       [](Session& session) { session.answer_about<lsp::SelectionRanges>(selection_ranges); }},
      {nullptr, [](Server& server) { server.documentHighlightProvider = true; },
       [](Session& session) {
         session.answer_about<lsp::DocumentHighlights>(document_highlights);
       }},
      {nullptr,
       [](Server& server) {
         server.semanticTokensProvider = lsp::SemanticTokensOptions{
             token_legend(), true, lsp::SemanticTokensFullOptions{.delta = true}};
       },
       [](Session& session) { session.bind_semantic_tokens(); }},
      {nullptr, [](Server& server) { server.documentLinkProvider.emplace(); },
       [](Session& session) { session.answer_about<lsp::DocumentLinks>(document_links); }},
      {nullptr, [](Server& server) { server.definitionProvider = true; },
       [](Session& session) {
         session.connection_.router().answer<lsp::Definition>(
             [&session](const auto& params) { return session.definition_of(params); });
       }},
      {nullptr, [](Server& server) { server.referencesProvider = true; },
       [](Session& session) { session.answer_about<lsp::References>(references); }},
      {nullptr,
       [](Server& server) { server.renameProvider = lsp::RenameOptions{.prepareProvider = true}; },
       [](Session& session) {
         session.answer_about<lsp::PrepareRename>(prepare_rename);
         session.answer_about<lsp::Rename>(rename);
       }},
      {nullptr, [](Server& server) { server.codeLensProvider.emplace(); },
       [](Session& session) { session.answer_about<lsp::CodeLenses>(code_lenses); }},
      {nullptr, [](Server& server) { server.inlayHintProvider = true; },
       [](Session& session) { session.answer_about<lsp::InlayHints>(inlay_hints); }},
      {nullptr, [](Server& server) { server.workspaceSymbolProvider = true; },
       [](Session& session) {
         session.connection_.router().serve<lsp::WorkspaceSymbols>(
             [&session](const auto& params) { return session.workspace_symbols(params); });
       }},
  };
  return table;
}

void Session::offer_features(lsp::ServerCapabilities& server) {
  for (const Feature& feature : features()) {
    if (feature.needs != nullptr && !(agreement_.client.*feature.needs)) continue;
    feature.announce(server);
    feature.bind(*this);
  }
}

}  // namespace handoff
