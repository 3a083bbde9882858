// The requests that may have to wait for git.

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "protocol/uri.h"
#include "server/actions/new_templates.h"
#include "server/features/hover.h"
#include "server/files/files.h"
#include "server/session/session.h"
#include "server/workspace/paths.h"

namespace handoff {
namespace {

/// What git has to be asked before all of the offers' edits can be made, if anything.
std::optional<git::Detail> detail_for(const View& view, std::span<const Offer> offers) {
  std::optional<git::Detail> most;
  for (const Offer& offer : offers) {
    const Action& action = *action_named(offer.action);
    if (action.detail != nullptr) most = std::max(most, action.detail(view, offer));
  }
  return most;
}

lsp::ResponseError content_modified() {
  return {lsp::ErrorCode::ContentModified, "the document has changed since the action was offered"};
}

}  // namespace

void Session::require_unchanged(const std::string& uri, const Snapshot& document) const {
  if (workspace_.find(uri) != document) throw content_modified();
}

Session::awaitable<Session::Known> Session::known(std::string path, git::Detail detail,
                                                  std::vector<std::string> names) {
  Known result;
  result.facts.now = options_.now();
  if (path.empty()) {
    result.problem = "the document is not a file, so it has no repository";
    co_return result;
  }
  git::Question question = question_about(path, detail);
  question.names = std::move(names);
  result.facts.folder = folder_name(question);
  if (!agreement_.trusted) {
    result.problem = "the workspace is not trusted, so git is not asked";
    co_return result;
  }
  if (!settings_for(path).git_enabled) {
    result.problem = "git is not asked, since the setting handoff.git.enabled is off";
    co_return result;
  }
  Expected<git::Answer> answer = co_await git_.ask(question);
  if (answer) {
    result.facts.git = std::move(*answer);
  } else {
    result.problem = answer.error().message;
  }
  co_return result;
}

Session::awaitable<std::optional<lsp::HoverContents>> Session::hover(Snapshot document,
                                                                     lsp::Position position) {
  if (document == nullptr) co_return std::nullopt;
  const View& view = workspace_.view(*document);
  const Text& text = *document->text();
  const std::size_t offset = to_span(text, {position, position}, agreement_.encoding).begin;
  const std::optional<HoverTarget> target = hover_target(view, offset);
  if (!target) {
    auto commit = hover_commit(document, offset);
    co_return co_await std::move(commit);
  }
  Known known_now;
  if (const auto detail = detail_to_hover(view, *target)) {
    known_now = co_await known(document->path(), *detail);
  }
  const Facts* facts = known_now.facts.git ? &known_now.facts : nullptr;
  const HoverText words = hover_text(view, *target, facts);
  lsp::HoverContents contents;
  contents.contents = to_markup(agreement_.client.hoverContentFormat, words.markdown, words.plain);
  contents.range = to_range(text, target->span, agreement_.encoding);
  co_return contents;
}

lsp::CodeAction Session::to_code_action(const Offer& offer, const Action& action,
                                        const std::vector<lsp::Diagnostic>& diagnostics,
                                        const View& view) const {
  lsp::CodeAction result;
  result.title = offer.title;
  result.kind = std::string(action.kind);
  if (offer.preferred && agreement_.client.codeActionIsPreferred) result.isPreferred = true;
  const lsp::Range about = to_range(*view.document.text, offer.about, agreement_.encoding);
  std::vector<lsp::Diagnostic> resolved;
  for (const lsp::Diagnostic& diagnostic : diagnostics) {
    const auto* code = diagnostic.code ? std::get_if<std::string>(&*diagnostic.code) : nullptr;
    if (code != nullptr && *code == offer.code && diagnostic.range == about) {
      resolved.push_back(diagnostic);
    }
  }
  if (!resolved.empty()) result.diagnostics = std::move(resolved);
  return result;
}

Session::awaitable<std::vector<lsp::CodeAction>> Session::code_actions(
    Snapshot document, lsp::CodeActionParams params) {
  std::vector<lsp::CodeAction> actions;
  if (document == nullptr) co_return actions;
  if (is_json_path(document->path())) co_return actions;
  const View& view = workspace_.view(*document);
  const Text& text = *document->text();
  const Span selection = to_span(text, params.range, agreement_.encoding);
  const std::string uri = params.textDocument.uri;
  std::vector<Offer> offers = offers_at(view, selection, findings(view, document->path()));
  std::erase_if(offers, [&](const Offer& offer) {
    const Action& action = *action_named(offer.action);
    return !is_wanted(action.kind, params.context.only) ||
           (action.snippet && !agreement_.client.snippetEdits);
  });
  const bool resolves = agreement_.client.codeActionResolveEdit;
  Known known_now;
  if (const auto detail = detail_for(view, offers); detail && !resolves) {
    known_now = co_await known(document->path(), *detail);
    require_unchanged(uri, document);
  }
  for (const Offer& offer : offers) {
    const Action& action = *action_named(offer.action);
    lsp::CodeAction result = to_code_action(offer, action, params.context.diagnostics, view);
    if (resolves && detail_for(view, {&offer, 1})) {
      result.data = lsp::encode(OfferData{.uri = uri,
                                          .version = document->version(),
                                          .action = std::string(offer.action),
                                          .begin = static_cast<lsp::integer>(selection.begin),
                                          .end = static_cast<lsp::integer>(selection.end),
                                          .title = offer.title});
    } else {
      const std::vector<Edit> edits = action.edits(view, offer, &known_now.facts);
      if (edits.empty()) continue;
      const auto convert = action.snippet ? to_snippet_edit : to_workspace_edit;
      result.edit = convert(uri, document->version(), text, edits, agreement_);
    }
    actions.push_back(std::move(result));
  }
  if (is_wanted(new_template_kind, params.context.only)) {
    for (lsp::CodeAction& action : new_template_actions(*document, selection)) {
      actions.push_back(std::move(action));
    }
  }
  co_return actions;
}

std::vector<lsp::CodeAction> Session::new_template_actions(const OpenDocument& document,
                                                           Span selection) const {
  std::vector<lsp::CodeAction> actions;
  const bool can_create = agreement_.client.createFiles && !document.path().empty();
  if (!can_create) return actions;
  const std::string folder = folder_for_templates(document);
  for (NewTemplate& made : new_templates(workspace_.view(document), selection)) {
    const std::string stem = path_in(folder, fmt::format("{}{}", templates_folder, made.name));
    lsp::WorkspaceEdit edit{.documentChanges = std::vector<lsp::WorkspaceEdit::DocumentChange>()};
    bool is_new = true;
    for (const auto& [path, text] :
         {std::pair(stem + ".md", &made.markdown), std::pair(stem + ".json", &made.guide)}) {
      if (text->empty()) continue;
      is_new = is_new && !exists(path);
      const std::string uri = lsp::file_uri(path);
      edit.documentChanges->push_back(lsp::CreateFile{.uri = uri});
      edit.documentChanges->push_back(
          lsp::TextDocumentEdit{{.uri = uri}, {lsp::TextEdit{{}, std::move(*text)}}});
    }
    if (!is_new) continue;
    lsp::CodeAction action;
    action.title = std::move(made.title);
    action.kind = std::string(new_template_kind);
    action.edit = std::move(edit);
    actions.push_back(std::move(action));
  }
  return actions;
}

Session::awaitable<lsp::CodeAction> Session::resolve(lsp::CodeAction action) {
  const auto data = lsp::decode<OfferData>(action.data);
  const Snapshot document = workspace_.find(data.uri);
  if (document == nullptr || document->is_lost() || document->version() != data.version) {
    throw content_modified();
  }
  const View& view = workspace_.view(*document);
  const std::size_t size = view.text().size();
  const Span selection{std::min<std::size_t>(std::max(data.begin, 0), size),
                       std::min<std::size_t>(std::max(data.end, 0), size)};
  std::vector<Offer> offers = offers_at(view, selection, findings(view, document->path()));
  const auto found = std::find_if(offers.begin(), offers.end(), [&](const Offer& entry) {
    return entry.action == data.action && entry.title == data.title;
  });
  if (found == offers.end()) throw content_modified();
  const Offer offer = std::move(*found);
  const Action& row = *action_named(offer.action);
  Known known_now;
  if (const auto detail = detail_for(view, {&offer, 1})) {
    known_now = co_await known(document->path(), *detail);
  }
  require_unchanged(data.uri, document);
  const std::vector<Edit> edits = row.edits(view, offer, &known_now.facts);
  if (edits.empty()) {
    throw lsp::ResponseError(
        lsp::ErrorCode::RequestFailed,
        known_now.problem.empty() ? "git knows nothing that belongs here" : known_now.problem);
  }
  if (known_now.facts.git) {
    log_.info("{}: commits and files {}", action.title, describe(known_now.facts.git->base));
  } else if (!known_now.problem.empty()) {
    connection_.notify<lsp::ShowMessage>(
        {lsp::MessageType::Info, fmt::format("Filled in without git: {}.", known_now.problem)});
  }
  action.edit = to_workspace_edit(data.uri, data.version, *document->text(), edits, agreement_);
  co_return action;
}

}  // namespace handoff
