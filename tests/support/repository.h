#pragma once

// Real git repositories for tests, each in a folder of its own that goes with the object. The
// user's and the machine's git configuration do not matter: the first repository gives the process
// a home of its own and takes every GIT_ variable out of its environment.

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::testing {

/// A folder that did not exist before and does not afterwards.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

struct Signature {
  std::string name = "Ada";
  std::string email = "ada@example.org";
};

class Repository {
 public:
  static constexpr std::int64_t first_time = 1714557600;  // 2024-05-01 10:00 UTC

  /// `git init` with the branch main and these further options.
  explicit Repository(std::vector<std::string> init_options = {});

  const std::filesystem::path& root() const { return root_; }

  /// Runs git in the work tree and gives what it prints, without the last line end. Throws where it
  /// fails; `try_git` tells whether it succeeded.
  std::string git(const std::vector<std::string>& arguments) const;
  bool try_git(const std::vector<std::string>& arguments) const;

  /// Writes a file and the folders above it.
  void write(const std::filesystem::path& path, std::string_view content) const;

  /// Commits everything, ten minutes after the commit before, and gives its object id.
  std::string commit(const std::string& message);

  /// Writes one file and commits everything.
  std::string commit(const std::string& message, const std::filesystem::path& path,
                     std::string_view content);

  std::int64_t time = first_time;  ///< of the next commit
  Signature author;                ///< of the next commit

 private:
  TemporaryFolder folder_;
  std::filesystem::path root_;
};

/// Everything below `folder`: what each file holds, where each link leads, and when it was written.
std::map<std::string, std::string> contents(const std::filesystem::path& folder);

/// Gives the process a home without any configuration; its path.
const std::filesystem::path& empty_home();

}  // namespace handoff::testing
