#include "server/files/find.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include "server/workspace/glob.h"
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

Found files_below(const std::string& top, FolderWalk walk) {
  while (walk.step()) {
  }
  Found found{{}, std::move(walk.failures)};
  const Names names(top);
  for (std::string& path : walk.files) {
    std::string name = names.name_of(path);
    found.files.push_back({std::move(path), std::move(name)});
  }
  std::ranges::sort(found.files, {}, &FoundFile::path);
  std::ranges::sort(found.failures, {}, &Failure::message);
  return found;
}

Found files_matching(std::string pattern) {
  const auto folder_end = [&] { return pattern.rfind('/', pattern.find_first_of("*?[{")); };
  if (folder_end() == pattern.npos) pattern.insert(0, "./");
  const Glob glob(pattern);
  const std::string top = pattern.substr(0, folder_end() + 1);
  return files_below(top, FolderWalk(
                              top, [&](const std::string& path) { return glob.matches(path); },
                              [&](const std::string& path) { return glob.reaches_into(path); }));
}

}  // namespace

FolderWalk::FolderWalk(std::string top, Test is_wanted, Test is_entered)
    : is_wanted_(std::move(is_wanted)),
      is_entered_(std::move(is_entered)),
      pending_{std::move(top)} {}

bool FolderWalk::step() {
  if (pending_.empty()) return false;
  const fs::path folder = std::move(pending_.back());
  pending_.pop_back();
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
    if (type == fs::file_type::regular && is_markdown_path(path) && is_wanted_(path)) {
      files.push_back(path);
    } else if (type == fs::file_type::directory && !is_skipped(path) && is_entered_(path)) {
      pending_.push_back(path);
    }
  }
  if (error && error != std::errc::no_such_file_or_directory) {
    failures.push_back({fmt::format("cannot read {}: {}", folder.string(), error.message())});
  }
  return true;
}

Found find_files(const std::string& argument) {
  std::error_code error;
  const fs::file_status status = fs::status(argument, error);
  if (argument == "-") return {{{argument, {}}}, {}};
  if (fs::is_directory(status)) return files_below(argument, FolderWalk(argument));
  if (fs::exists(status) || !is_glob(argument)) return {{{argument, {}}}, {}};
  Found found = files_matching(argument);
  if (found.files.empty() && found.failures.empty()) {
    found.failures.push_back({fmt::format("no Markdown file matches {}", argument)});
  }
  return found;
}

}  // namespace handoff
