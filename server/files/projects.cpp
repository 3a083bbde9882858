#include "server/files/projects.h"

#include <algorithm>
#include <utility>

namespace handoff {
namespace {

constexpr std::chrono::seconds between_looks{1};
constexpr std::size_t most_places = 1000;

bool is_due(std::chrono::steady_clock::time_point looked) {
  return std::chrono::steady_clock::now() - looked >= between_looks;
}

}  // namespace

std::shared_ptr<const Project> Projects::of(const std::string& path) {
  const std::optional<std::string>& folder = folder_of(path);
  if (!folder) return no_project();
  Entry& entry = entries_[*folder];
  if (entry.project == nullptr || entry.is_old || is_due(entry.looked)) read(*folder, entry);
  return entry.project;
}

void Projects::look_again() {
  for (auto& [path, place] : places_) place.looked = {};
  for (auto& [folder, entry] : entries_) entry.looked = {};
}

void Projects::read_again() {
  look_again();
  for (auto& [folder, entry] : entries_) entry.is_old = true;
}

const std::optional<std::string>& Projects::folder_of(const std::string& path) {
  if (places_.size() > most_places) places_.clear();
  const auto [found, is_new] = places_.try_emplace(path.substr(0, path.rfind('/')));
  Place& place = found->second;
  if (is_new || is_due(place.looked)) {
    std::optional<std::string> folder = project_folder(path);
    if (!is_new && folder != place.folder) changed_ = true;
    place = {std::move(folder), Clock::now()};
  }
  return place.folder;
}

void Projects::read(const std::string& folder, Entry& entry) {
  entry.looked = Clock::now();
  FileStamps stamps = project_stamps(folder);
  if (entry.project != nullptr && !entry.is_old && stamps == entry.stamps) return;
  if (entry.project != nullptr) changed_ = true;
  entry.stamps = std::move(stamps);
  entry.is_old = false;
  std::vector<ProjectFile> files = read_project_files(folder);
  for (ProjectFile& draft : drafts_(folder)) {
    const auto saved = std::ranges::find(files, draft.name, &ProjectFile::name);
    if (saved == files.end()) {
      files.push_back(std::move(draft));
    } else {
      saved->text = std::move(draft.text);
    }
  }
  entry.project = make_project(folder, std::move(files));
}

}  // namespace handoff
