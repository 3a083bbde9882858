#include "server/session/session.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "protocol/files.h"
#include "protocol/uri.h"
#include "server/workspace/paths.h"

namespace handoff {
namespace {

ProgressLine progress_line(lsp::Connection& connection) {
  return {[&connection](const lsp::ProgressParams& params) {
            connection.notify<lsp::Progress>(params);
          },
          [&connection](lsp::ProgressToken token, std::function<void()> agreed) {
            connection.call<lsp::CreateProgress>(
                {std::move(token)}, [agreed = std::move(agreed)](std::nullptr_t) { agreed(); });
          }};
}

}  // namespace

Session::Session(boost::asio::io_context& io, lsp::Connection& connection, lsp::Log& log,
                 SessionOptions options)
    : connection_(connection),
      log_(log),
      options_(std::move(options)),
      git_(options_.git),
      projects_([this](const std::string& folder) { return drafts_in(folder); }),
      workspace_([this](const std::string& path) { return library_of(path); }),
      publisher_(io.get_executor(), options_.publish_delay,
                 [this](const std::string& uri) { publish(uri); }),
      held_findings_(io.get_executor(), options_.typing_pause,
                     [this](const std::string& uri) { tell_held(uri); }),
      progress_reports_(progress_line(connection), options_.long_work),
      handoffs_changed_(io.get_executor()),
      settings_known_(io.get_executor()) {
  bind_life_cycle();
  bind_documents();
  bind_extensions();
}

void Session::bind_life_cycle() {
  lsp::Router& router = connection_.router();
  router.answer<lsp::Initialize>([this](const auto& params) { return initialize(params); });
  router.notify<lsp::Initialized>([this](const auto&) { initialized(); });
  router.notify<lsp::DidChangeConfiguration>(
      [this](const auto& params) { change_configuration(params); });
  router.notify<lsp::DidChangeWorkspaceFolders>(
      [this](const auto& params) { change_folders(params); });
  router.notify<lsp::DidChangeWatchedFiles>([this](const auto&) { change_files(); });
  router.notify<lsp::CancelProgress>(
      [this](const auto& params) { progress_reports_.cancel(params.token); });
}

void Session::bind_documents() {
  lsp::Router& router = connection_.router();
  router.notify<lsp::DidOpen>([this](const auto& params) { open(params); });
  router.notify<lsp::DidChange>([this](const auto& params) { change(params); });
  router.notify<lsp::DidSave>([this](const auto& params) { save(params); });
  router.notify<lsp::DidClose>([this](const auto& params) { close(params); });
}

void Session::bind_extensions() {
  lsp::Router& router = connection_.router();
  router.notify<DidChangeTrust>(
      [this](const auto& params) { agreement_.trusted = params.trusted; });
  router.answer<OpenSlots>(
      [this](const auto& params) { return open_slots(params.textDocument.uri); });
  router.serve<NewHandoff>([this](const auto& params) { return new_handoff(params); });
  router.serve<CheckHandoffs>([this](const auto& params) { return check(params); });
}

lsp::InitializeResult Session::initialize(const lsp::InitializeParams& params) {
  agreement_ = agree(params, options_.diagnostics_page);
  workspace_.set_folders(folders_of(params));
  if (params.processId) connection_.exit_when_gone(*params.processId);
  if (agreement_.client.configuration) {
    settings_known_.close(options_.settings_time, [this] { schedule_all(); });
  }
  lsp::ServerCapabilities server = basic_capabilities(agreement_);
  offer_features(server);
  return {.capabilities = std::move(server),
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
  ask_settings();
  refresh_all();
}

void Session::initialized() {
  ask_settings();
  register_interest();
}

std::shared_ptr<const Project> Session::project_of(const std::string& path) const {
  if (!path.empty()) return projects_.of(path);
  const auto& folders = workspace_.folders();
  return folders.empty() ? no_project() : projects_.of(fmt::format("{}/", folders.front()));
}

std::shared_ptr<const Library> Session::library_of(const std::string& path) const {
  const std::shared_ptr<const Project> project = project_of(path);
  return libraries_.of(project->library, overlaid(settings_.of(path), project->settings));
}

std::vector<ProjectFile> Session::drafts_in(const std::string& folder) const {
  std::vector<ProjectFile> drafts;
  const std::string top = folder.ends_with('/') ? folder : fmt::format("{}/", folder);
  for (const auto& [uri, document] : workspace_.documents()) {
    if (document->is_lost() || !document->path().starts_with(top)) continue;
    std::string name = document->path().substr(top.size());
    if (is_project_file(name)) drafts.push_back({std::move(name), document->text()->content()});
  }
  return drafts;
}

std::string Session::project_file_name(const std::string& path) const {
  for (const std::string_view end : {configuration_file, templates_folder}) {
    const std::size_t at = path.rfind(end);
    if (at == path.npos || at == 0 || path[at - 1] != '/') continue;
    if (is_project_file(path.substr(at))) return path.substr(at);
  }
  return {};
}

void Session::open(const lsp::DidOpenTextDocumentParams& params) {
  const lsp::TextDocumentItem& item = params.textDocument;
  held_findings_.forget(item.uri);
  sent_reports_.erase(item.uri);
  workspace_.open(item.uri, lsp::path_of(item.uri).value_or(""), item.version, item.text);
  if (!agreement_.client.pullDiagnostics) schedule(item.uri);
  handoffs_changed_.raise();
  change_draft(workspace_.find(item.uri)->path());
}

void Session::change(const lsp::DidChangeTextDocumentParams& params) {
  const std::string& uri = params.textDocument.uri;
  const std::vector<TextChange> changes = to_changes(params.contentChanges);
  const Snapshot before = workspace_.find(uri);
  const Expected<void> changed =
      workspace_.change(uri, params.textDocument.version, changes, agreement_.encoding);
  if (!changed) log_.noise("change", "{}: {}", uri, changed.error().message);
  if (!agreement_.client.pullDiagnostics) schedule(uri);
  const Snapshot after = workspace_.find(uri);
  if (after == nullptr) return;
  if (before->is_lost() || after->is_lost()) {
    held_findings_.forget(uri);
  } else {
    held_findings_.edited(uri, before->text()->content(), after->text()->content());
  }
  change_draft(after->path());
}

void Session::look_at(const std::string& uri, lsp::Range range) {
  const Snapshot document = workspace_.find(uri);
  if (document == nullptr || document->is_lost()) return;
  held_findings_.looked_at(uri, to_span(*document->text(), range, agreement_.encoding));
}

void Session::save(const lsp::DidSaveTextDocumentParams& params) {
  handoffs_changed_.raise();
  held_findings_.saved(params.textDocument.uri);
}

void Session::close(const lsp::DidCloseTextDocumentParams& params) {
  const std::string& uri = params.textDocument.uri;
  const Snapshot document = workspace_.find(uri);
  const bool was_open = document != nullptr;
  workspace_.close(uri);
  if (was_open) change_draft(document->path());
  publisher_.forget(uri);
  held_findings_.forget(uri);
  sent_reports_.erase(uri);
  sent_tokens_.forget(uri);
  handoffs_changed_.raise();
  if (was_open && !agreement_.client.pullDiagnostics) {
    connection_.notify<lsp::PublishDiagnostics>({.uri = uri, .diagnostics = {}});
  }
}

void Session::change_draft(const std::string& path) {
  if (project_file_name(path).empty()) return;
  projects_.read_again();
  refresh_changed();
}

lsp::CompletionList Session::completion(Snapshot document, lsp::Position position) {
  if (document == nullptr) return {};
  if (is_json_path(document->path())) return {};
  const View& view = workspace_.view(*document);
  const Span cursor = to_span(*document->text(), {position, position}, agreement_.encoding);
  completions_ = complete(view, cursor.begin);
  return to_completion_list(view, completions_, ++completion_lists_, agreement_);
}

/// An item of a list that is not the last one any more stays as it is.
lsp::CompletionItem Session::resolve_completion(lsp::CompletionItem item) const {
  if (item.data.is_null()) return item;
  const auto data = lsp::decode<CompletionData>(item.data);
  if (data.list == completion_lists_ && data.item < completions_.size()) {
    item.documentation = documentation_of(completions_[data.item], agreement_);
  }
  return item;
}

std::string Session::uri_of(const std::string& path) const {
  for (const auto& [uri, document] : workspace_.documents()) {
    if (document->path() == path) return uri;
  }
  return lsp::file_uri(path);
}

std::string Session::folder_for_templates(const OpenDocument& document) const {
  const std::string& path = document.path();
  if (!document.library()->folder.empty()) return document.library()->folder;
  const std::string name = relative_name(path, workspace_.folders());
  for (const std::string& folder : workspace_.folders()) {
    const bool holds = path.starts_with(folder) && path.size() > name.size() &&
                       path.size() - name.size() <= folder.size() + 1;
    if (holds) return path.substr(0, path.size() - name.size() - 1);
  }
  return path.substr(0, path.rfind('/'));
}

std::optional<OpenSlotList> Session::open_slots(const std::string& uri) const {
  const Snapshot document = workspace_.find(uri);
  if (document == nullptr || document->is_lost()) return std::nullopt;
  const View& view = workspace_.view(*document);
  if (view.schema == nullptr) return std::nullopt;
  return to_open_slots(view, progress_of(view), agreement_);
}

}  // namespace handoff
