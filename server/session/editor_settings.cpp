#include "server/session/editor_settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "server/analysis/words.h"
#include "server/session/file_finder.h"

namespace handoff {
namespace {

using nlohmann::json;

/// What clients keep for themselves in the same section: docs/configuration.md, "VS Code only", and
/// what others call their switch.
constexpr std::array<std::string_view, 5> settings_of_clients = {
    "server.path", "trace.server", "statusBar.enabled", "diagnostics.workspace", "enable"};

constexpr std::size_t most_unknown_names = 10;

/// The names of unknown settings, those of a group one by one; the first ones of many.
std::vector<std::string> unknown_names(const json& section, const ReadSettings& read) {
  std::vector<std::string> names;
  for (const std::vector<std::string>& path : read.unknown) {
    const std::string name = setting_name(path);
    const json* value = &section;
    for (const std::string& part : path) value = &value->at(part);
    if (!value->is_object() || value->empty()) {
      names.push_back(name);
      continue;
    }
    for (const auto& [part, unused] : value->items()) {
      names.push_back(fmt::format("{}.{}", name, part));
    }
  }
  std::erase_if(names, [](const std::string& name) {
    return std::ranges::find(settings_of_clients, name) != settings_of_clients.end();
  });
  names.resize(std::min(names.size(), most_unknown_names));
  return names;
}

}  // namespace

EditorSettings::EditorSettings(const std::vector<json>& sections,
                               const std::vector<std::string>& folders) {
  if (!sections.empty()) common_ = read(sections.front());
  for (std::size_t i = 0; i < folders.size() && i + 1 < sections.size(); ++i) {
    by_folder_[folders[i]] = read(sections[i + 1]);
  }
}

Settings EditorSettings::read(const json& section) {
  ReadSettings read = read_settings(section);
  for (const ReadSettings::Problem& problem : read.problems) add_problem(sentence(problem));
  for (const std::string& name : unknown_names(section, read)) {
    add_problem(
        fmt::format("There is no setting {}.", handoff::quoted(fmt::format("handoff.{}", name))));
  }
  return std::move(read.settings);
}

void EditorSettings::add_problem(std::string words) {
  // A workspace's settings are anybody's, and an editor may take [text](address) for a link.
  std::ranges::replace(words, '[', '(');
  if (std::ranges::find(problems_, words) == problems_.end()) problems_.push_back(std::move(words));
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
