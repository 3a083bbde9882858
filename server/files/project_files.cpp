#include "server/files/project_files.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>

#include "server/files/files.h"
#include "server/workspace/paths.h"

namespace handoff {
namespace {

namespace fs = std::filesystem;

/// Enough to say that there are too many.
constexpr std::size_t most_files = 4 * most_templates;

/// Of a file or folder that is no link: one in a repository that nobody trusts could lead to a file
/// system that asks the network.
std::optional<struct stat> look_at(const std::string& path, mode_t type) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0 || (status.st_mode & S_IFMT) != type) return std::nullopt;
  return status;
}

std::optional<struct stat> look_at_file(const std::string& path) {
  return look_at(path, S_IFREG);
}

bool is_folder(const std::string& path) {
  return look_at(path, S_IFDIR).has_value();
}

/// Names below the folder, in order.
std::vector<std::string> names_of(const std::string& folder) {
  std::vector<std::string> names{std::string(configuration_file)};
  if (!is_folder(path_in(folder, ".handoff"))) return names;
  if (!is_folder(path_in(folder, ".handoff/templates"))) return names;
  std::error_code error;
  fs::directory_iterator entry(path_in(folder, templates_folder), error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    std::string name = fmt::format("{}{}", templates_folder, entry->path().filename().string());
    if (is_project_file(name)) names.push_back(std::move(name));
  }
  std::ranges::sort(names);
  if (names.size() > most_files) names.resize(most_files);
  return names;
}

std::string stamp_of(const struct stat& status) {
  return fmt::format("{} {} {} {}.{}", status.st_dev, status.st_ino, status.st_size,
                     status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
}

/// A text that is one byte too large stands for one that is not to be read.
std::string bounded_text(const std::string& path, std::size_t most) {
  const auto status = look_at_file(path);
  const bool too_large = status && static_cast<std::size_t>(status->st_size) > most;
  if (too_large) return std::string(most + 1, ' ');
  return read_file(path).value_or("");
}

}  // namespace

std::optional<std::string> project_folder(const std::string& path) {
  std::error_code error;
  fs::path folder = fs::path(path).parent_path();
  while (true) {
    const std::string top = folder.string();
    if (look_at_file(path_in(top, configuration_file)) || is_folder(path_in(top, ".handoff"))) {
      return top;
    }
    if (fs::exists(folder / ".git", error) || folder == folder.parent_path()) return std::nullopt;
    folder = folder.parent_path();
  }
}

FileStamps project_stamps(const std::string& folder) {
  FileStamps stamps;
  for (const std::string& name : names_of(folder)) {
    const auto status = look_at_file(path_in(folder, name));
    if (status) stamps[name] = stamp_of(*status);
  }
  return stamps;
}

std::vector<ProjectFile> read_project_files(const std::string& folder) {
  std::vector<ProjectFile> files;
  for (const std::string& name : names_of(folder)) {
    const std::string path = path_in(folder, name);
    if (look_at_file(path)) files.push_back({name, bounded_text(path, largest_size(name))});
  }
  return files;
}

std::shared_ptr<const Project> read_project_of(const std::string& path) {
  const std::optional<std::string> folder = project_folder(path);
  return folder ? make_project(*folder, read_project_files(*folder)) : no_project();
}

}  // namespace handoff
