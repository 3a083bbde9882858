#pragma once

// The messages of LSP that concern no single document: window, workspace, configuration, progress.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

#include "protocol/features.h"
#include "protocol/types.h"

namespace lsp {

struct LogMessageParams {
  MessageType type = MessageType::Log;
  std::string message;

  static constexpr auto fields = std::tuple{Field{"type", &LogMessageParams::type},
                                            Field{"message", &LogMessageParams::message}};
};

struct LogMessage {
  static constexpr std::string_view method = "window/logMessage";
  using Params = LogMessageParams;
};

struct ShowMessageParams {
  MessageType type = MessageType::Info;
  std::string message;

  static constexpr auto fields = std::tuple{Field{"type", &ShowMessageParams::type},
                                            Field{"message", &ShowMessageParams::message}};
};

struct ShowMessage {
  static constexpr std::string_view method = "window/showMessage";
  using Params = ShowMessageParams;
};

struct ConfigurationParams {
  std::vector<ConfigurationItem> items;

  static constexpr auto fields = std::tuple{Field{"items", &ConfigurationParams::items}};
};

/// One value for each item, null where the client has none.
struct Configuration {
  static constexpr std::string_view method = "workspace/configuration";
  using Params = ConfigurationParams;
  using Result = std::vector<json>;
};

struct DidChangeConfigurationParams {
  json settings = {};

  static constexpr auto fields =
      std::tuple{Field{"settings", &DidChangeConfigurationParams::settings}};
};

struct DidChangeConfiguration {
  static constexpr std::string_view method = "workspace/didChangeConfiguration";
  using Params = DidChangeConfigurationParams;
};

struct WorkspaceFoldersChangeEvent {
  std::vector<WorkspaceFolder> added = {};
  std::vector<WorkspaceFolder> removed = {};

  static constexpr auto fields =
      std::tuple{Field{"added", &WorkspaceFoldersChangeEvent::added},
                 Field{"removed", &WorkspaceFoldersChangeEvent::removed}};
};

struct DidChangeWorkspaceFoldersParams {
  WorkspaceFoldersChangeEvent event;

  static constexpr auto fields =
      std::tuple{Field{"event", &DidChangeWorkspaceFoldersParams::event}};
};

struct DidChangeWorkspaceFolders {
  static constexpr std::string_view method = "workspace/didChangeWorkspaceFolders";
  using Params = DidChangeWorkspaceFoldersParams;
};

enum class FileChangeType : uinteger { Created = 1, Changed = 2, Deleted = 3 };

struct FileEvent {
  DocumentUri uri;
  FileChangeType type = FileChangeType::Changed;

  static constexpr auto fields =
      std::tuple{Field{"uri", &FileEvent::uri}, Field{"type", &FileEvent::type}};
};

struct DidChangeWatchedFilesParams {
  std::vector<FileEvent> changes;

  static constexpr auto fields =
      std::tuple{Field{"changes", &DidChangeWatchedFilesParams::changes}};
};

struct DidChangeWatchedFiles {
  static constexpr std::string_view method = "workspace/didChangeWatchedFiles";
  using Params = DidChangeWatchedFilesParams;
};

struct FileSystemWatcher {
  std::string globPattern;

  static constexpr auto fields = std::tuple{Field{"globPattern", &FileSystemWatcher::globPattern}};
};

struct DidChangeWatchedFilesRegistrationOptions {
  std::vector<FileSystemWatcher> watchers;

  static constexpr auto fields =
      std::tuple{Field{"watchers", &DidChangeWatchedFilesRegistrationOptions::watchers}};
};

struct Registration {
  std::string id;
  std::string method;
  json registerOptions = {};

  static constexpr auto fields =
      std::tuple{Field{"id", &Registration::id}, Field{"method", &Registration::method},
                 Field{"registerOptions", &Registration::registerOptions}};
};

struct RegistrationParams {
  std::vector<Registration> registrations;

  static constexpr auto fields =
      std::tuple{Field{"registrations", &RegistrationParams::registrations}};
};

struct RegisterCapability {
  static constexpr std::string_view method = "client/registerCapability";
  using Params = RegistrationParams;
  using Result = std::nullptr_t;
};

// Work done progress, under a token that the client gave with its request.

using ProgressToken = std::variant<integer, std::string>;

struct WorkDoneProgressBegin {
  std::string kind = "begin";
  std::string title;
  std::optional<bool> cancellable = {};
  std::optional<uinteger> percentage = {};

  static constexpr auto fields = std::tuple{
      Field{"kind", &WorkDoneProgressBegin::kind}, Field{"title", &WorkDoneProgressBegin::title},
      Field{"cancellable", &WorkDoneProgressBegin::cancellable},
      Field{"percentage", &WorkDoneProgressBegin::percentage}};
};

struct WorkDoneProgressReport {
  std::string kind = "report";
  std::optional<std::string> message = {};
  std::optional<uinteger> percentage = {};

  static constexpr auto fields =
      std::tuple{Field{"kind", &WorkDoneProgressReport::kind},
                 Field{"message", &WorkDoneProgressReport::message},
                 Field{"percentage", &WorkDoneProgressReport::percentage}};
};

struct WorkDoneProgressEnd {
  std::string kind = "end";
  std::optional<std::string> message = {};

  static constexpr auto fields = std::tuple{Field{"kind", &WorkDoneProgressEnd::kind},
                                            Field{"message", &WorkDoneProgressEnd::message}};
};

struct ProgressParams {
  ProgressToken token;
  std::variant<WorkDoneProgressBegin, WorkDoneProgressReport, WorkDoneProgressEnd> value;

  static constexpr auto fields =
      std::tuple{Field{"token", &ProgressParams::token}, Field{"value", &ProgressParams::value}};
};

struct Progress {
  static constexpr std::string_view method = "$/progress";
  using Params = ProgressParams;
};

}  // namespace lsp
