#include "server/workspace/workspace.h"

#include <fmt/format.h>

#include <algorithm>

namespace handoff {

const View& OpenDocument::view(DocumentPath path) const {
  if (!view_) view_ = make_view(text_, path, library_);
  return *view_;
}

void Workspace::set_folders(std::vector<std::string> folders) {
  folders_ = std::move(folders);
  for (auto& [uri, document] : documents_) {
    document = std::make_shared<const OpenDocument>(document->path(), document->version(),
                                                    document->text(), document->library());
  }
}

void Workspace::open(const std::string& uri, std::string path, int version, std::string text) {
  std::shared_ptr<const Library> library = library_of_(path);
  documents_[uri] = std::make_shared<const OpenDocument>(
      std::move(path), version, std::make_shared<const Text>(std::move(text)), std::move(library));
}

Expected<void> Workspace::change(const std::string& uri, int version,
                                 std::span<const TextChange> changes, PositionEncoding encoding) {
  const auto found = documents_.find(uri);
  if (found == documents_.end()) return failure("a change to a document that is not open");
  const Snapshot before = found->second;
  const bool heals = std::any_of(changes.begin(), changes.end(),
                                 [](const TextChange& change) { return !change.range; });
  if (before->is_lost() && !heals) return failure("a change to a draft that is lost");
  const Text nothing_yet;
  const Text& base = before->is_lost() ? nothing_yet : *before->text();
  Expected<Text> text = apply_changes(base, changes, encoding);
  found->second = std::make_shared<const OpenDocument>(
      before->path(), version,
      text ? std::make_shared<const Text>(std::move(*text)) : std::shared_ptr<const Text>(),
      before->library());
  if (!text)
    return failure(
        fmt::format("the draft is dropped until its next whole text: {}", text.error().message));
  return {};
}

Snapshot Workspace::find(const std::string& uri) const {
  const auto found = documents_.find(uri);
  if (found == documents_.end()) return nullptr;
  Snapshot& document = found->second;
  std::shared_ptr<const Library> library = library_of_(document->path());
  if (library != document->library()) {
    document = std::make_shared<const OpenDocument>(document->path(), document->version(),
                                                    document->text(), std::move(library));
  }
  return document;
}

const View& Workspace::view(const OpenDocument& document) const {
  const std::string name = relative_name(document.path(), folders_);
  return document.view({name, name_in_project(document.path(), *document.library(), name)});
}

std::string relative_name(std::string_view path, std::span<const std::string> folders) {
  std::size_t longest = 0;
  for (const std::string& folder : folders) {
    const bool holds = path.starts_with(folder) && path.size() > folder.size() &&
                       (folder.ends_with('/') || path[folder.size()] == '/');
    if (holds) longest = std::max(longest, folder.size() + (folder.ends_with('/') ? 0 : 1));
  }
  if (longest > 0) return std::string(path.substr(longest));
  const std::size_t name = path.rfind('/');
  if (name == path.npos || name == 0) return std::string(path.substr(name == 0 ? 1 : 0));
  const std::size_t folder = path.rfind('/', name - 1);
  return std::string(path.substr(folder == path.npos ? 0 : folder + 1));
}

}  // namespace handoff
