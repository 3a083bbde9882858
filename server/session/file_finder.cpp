#include "server/session/file_finder.h"

#include <algorithm>

#include "server/git/private_directory.h"

namespace handoff {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_lookups = 2000;

}  // namespace

bool is_within(const fs::path& folder, const fs::path& top) {
  const auto [end, rest] = std::mismatch(top.begin(), top.end(), folder.begin(), folder.end());
  return end == top.end() || end->empty();
}

std::vector<fs::path> bases_of_names(std::string_view path, std::span<const std::string> folders) {
  if (path.empty()) return {};
  const fs::path folder = fs::path(path).parent_path();
  std::vector<fs::path> bases(folders.begin(), folders.end());
  std::stable_partition(bases.begin(), bases.end(),
                        [&](const fs::path& top) { return is_within(folder, top); });
  const bool in_folder = !bases.empty() && is_within(folder, bases.front());
  const auto root = git::find_root(folder);
  if (root) bases.insert(bases.begin() + (in_folder ? 1 : 0), *root);
  if (root || in_folder) bases.push_back(folder);
  return bases;
}

const std::optional<FileFinder::Found>& FileFinder::look_up(const std::string& name) {
  const auto [known, is_new] = known_.try_emplace(name);
  if (is_new) known->second = look_for(name);
  return known->second;
}

std::optional<std::string> FileFinder::find(const std::string& name) {
  const std::optional<Found>& found = look_up(name);
  return found ? std::optional(found->path) : std::nullopt;
}

std::optional<FileFinder::Found> FileFinder::look_for(const std::string& name) {
  for (const fs::path& base : bases_) {
    if (is_file(base, name)) return Found{base, (base / name).native()};
  }
  return std::nullopt;
}

/// Links are not followed: one in a repository that is not trusted could lead to a file system that
/// asks the network.
bool FileFinder::is_file(fs::path path, const fs::path& name) {
  fs::file_type type = fs::file_type::directory;
  for (const fs::path& part : name) {
    if (type != fs::file_type::directory || lookups_++ >= most_lookups) return false;
    std::error_code error;
    path /= part;
    type = fs::symlink_status(path, error).type();
  }
  return type == fs::file_type::regular;
}

}  // namespace handoff
