#include "server/session/session.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "protocol/uri.h"
#include "server/workspace/paths.h"

namespace handoff {
Session::Session(boost::asio::io_context& io, lsp::Connection& connection, lsp::Log& log,
                 SessionOptions options)
    : connection_(connection),
      log_(log),
      options_(std::move(options)),
      git_(options_.git),
      projects_([this](const std::string& folder) { return drafts_in(folder); }),
      workspace_([this](const std::string& path) { return project_of(path)->library; }),
      publisher_(io.get_executor(), options_.publish_delay,
                 [this](const std::string& uri) { publish(uri); }) {
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
}

void Session::bind_documents() {
  lsp::Router& router = connection_.router();
  router.notify<lsp::DidOpen>([this](const auto& params) { open(params); });
  router.notify<lsp::DidChange>([this](const auto& params) { change(params); });
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
  refresh_diagnostics();
}

void Session::initialized() {
  ask_settings();
  register_interest();
}

void Session::register_interest() {
  std::vector<lsp::Registration> registrations;
  const auto add = [&](std::string_view method, lsp::json options) {
    registrations.push_back({std::string(method), std::string(method), std::move(options)});
  };
  if (agreement_.client.configurationRegistration) {
    add(lsp::DidChangeConfiguration::method, {});
  }
  if (agreement_.client.watchedFilesRegistration) {
    lsp::DidChangeWatchedFilesRegistrationOptions options;
    for (const std::string_view name : {configuration_file, templates_folder}) {
      const bool is_folder = name.ends_with('/');
      options.watchers.push_back({fmt::format("**/{}{}", name, is_folder ? "*" : "")});
    }
    add(lsp::DidChangeWatchedFiles::method, lsp::encode(options));
  }
  if (registrations.empty()) return;
  connection_.call<lsp::RegisterCapability>({std::move(registrations)}, [](std::nullptr_t) {});
}

void Session::change_files() {
  projects_.look_again();
  refresh_changed();
}

void Session::change_configuration(const lsp::DidChangeConfigurationParams& params) {
  if (agreement_.client.configuration) return ask_settings();
  const lsp::json& settings = params.settings;
  take_settings(settings.is_object() ? settings.value("handoff", lsp::json()) : lsp::json());
}

void Session::ask_settings() {
  if (!agreement_.client.configuration) return;
  connection_.call<lsp::Configuration>({{{.section = "handoff"}}},
                                       [this](const std::vector<lsp::json>& values) {
                                         if (!values.empty()) take_settings(values.front());
                                       });
}

void Session::take_settings(const lsp::json& section) {
  ReadSettings read = read_settings(section);
  std::vector<std::string> said;
  for (const ReadSettings::Problem& problem : settings_.problems) said.push_back(sentence(problem));
  for (const ReadSettings::Problem& problem : read.problems) {
    std::string words = sentence(problem);
    if (std::ranges::find(said, words) != said.end()) continue;
    connection_.notify<lsp::ShowMessage>({lsp::MessageType::Warning, std::move(words)});
  }
  const Settings before = settings_.settings;
  settings_ = std::move(read);
  const Settings& now = settings_.settings;
  if (now != before) refresh_diagnostics();
  if (now.open_slot_lenses != before.open_slot_lenses) refresh_lenses();
  if (now.wanted_hints != before.wanted_hints) refresh_hints();
}

void Session::refresh_lenses() {
  if (!agreement_.client.codeLensRefresh) return;
  connection_.call<lsp::RefreshCodeLenses>({}, [](std::nullptr_t) {});
}

void Session::refresh_hints() {
  if (!agreement_.client.inlayHintRefresh) return;
  connection_.call<lsp::RefreshInlayHints>({}, [](std::nullptr_t) {});
}

void Session::refresh_diagnostics() {
  if (agreement_.client.diagnosticRefresh) {
    connection_.call<lsp::RefreshDiagnostics>({}, [](std::nullptr_t) {});
  }
  if (agreement_.client.pullDiagnostics) return;
  for (const auto& [uri, document] : workspace_.documents()) schedule(uri);
}

void Session::refresh_changed() {
  for (const auto& [uri, document] : workspace_.documents()) project_of(document->path());
  if (!projects_.have_changed()) return;
  refresh_diagnostics();
  refresh_lenses();
  refresh_hints();
}

void Session::schedule(const std::string& uri) {
  const Snapshot document = workspace_.find(uri);
  if (document == nullptr) return;
  const Settings settings = settings_for(document->path());
  publisher_.set_delay(settings.publish_delay.value_or(options_.publish_delay));
  publisher_.poke(uri);
}

std::shared_ptr<const Project> Session::project_of(const std::string& path) const {
  if (!path.empty()) return projects_.of(path);
  const auto& folders = workspace_.folders();
  return folders.empty() ? no_project() : projects_.of(fmt::format("{}/", folders.front()));
}

Settings Session::settings_for(const std::string& path) const {
  return overlaid(settings_.settings, project_of(path)->settings);
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
  workspace_.open(item.uri, lsp::path_of(item.uri).value_or(""), item.version, item.text);
  if (!agreement_.client.pullDiagnostics) schedule(item.uri);
  change_draft(workspace_.find(item.uri)->path());
}

void Session::change(const lsp::DidChangeTextDocumentParams& params) {
  const std::vector<TextChange> changes = to_changes(params.contentChanges);
  const Expected<void> changed = workspace_.change(
      params.textDocument.uri, params.textDocument.version, changes, agreement_.encoding);
  if (!changed) log_.noise("change", "{}: {}", params.textDocument.uri, changed.error().message);
  if (!agreement_.client.pullDiagnostics) schedule(params.textDocument.uri);
  if (const Snapshot document = workspace_.find(params.textDocument.uri)) {
    change_draft(document->path());
  }
}

void Session::close(const lsp::DidCloseTextDocumentParams& params) {
  const std::string& uri = params.textDocument.uri;
  const Snapshot document = workspace_.find(uri);
  const bool was_open = document != nullptr;
  workspace_.close(uri);
  if (was_open) change_draft(document->path());
  publisher_.forget(uri);
  sent_tokens_.forget(uri);
  if (was_open && !agreement_.client.pullDiagnostics) {
    connection_.notify<lsp::PublishDiagnostics>({.uri = uri, .diagnostics = {}});
  }
}

void Session::change_draft(const std::string& path) {
  if (project_file_name(path).empty()) return;
  projects_.read_again();
  refresh_changed();
}

void Session::publish(const std::string& uri) {
  const Snapshot document = workspace_.find(uri);
  if (document == nullptr) return;
  connection_.notify<lsp::PublishDiagnostics>(
      {.uri = uri, .version = document->version(), .diagnostics = diagnostics(uri)});
  if (projects_.have_changed()) refresh_diagnostics();
}

std::vector<lsp::Diagnostic> Session::diagnostics(const std::string& uri) const {
  const Snapshot document = find_for("diagnostic", uri);
  if (document == nullptr) return {};
  return diagnostics(workspace_.view(*document), document->path());
}

std::vector<lsp::Diagnostic> Session::diagnostics(const View& view, const std::string& path) const {
  const Settings settings = settings_for(path);
  const std::string name = project_file_name(path);
  if (name.empty()) {
    return to_diagnostics(view,
                          analyse(view, local_date(options_.now()), settings.severities,
                                  settings.tiers.value_or(Tier::optional)),
                          agreement_);
  }
  const auto project = project_of(path);
  const auto found = project->findings.find(name);
  if (found == project->findings.end()) return {};
  std::vector<Finding> findings = found->second;
  apply_severities(findings, settings.severities);
  return to_diagnostics(view, findings, agreement_);
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
