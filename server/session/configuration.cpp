// What is set, by the editor and by the files of a project, and how a session keeps up with it.

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "protocol/uri.h"
#include "server/session/session.h"
#include "server/workspace/paths.h"

namespace handoff {

void Session::change_configuration(const lsp::DidChangeConfigurationParams& params) {
  if (agreement_.client.configuration) return ask_settings();
  const lsp::json& settings = params.settings;
  take_settings(EditorSettings(
      {settings.is_object() ? settings.value("handoff", lsp::json()) : lsp::json()}, {}));
}

void Session::ask_settings() {
  if (!agreement_.client.configuration) return;
  std::vector<std::string> folders = workspace_.folders();
  if (folders.size() < 2) folders.clear();
  lsp::ConfigurationParams params{{{.section = "handoff"}}};
  for (const std::string& folder : folders) {
    params.items.push_back({.scopeUri = lsp::file_uri(folder), .section = "handoff"});
  }
  const auto take = [this, folders](const std::vector<lsp::json>& values) {
    take_settings(EditorSettings(values, folders));
    settings_known_.open();
  };
  connection_.call<lsp::Configuration>(params, take, [this] { settings_known_.open(); });
}

void Session::take_settings(EditorSettings settings) {
  const std::vector<std::string>& said = settings_.problems();
  for (const std::string& problem : settings.problems()) {
    if (std::ranges::find(said, problem) != said.end()) continue;
    connection_.notify<lsp::ShowMessage>({lsp::MessageType::Warning, problem});
  }
  const bool is_news = settings != settings_;
  settings_ = std::move(settings);
  if (!is_news) return;
  if (settings_known_.is_open()) refresh_diagnostics();
  refresh_decorations();
}

void Session::refresh_decorations() {
  refresh_lenses();
  refresh_hints();
  refresh_tokens();
}

void Session::refresh_lenses() {
  if (!agreement_.client.codeLensRefresh) return;
  connection_.call<lsp::RefreshCodeLenses>({}, [](std::nullptr_t) {});
}

void Session::refresh_hints() {
  if (!agreement_.client.inlayHintRefresh) return;
  connection_.call<lsp::RefreshInlayHints>({}, [](std::nullptr_t) {});
}

void Session::refresh_tokens() {
  if (!agreement_.client.semanticTokensRefresh) return;
  connection_.call<lsp::RefreshSemanticTokens>({}, [](std::nullptr_t) {});
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
    if (agreement_.client.pullDiagnostics) options.watchers.push_back({std::string(markdown_glob)});
    add(lsp::DidChangeWatchedFiles::method, lsp::encode(options));
  }
  if (registrations.empty()) return;
  connection_.call<lsp::RegisterCapability>({std::move(registrations)}, [](std::nullptr_t) {});
}

void Session::change_files() {
  projects_.look_again();
  refresh_changed();
  handoffs_changed_.raise();
}

Settings Session::settings_for(const std::string& path) const {
  return overlaid(settings_.of(path), project_of(path)->settings);
}

}  // namespace handoff
