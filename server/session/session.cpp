#include "server/session/session.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <system_error>
#include <utility>

#include "protocol/uri.h"
#include "server/features/hover.h"
#include "server/git/process.h"
#include "server/session/clock.h"
#include "server/session/serve.h"

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

Session::Session(boost::asio::io_context& io, lsp::Connection& connection, lsp::Log& log,
                 SessionOptions options)
    : connection_(connection),
      log_(log),
      options_(std::move(options)),
      git_(options_.git),
      publisher_(io.get_executor(), options_.publish_delay,
                 [this](const std::string& uri) { publish(uri); }) {
  bind_life_cycle();
  bind_documents();
}

void Session::bind_life_cycle() {
  lsp::Router& router = connection_.router();
  router.answer<lsp::Initialize>([this](const auto& params) { return initialize(params); });
  router.notify<lsp::Initialized>([](const auto&) {});
  router.notify<lsp::DidChangeWorkspaceFolders>(
      [this](const auto& params) { change_folders(params); });
}

void Session::bind_documents() {
  lsp::Router& router = connection_.router();
  router.notify<lsp::DidOpen>([this](const auto& params) { open(params); });
  router.notify<lsp::DidChange>([this](const auto& params) { change(params); });
  router.notify<lsp::DidClose>([this](const auto& params) { close(params); });
}

void Session::bind_features() {
  lsp::Router& router = connection_.router();
  if (agreement_.client.pullDiagnostics) {
    router.answer<lsp::PullDiagnostics>([this](const auto& params) {
      return lsp::RelatedFullDocumentDiagnosticReport{.items =
                                                          diagnostics(params.textDocument.uri)};
    });
  }
  router.answer<lsp::Completion>([this](const auto& params) { return completion(params); });
  // The snapshot is taken here, in wire order; later edits do not touch it.
  router.serve<lsp::Hover>([this](const auto& params) {
    return hover(workspace_.find(params.textDocument.uri), params.position);
  });
  router.serve<lsp::CodeActions>([this](const auto& params) {
    return code_actions(workspace_.find(params.textDocument.uri), params);
  });
  if (agreement_.client.codeActionResolveEdit) {
    router.serve<lsp::CodeActionResolve>([this](const auto& action) { return resolve(action); });
  }
}

lsp::InitializeResult Session::initialize(const lsp::InitializeParams& params) {
  agreement_ = agree(params, options_.diagnostics_page);
  workspace_.set_folders(folders_of(params));
  if (params.processId) connection_.exit_when_gone(*params.processId);
  bind_features();
  return {.capabilities = capabilities(agreement_),
          .serverInfo = lsp::ServerInfo{"handoff-ls", options_.version}};
}

void Session::change_folders(const lsp::DidChangeWorkspaceFoldersParams& params) {
  std::vector<std::string> folders = workspace_.folders();
  for (const lsp::WorkspaceFolder& folder : params.event.removed) {
    if (const auto path = lsp::path_of(folder.uri)) std::erase(folders, *path);
  }
  for (const lsp::WorkspaceFolder& folder : params.event.added) {
    if (auto path = lsp::path_of(folder.uri)) folders.push_back(std::move(*path));
  }
  workspace_.set_folders(std::move(folders));
  if (agreement_.client.diagnosticRefresh) {
    connection_.call<lsp::RefreshDiagnostics>({}, [](std::nullptr_t) {});
  }
  if (agreement_.client.pullDiagnostics) return;
  for (const auto& [uri, document] : workspace_.documents()) publisher_.poke(uri);
}

void Session::open(const lsp::DidOpenTextDocumentParams& params) {
  const lsp::TextDocumentItem& item = params.textDocument;
  workspace_.open(item.uri, lsp::path_of(item.uri).value_or(""), item.version, item.text);
  if (!agreement_.client.pullDiagnostics) publisher_.poke(item.uri);
}

void Session::change(const lsp::DidChangeTextDocumentParams& params) {
  const std::vector<TextChange> changes = to_changes(params.contentChanges);
  const Expected<void> changed = workspace_.change(
      params.textDocument.uri, params.textDocument.version, changes, agreement_.encoding);
  if (!changed) log_.noise("change", "{}: {}", params.textDocument.uri, changed.error().message);
  if (!agreement_.client.pullDiagnostics) publisher_.poke(params.textDocument.uri);
}

void Session::close(const lsp::DidCloseTextDocumentParams& params) {
  const std::string& uri = params.textDocument.uri;
  const bool was_open = workspace_.find(uri) != nullptr;
  workspace_.close(uri);
  publisher_.forget(uri);
  if (was_open && !agreement_.client.pullDiagnostics) {
    connection_.notify<lsp::PublishDiagnostics>({.uri = uri, .diagnostics = {}});
  }
}

void Session::publish(const std::string& uri) {
  const Snapshot document = workspace_.find(uri);
  if (document == nullptr) return;
  connection_.notify<lsp::PublishDiagnostics>(
      {.uri = uri, .version = document->version(), .diagnostics = diagnostics(uri)});
}

std::vector<lsp::Diagnostic> Session::diagnostics(const std::string& uri) const {
  const Snapshot document = workspace_.find(uri);
  if (document == nullptr || document->is_lost()) return {};
  const View& view = workspace_.view(*document);
  return to_diagnostics(view, analyse(view), agreement_);
}

lsp::CompletionList Session::completion(const lsp::CompletionParams& params) const {
  const Snapshot document = workspace_.find(params.textDocument.uri);
  if (document == nullptr || document->is_lost()) return {};
  const View& view = workspace_.view(*document);
  const Span cursor =
      to_span(*document->text(), {params.position, params.position}, agreement_.encoding);
  return to_completion_list(view, complete(view, cursor.begin), agreement_);
}

void Session::require_unchanged(const std::string& uri, const Snapshot& document) const {
  if (workspace_.find(uri) != document) throw content_modified();
}

Session::awaitable<Session::Known> Session::known(Snapshot document, git::Detail detail) {
  Known result;
  result.facts.now = options_.now();
  const std::string& path = document->path();
  if (path.empty()) {
    result.problem = "the document is not a file, so it has no repository";
    co_return result;
  }
  const git::Question question = question_about(path, detail);
  result.facts.folder = folder_name(question);
  if (!agreement_.trusted) {
    result.problem = "the workspace is not trusted, so git is not asked";
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
  if (document == nullptr || document->is_lost()) co_return std::nullopt;
  const View& view = workspace_.view(*document);
  const Text& text = *document->text();
  const std::size_t offset = to_span(text, {position, position}, agreement_.encoding).begin;
  const std::optional<HoverTarget> target = hover_target(view, offset);
  if (!target) co_return std::nullopt;
  Known known_now;
  if (const auto detail = detail_to_hover(view, *target)) {
    known_now = co_await known(document, *detail);
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
  if (document == nullptr || document->is_lost()) co_return actions;
  const View& view = workspace_.view(*document);
  const Text& text = *document->text();
  const Span selection = to_span(text, params.range, agreement_.encoding);
  const std::string uri = params.textDocument.uri;
  std::vector<Offer> offers = offers_at(view, selection);
  std::erase_if(offers, [&](const Offer& offer) {
    return !is_wanted(action_named(offer.action)->kind, params.context.only);
  });
  const bool resolves = agreement_.client.codeActionResolveEdit;
  Known known_now;
  if (const auto detail = detail_for(view, offers); detail && !resolves) {
    known_now = co_await known(document, *detail);
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
      result.edit = to_workspace_edit(uri, document->version(), text, edits, agreement_);
    }
    actions.push_back(std::move(result));
  }
  co_return actions;
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
  std::vector<Offer> offers = offers_at(view, selection);
  const auto found = std::find_if(offers.begin(), offers.end(), [&](const Offer& entry) {
    return entry.action == data.action && entry.title == data.title;
  });
  if (found == offers.end()) throw content_modified();
  const Offer offer = std::move(*found);
  const Action& row = *action_named(offer.action);
  Known known_now;
  if (const auto detail = detail_for(view, {&offer, 1})) {
    known_now = co_await known(document, *detail);
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

int serve(const ServeOptions& options) {
  lsp::Log log(lsp::log_level_named(options.log_level).value_or(lsp::LogLevel::warn));
  int out = -1;
  try {
    out = lsp::claim_stdio();
  } catch (const std::system_error& error) {
    log.error("there is no client: {}", error.what());
    return 1;
  }
  std::ofstream trace_file;
  std::optional<lsp::Trace> trace;
  if (!options.trace.empty()) {
    trace_file.open(options.trace);
    if (!trace_file) throw std::runtime_error("cannot write the trace " + options.trace);
    trace.emplace(trace_file);
  }
  boost::asio::io_context io(1);
  lsp::Connection connection(io, STDIN_FILENO, out, log, trace ? &*trace : nullptr);
  const Session session(io, connection, log,
                        {.version = options.version,
                         .diagnostics_page = options.diagnostics_page,
                         .now = local_time});
  connection.exit_on(git::ending_signals());
  return connection.run();
}

}  // namespace handoff
