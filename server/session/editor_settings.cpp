#include "server/session/editor_settings.h"

#include <algorithm>

#include "server/session/file_finder.h"

namespace handoff {

EditorSettings::EditorSettings(const std::vector<nlohmann::json>& sections,
                               const std::vector<std::string>& folders) {
  if (!sections.empty()) common_ = read(sections.front());
  for (std::size_t i = 0; i < folders.size() && i + 1 < sections.size(); ++i) {
    by_folder_[folders[i]] = read(sections[i + 1]);
  }
}

Settings EditorSettings::read(const nlohmann::json& section) {
  ReadSettings read = read_settings(section);
  for (const ReadSettings::Problem& problem : read.problems) {
    std::string words = sentence(problem);
    if (std::ranges::find(problems_, words) == problems_.end()) {
      problems_.push_back(std::move(words));
    }
  }
  return std::move(read.settings);
}

const Settings& EditorSettings::of(std::string_view path) const {
  const Settings* settings = &common_;
  std::size_t innermost = 0;
  for (const auto& [folder, own] : by_folder_) {
    if (folder.size() < innermost || !is_within(path, folder)) continue;
    innermost = folder.size();
    settings = &own;
  }
  return *settings;
}

bool EditorSettings::operator==(const EditorSettings& other) const {
  return common_ == other.common_ && by_folder_ == other.by_folder_;
}

}  // namespace handoff
