// The table of what is offered to a client: each row announces a request and binds who answers it,
// so that nothing is announced that does not answer.

#include "protocol/files.h"
#include "protocol/structure.h"
#include "protocol/tokens.h"
#include "server/actions/actions.h"
#include "server/actions/new_templates.h"
#include "server/features/template_place.h"
#include "server/session/editing.h"
#include "server/session/places.h"
#include "server/session/session.h"
#include "server/session/structure.h"

namespace handoff {

struct Session::Feature {
  std::string_view name;                 ///< of all_features(), or empty where nothing turns it off
  bool lsp::ClientCapabilities::*needs;  ///< of the client; null: nothing
  void (*announce)(lsp::ServerCapabilities& server);
  void (*bind)(Session& session, std::string_view name);
};

namespace {

lsp::FileOperationOptions& file_operations(lsp::ServerCapabilities& server) {
  auto& operations = server.workspace->fileOperations;
  return operations ? *operations : operations.emplace();
}

}  // namespace

Snapshot Session::find_for(std::string_view feature, const std::string& uri) const {
  Snapshot document = workspace_.find(uri);
  if (document == nullptr || document->is_lost()) return nullptr;
  return settings_for(document->path()).has(feature) ? document : nullptr;
}

template <class Method>
void Session::answer_about(std::string_view feature,
                           typename Method::Result (*function)(const Asked&,
                                                               const typename Method::Params&)) {
  connection_.router().answer<Method>([this, feature, function](const auto& params) {
    constexpr bool tells_position = requires {
      params.position;
    };
    if constexpr (tells_position) {
      this->look_at(params.textDocument.uri, {params.position, params.position});
    }
    return this->about(feature, params.textDocument.uri,
                       [&](const Asked& asked) { return function(asked, params); });
  });
}

lsp::Definition::Result Session::definition_of(std::string_view feature,
                                               const lsp::TextDocumentPositionParams& params) {
  return about(feature, params.textDocument.uri, [&](const Asked& asked) {
    lsp::Definition::Result found = handoff::definition(asked, params);
    const Schema& schema = *asked.view.schema;
    const auto origin = template_place(asked.view, asked.offset_of(params.position));
    if (found.empty() && origin && !schema.file.empty()) {
      found.push_back({uri_of(schema.file),
                       to_range(*schema.document.text, origin->place, agreement_.encoding)});
    }
    return found;
  });
}

void Session::bind_semantic_tokens(std::string_view feature) {
  lsp::Router& router = connection_.router();
  const auto all = [](const Asked& asked) {
    return token_data(asked, {0, asked.view.text().size()});
  };
  router.answer<lsp::SemanticTokensFull>([this, feature, all](const auto& params) {
    const std::string& uri = params.textDocument.uri;
    return sent_tokens_.full(uri, about(feature, uri, all));
  });
  router.answer<lsp::SemanticTokensFullDelta>([this, feature, all](const auto& params) {
    const std::string& uri = params.textDocument.uri;
    return sent_tokens_.delta(uri, params.previousResultId, about(feature, uri, all));
  });
  router.answer<lsp::SemanticTokensRange>([this, feature](const auto& params) {
    return lsp::SemanticTokens{
        .data = about(feature, params.textDocument.uri, [&](const Asked& asked) {
          const Text& text = *asked.view.document.text;
          return token_data(asked, to_span(text, params.range, asked.agreement.encoding));
        })};
  });
}

std::span<const Session::Feature> Session::features() {
  using Client = lsp::ClientCapabilities;
  using Server = lsp::ServerCapabilities;
  static constexpr Feature table[] = {
      {"diagnostic", &Client::pullDiagnostics,
       [](Server& server) {
         server.diagnosticProvider =
             lsp::DiagnosticOptions{.identifier = "handoff", .interFileDependencies = true};
       },
       [](Session& session, std::string_view) {
         session.connection_.router().serve<lsp::PullDiagnostics>(
             [&session](const auto& params) { return session.pull_diagnostics(params); });
       }},
      {"", &Client::workspaceDiagnostics,
       [](Server& server) { server.diagnosticProvider->workspaceDiagnostics = true; },
       [](Session& session, std::string_view) {
         session.connection_.router().serve<lsp::PullWorkspaceDiagnostics>(
             [&session](const auto& params) { return session.pull_workspace_diagnostics(params); });
       }},
      {"completion", nullptr,
       [](Server& server) {
         server.completionProvider =
             lsp::CompletionOptions{.triggerCharacters = {{"[", "#", "-", "*"}}};
       },
       [](Session& session, std::string_view name) {
         session.connection_.router().answer<lsp::Completion>([&session, name](const auto& params) {
           session.look_at(params.textDocument.uri, {params.position, params.position});
           return session.completion(session.find_for(name, params.textDocument.uri),
                                     params.position);
         });
       }},
      {"", &Client::completionResolveDocumentation,
       [](Server& server) { server.completionProvider->resolveProvider = true; },
       [](Session& session, std::string_view) {
         session.connection_.router().answer<lsp::CompletionResolve>(
             [&session](const auto& item) { return session.resolve_completion(item); });
       }},
      // The snapshot is taken here, in wire order; later edits do not touch it.
      {"hover", nullptr, [](Server& server) { server.hoverProvider = true; },
       [](Session& session, std::string_view name) {
         session.connection_.router().serve<lsp::Hover>([&session, name](const auto& params) {
           session.look_at(params.textDocument.uri, {params.position, params.position});
           return session.hover(session.find_for(name, params.textDocument.uri), params.position);
         });
       }},
      {"codeAction", nullptr,
       [](Server& server) {
         server.codeActionProvider = lsp::CodeActionOptions{
             .codeActionKinds = {{lsp::CodeActionKind::QuickFix, std::string(fill_from_git_kind)}},
             .resolveProvider = false};
       },
       [](Session& session, std::string_view name) {
         session.connection_.router().serve<lsp::CodeActions>([&session, name](const auto& params) {
           session.look_at(params.textDocument.uri, params.range);
           return session.code_actions(session.find_for(name, params.textDocument.uri), params);
         });
       }},
      {"", &Client::codeActionResolveEdit,
       [](Server& server) { server.codeActionProvider->resolveProvider = true; },
       [](Session& session, std::string_view) {
         session.connection_.router().serve<lsp::CodeActionResolve>(
             [&session](const auto& action) { return session.resolve(action); });
       }},
      {"", &Client::snippetEdits,
       [](Server& server) {
         server.codeActionProvider->codeActionKinds->emplace_back(snippet_kind);
       },
       [](Session&, std::string_view) {}},
      {"", &Client::createFiles,
       [](Server& server) {
         server.codeActionProvider->codeActionKinds->emplace_back(new_template_kind);
       },
       [](Session&, std::string_view) {}},
      {"documentSymbol", nullptr, [](Server& server) { server.documentSymbolProvider = true; },
       [](Session& session, std::string_view name) {
         session.answer_about<lsp::DocumentSymbols>(name, document_symbols);
       }},
      {"foldingRange", nullptr, [](Server& server) { server.foldingRangeProvider = true; },
       [](Session& session, std::string_view name) {
         session.answer_about<lsp::FoldingRanges>(name, folding_ranges);
       }},
      {"selectionRange", nullptr, [](Server& server) { server.selectionRangeProvider = true; },
       [](Session& session, std::string_view name) {
         session.answer_about<lsp::SelectionRanges>(name, selection_ranges);
       }},
      {"documentHighlight", nullptr,
       [](Server& server) { server.documentHighlightProvider = true; },
       [](Session& session, std::string_view name) {
         session.answer_about<lsp::DocumentHighlights>(name, document_highlights);
       }},
      {"semanticTokens", nullptr,
       [](Server& server) {
         server.semanticTokensProvider = lsp::SemanticTokensOptions{
             token_legend(), true, lsp::SemanticTokensFullOptions{.delta = true}};
       },
       [](Session& session, std::string_view name) { session.bind_semantic_tokens(name); }},
      {"documentLink", nullptr, [](Server& server) { server.documentLinkProvider.emplace(); },
       [](Session& session, std::string_view name) {
         session.connection_.router().serve<lsp::DocumentLinks>(
             [&session, name](const auto& params) { return session.document_links(name, params); });
       }},
      {"definition", nullptr, [](Server& server) { server.definitionProvider.emplace(); },
       [](Session& session, std::string_view name) {
         session.connection_.router().serve<lsp::Definition>(
             [&session, name](const auto& params) { return session.definition(name, params); });
       }},
      {"references", nullptr, [](Server& server) { server.referencesProvider.emplace(); },
       [](Session& session, std::string_view name) {
         session.connection_.router().serve<lsp::References>([&session, name](const auto& params) {
           return session.references(session.find_for(name, params.textDocument.uri), params);
         });
       }},
      {"documentFormatting", nullptr,
       [](Server& server) { server.documentFormattingProvider = true; },
       [](Session& session, std::string_view name) {
         session.answer_about<lsp::DocumentFormatting>(name, formatting);
       }},
      {"documentRangeFormatting", nullptr,
       [](Server& server) { server.documentRangeFormattingProvider = true; },
       [](Session& session, std::string_view name) {
         session.answer_about<lsp::DocumentRangeFormatting>(name, range_formatting);
       }},
      {"documentOnTypeFormatting", nullptr,
       [](Server& server) {
         server.documentOnTypeFormattingProvider =
             lsp::DocumentOnTypeFormattingOptions{std::string(enter_character)};
       },
       [](Session& session, std::string_view name) {
         session.answer_about<lsp::DocumentOnTypeFormatting>(name, on_type_formatting);
       }},
      {"rename", nullptr,
       [](Server& server) { server.renameProvider = lsp::RenameOptions{.prepareProvider = true}; },
       [](Session& session, std::string_view name) {
         session.answer_about<lsp::PrepareRename>(name, prepare_rename);
         session.answer_about<lsp::Rename>(name, rename);
       }},
      {"", nullptr, [](Server& server) { server.codeLensProvider.emplace(); },
       [](Session& session, std::string_view name) {
         session.answer_about<lsp::CodeLenses>(name, code_lenses);
       }},
      {"", nullptr, [](Server& server) { server.inlayHintProvider = true; },
       [](Session& session, std::string_view name) {
         session.connection_.router().serve<lsp::InlayHints>(
             [&session, name](const auto& params) { return session.inlay_hints(name, params); });
       }},
      {"workspaceSymbol", nullptr, [](Server& server) { server.workspaceSymbolProvider.emplace(); },
       [](Session& session, std::string_view name) {
         session.connection_.router().serve<lsp::WorkspaceSymbols>(
             [&session, name](const auto& params) {
               return session.workspace_symbols(name, params);
             });
       }},
      {"willRename", &Client::willRenameFiles,
       [](Server& server) { file_operations(server).willRename.emplace(); },
       [](Session& session, std::string_view name) {
         session.connection_.router().serve<lsp::WillRenameFiles>(
             [&session, name](const auto& params) {
               return session.mend_names_in_handoffs(name, params);
             });
       }},
      {"", &Client::didRenameFiles,
       [](Server& server) { file_operations(server).didRename.emplace(); },
       [](Session& session, std::string_view) {
         session.connection_.router().notify<lsp::DidRenameFiles>(
             [&session](const auto&) { session.change_files(); });
       }},
  };
  return table;
}

void Session::offer_features(lsp::ServerCapabilities& server) {
  for (const Feature& feature : features()) {
    if (feature.needs != nullptr && !(agreement_.client.*feature.needs)) continue;
    feature.announce(server);
    feature.bind(*this, feature.name);
  }
}

}  // namespace handoff
