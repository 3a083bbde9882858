// The projects that documents are in, read when one of their documents is used, and again when
// their files have changed. Files are looked at once a second at most, and only on use.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "server/files/project_files.h"

namespace handoff {

class Projects {
 public:
  /// The files of the project `folder` that are open in the editor, which count as they are there.
  using Drafts = std::function<std::vector<ProjectFile>(const std::string& folder)>;

  explicit Projects(Drafts drafts = [](const std::string&) { return std::vector<ProjectFile>(); })
      : drafts_(std::move(drafts)) {}

  /// Of an absolute path.
  std::shared_ptr<const Project> of(const std::string& path);

  /// The files may have changed just now.
  void look_again();

  /// A draft has changed.
  void read_again();

  /// Whether a project has become another one since this was asked last.
  bool have_changed() { return std::exchange(changed_, false); }

 private:
  using Clock = std::chrono::steady_clock;

  struct Place {
    std::optional<std::string> folder;
    Clock::time_point looked;
  };
  struct Entry {
    std::shared_ptr<const Project> project;
    FileStamps stamps;
    Clock::time_point looked;
    bool is_old = true;  ///< to be read whatever the stamps say
  };

  const std::optional<std::string>& folder_of(const std::string& path);
  void read(const std::string& folder, Entry& entry);

  Drafts drafts_;
  std::map<std::string, Place> places_;   ///< by folder
  std::map<std::string, Entry> entries_;  ///< by project's folder
  bool changed_ = false;
};

}  // namespace handoff
