// What is set, by the editor and by the files of a project, and how a session keeps up with it.

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "server/session/session.h"

namespace handoff {

void Session::change_configuration(const lsp::DidChangeConfigurationParams& params) {
  if (agreement_.client.configuration) return ask_settings();
  const lsp::json& settings = params.settings;
  take_settings(settings.is_object() ? settings.value("handoff", lsp::json()) : lsp::json());
}

void Session::ask_settings() {
  if (!agreement_.client.configuration) return;
  const auto take = [this](const std::vector<lsp::json>& values) {
    if (!values.empty()) take_settings(values.front());
    settings_known_.open();
  };
  connection_.call<lsp::Configuration>({{{.section = "handoff"}}}, take,
                                       [this] { settings_known_.open(); });
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
  if (now != before && settings_known_.is_open()) refresh_diagnostics();
  if (now.open_slot_lenses != before.open_slot_lenses) refresh_lenses();
  if (now.wanted_hints != before.wanted_hints || now.change_hints != before.change_hints) {
    refresh_hints();
  }
}

void Session::refresh_lenses() {
  if (!agreement_.client.codeLensRefresh) return;
  connection_.call<lsp::RefreshCodeLenses>({}, [](std::nullptr_t) {});
}

void Session::refresh_hints() {
  if (!agreement_.client.inlayHintRefresh) return;
  connection_.call<lsp::RefreshInlayHints>({}, [](std::nullptr_t) {});
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

Settings Session::settings_for(const std::string& path) const {
  return overlaid(settings_.settings, project_of(path)->settings);
}

}  // namespace handoff
