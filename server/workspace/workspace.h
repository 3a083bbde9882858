// The documents that an editor has open: the one thing that changes. Whoever answers a request
// holds a snapshot of its document, which does not.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/text/changes.h"
#include "server/workspace/view.h"

namespace handoff {

/// A document as it stood at one moment.
class OpenDocument {
 public:
  /// Without a text the draft is lost: an edit did not fit, and the next whole text heals it.
  OpenDocument(std::string path, int version, std::shared_ptr<const Text> text)
      : path_(std::move(path)), version_(version), text_(std::move(text)) {}

  const std::string& path() const { return path_; }  ///< absolute, empty if it is no file
  int version() const { return version_; }
  const std::shared_ptr<const Text>& text() const { return text_; }
  bool is_lost() const { return text_ == nullptr; }

  /// Parsed and matched when first asked for, so that a burst of edits costs one reading.
  /// `name` is the path as schema_for() wants it. Expects: not lost.
  const View& view(std::string_view name) const;

 private:
  std::string path_;
  int version_;
  std::shared_ptr<const Text> text_;
  mutable std::optional<View> view_;
};

using Snapshot = std::shared_ptr<const OpenDocument>;

class Workspace {
 public:
  /// Absolute paths of the folders that the editor has open. Every document gets a new snapshot,
  /// since what it is may depend on its folder.
  void set_folders(std::vector<std::string> folders);
  const std::vector<std::string>& folders() const { return folders_; }

  /// Documents are named by the client's own URI; one that is open already is replaced.
  void open(const std::string& uri, std::string path, int version, std::string text);
  void close(const std::string& uri) { documents_.erase(uri); }

  /// Fails when an edit does not fit; the draft is lost then. Changes to documents that are not
  /// open, and to lost ones without a whole text, fail as well and change nothing.
  Expected<void> change(const std::string& uri, int version, std::span<const TextChange> changes,
                        PositionEncoding encoding);

  /// The documents that are open, by name.
  const std::map<std::string, Snapshot>& documents() const { return documents_; }

  /// nullptr for a document that is not open.
  Snapshot find(const std::string& uri) const;

  /// The view of a snapshot, named relative to the folder that holds it.
  const View& view(const OpenDocument& document) const;

 private:
  std::vector<std::string> folders_;
  std::map<std::string, Snapshot> documents_;
};

/// `path` relative to the innermost of `folders` that holds it; without one, its last folder and
/// its name.
std::string relative_name(std::string_view path, std::span<const std::string> folders);

}  // namespace handoff
