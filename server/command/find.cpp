#include "server/command/find.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>

#include "server/command/glob.h"
#include "server/workspace/paths.h"

namespace handoff {
namespace {

namespace fs = std::filesystem;

constexpr std::array skipped_folders = {".git", "node_modules"};

bool is_skipped(const fs::path& folder) {
  return std::ranges::find(skipped_folders, folder.filename().string()) != skipped_folders.end();
}

/// `folder`, whatever is written behind it, without a slash at its end.
fs::path normal_folder(const fs::path& folder) {
  return fs::absolute(folder / ".").lexically_normal().parent_path();
}

/// How files below an argument's folder are named.
class Names {
 public:
  explicit Names(const fs::path& folder)
      : here_(fs::current_path()), around_(normal_folder(folder).parent_path()) {}

  std::string name_of(const fs::path& file) const {
    const fs::path path = fs::absolute(file).lexically_normal();
    const fs::path name = path.lexically_relative(here_);
    return *name.begin() == ".." ? path.lexically_relative(around_) : name;
  }

 private:
  fs::path here_, around_;
};

using Test = std::function<bool(const std::string& path)>;

Found files_below(const std::string& top, const Test& is_wanted, const Test& is_entered) {
  Found found;
  const Names names(top);
  std::vector<fs::path> pending{top};
  while (!pending.empty()) {
    const fs::path folder = std::move(pending.back());
    pending.pop_back();
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
      const std::string path = entry->path().string();
      std::error_code unknown;
      const fs::file_type type = entry->symlink_status(unknown).type();
      if (type == fs::file_type::none) {
        error = unknown;
        break;
      }
      if (type == fs::file_type::regular && is_markdown_path(path) && is_wanted(path)) {
        found.files.push_back({path, names.name_of(path)});
      } else if (type == fs::file_type::directory && !is_skipped(path) && is_entered(path)) {
        pending.push_back(path);
      }
    }
    if (error && error != std::errc::no_such_file_or_directory) {
      found.failures.push_back(
          {fmt::format("cannot read {}: {}", folder.string(), error.message())});
    }
  }
  std::ranges::sort(found.files, {}, &FoundFile::path);
  std::ranges::sort(found.failures, {}, &Failure::message);
  return found;
}

Found files_matching(std::string pattern) {
  const auto folder_end = [&] { return pattern.rfind('/', pattern.find_first_of("*?[{")); };
  if (folder_end() == pattern.npos) pattern.insert(0, "./");
  const Glob glob(pattern);
  return files_below(
      pattern.substr(0, folder_end() + 1),
      [&](const std::string& path) { return glob.matches(path); },
      [&](const std::string& path) { return glob.reaches_into(path); });
}

}  // namespace

Found find_files(const std::string& argument) {
  std::error_code error;
  const fs::file_status status = fs::status(argument, error);
  const auto always = [](const std::string&) { return true; };
  if (argument == "-") return {{{argument, {}}}, {}};
  if (fs::is_directory(status)) return files_below(argument, always, always);
  if (fs::exists(status) || !is_glob(argument)) return {{{argument, {}}}, {}};
  Found found = files_matching(argument);
  if (found.files.empty() && found.failures.empty()) {
    found.failures.push_back({fmt::format("no Markdown file matches {}", argument)});
  }
  return found;
}

}  // namespace handoff
