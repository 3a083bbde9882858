// The documents that an editor has open: the one thing that changes. Whoever answers a request
// holds a snapshot of its document, which does not.
#pragma once

#include <functional>
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
  OpenDocument(std::string path, int version, std::shared_ptr<const Text> text,
               std::shared_ptr<const Library> library)
      : path_(std::move(path)),
        version_(version),
        text_(std::move(text)),
        library_(std::move(library)) {}

  const std::string& path() const { return path_; }  ///< absolute, empty if it is no file
  int version() const { return version_; }
  const std::shared_ptr<const Text>& text() const { return text_; }
  const std::shared_ptr<const Library>& library() const { return library_; }
  bool is_lost() const { return text_ == nullptr; }

  /// Parsed and matched when first asked for, so that a burst of edits costs one reading.
  /// Expects: not lost.
  const View& view(DocumentPath path) const;

 private:
  std::string path_;
  int version_;
  std::shared_ptr<const Text> text_;
  std::shared_ptr<const Library> library_;
  mutable std::optional<View> view_;
};

using Snapshot = std::shared_ptr<const OpenDocument>;

class Workspace {
 public:
  /// What the document at an absolute path, which is empty if it is no file, can follow now.
  using LibraryOf = std::function<std::shared_ptr<const Library>(const std::string& path)>;

  explicit Workspace(LibraryOf library_of) : library_of_(std::move(library_of)) {}

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

  /// nullptr for a document that is not open. It is a new one where its library is.
  Snapshot find(const std::string& uri) const;

  /// The view of a snapshot, named relative to the folder that holds it.
  const View& view(const OpenDocument& document) const;

 private:
  LibraryOf library_of_;
  std::vector<std::string> folders_;
  mutable std::map<std::string, Snapshot> documents_;
};

/// `path` relative to the innermost of `folders` that holds it; without one, its last folder and
/// its name.
std::string relative_name(std::string_view path, std::span<const std::string> folders);

}  // namespace handoff
