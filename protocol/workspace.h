#pragma once

// The messages of LSP that concern no single document: window, workspace, configuration. Files are
// in files.h, progress in progress.h.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
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

}  // namespace lsp
