// Finds the files that documents name. Looks at the file system, a limited number of times, follows
// no links and reads nothing.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace handoff {

/// Whether a folder is another one, or lies in it. Paths are normal.
bool is_within(const std::filesystem::path& folder, const std::filesystem::path& top);

/// The folders from which a document at an absolute path, or none, may name files, the likeliest
/// first: the workspace folder around it, its repository, other folders, its own.
std::vector<std::filesystem::path> bases_of_names(std::string_view path,
                                                  std::span<const std::string> folders);

/// Of one document.
class FileFinder {
 public:
  explicit FileFinder(std::vector<std::filesystem::path> bases) : bases_(std::move(bases)) {}

  struct Found {
    std::filesystem::path base;  ///< from which it is named
    std::string path;            ///< absolute
  };

  /// The regular file that `name` stands for, which is relative.
  const std::optional<Found>& look_up(const std::string& name);

  /// Its absolute path.
  std::optional<std::string> find(const std::string& name);

 private:
  std::optional<Found> look_for(const std::string& name);
  bool is_file(std::filesystem::path path, const std::filesystem::path& name);

  std::vector<std::filesystem::path> bases_;
  std::map<std::string, std::optional<Found>> known_;
  std::size_t lookups_ = 0;
};

}  // namespace handoff
