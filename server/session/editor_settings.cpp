#include "server/session/editor_settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "server/session/file_finder.h"

namespace handoff {
namespace {

/// What clients keep for themselves in the same section: docs/configuration.md, "VS Code only", and
/// what others call their switch.
constexpr std::array<std::string_view, 5> settings_of_clients = {"server", "trace", "statusBar",
                                                                 "diagnostics.workspace", "enable"};

bool is_of_client(std::string_view name) {
  return std::ranges::any_of(settings_of_clients, [&](std::string_view own) {
    return name == own || (name.starts_with(own) && name[own.size()] == '.');
  });
}

}  // namespace

EditorSettings::EditorSettings(const std::vector<nlohmann::json>& sections,
                               const std::vector<std::string>& folders) {
  if (!sections.empty()) common_ = read(sections.front());
  for (std::size_t i = 0; i < folders.size() && i + 1 < sections.size(); ++i) {
    by_folder_[folders[i]] = read(sections[i + 1]);
  }
}

Settings EditorSettings::read(const nlohmann::json& section) {
  ReadSettings read = read_settings(section);
  for (const ReadSettings::Problem& problem : read.problems) add_problem(sentence(problem));
  for (const std::vector<std::string>& path : read.unknown) {
    const std::string name = setting_name(path);
    if (is_of_client(name)) continue;
    add_problem(fmt::format("There is no setting handoff.{}.", name));
  }
  return std::move(read.settings);
}

void EditorSettings::add_problem(std::string words) {
  constexpr std::size_t most_problems = 10;
  if (problems_.size() == most_problems || std::ranges::find(problems_, words) != problems_.end()) {
    return;
  }
  problems_.push_back(std::move(words));
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
