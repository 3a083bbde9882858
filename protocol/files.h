#pragma once

// What a client tells of files: that they have changed on disk, and that they are being renamed
// (LSP 3.18, "Workspace Features").

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "protocol/types.h"

namespace lsp {

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

/// A folder counts for all that is in it.
struct FileRename {
  DocumentUri oldUri;
  DocumentUri newUri;

  static constexpr auto fields =
      std::tuple{Field{"oldUri", &FileRename::oldUri}, Field{"newUri", &FileRename::newUri}};
};

struct RenameFilesParams {
  std::vector<FileRename> files;

  static constexpr auto fields = std::tuple{Field{"files", &RenameFilesParams::files}};
};

/// Asked before; the result is what is to be edited along with it.
struct WillRenameFiles {
  static constexpr std::string_view method = "workspace/willRenameFiles";
  using Params = RenameFilesParams;
  using Result = std::optional<WorkspaceEdit>;
};

struct DidRenameFiles {
  static constexpr std::string_view method = "workspace/didRenameFiles";
  using Params = RenameFilesParams;
};

}  // namespace lsp
