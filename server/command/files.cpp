#include "server/command/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "server/command/glob.h"
#include "server/syntax/blocks.h"
#include "server/text/utf8.h"
#include "server/workspace/paths.h"

namespace handoff {
namespace {

namespace fs = std::filesystem;

constexpr std::array skipped_folders = {".git", "node_modules"};

tl::unexpected<Failure> failed(std::string_view what, const std::string& path, int error) {
  return failure(fmt::format("cannot {} {}: {}", what, path, std::strerror(error)));
}

class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (value_ > STDERR_FILENO) ::close(value_);
  }
  int get() const { return value_; }

 private:
  int value_;
};

Expected<std::string> read_all(int descriptor, const std::string& path) {
  std::string content;
  std::array<char, 64 * 1024> buffer;
  while (true) {
    const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failed("read", path, errno);
    if (count == 0) break;
    content.append(buffer.data(), static_cast<std::size_t>(count));
    if (content.size() > largest_read) {
      return failure(fmt::format("{} is larger than 16 MiB and is left alone", path));
    }
  }
  if (!is_valid_utf8(content)) return failure(fmt::format("{} is not UTF-8", path));
  return content;
}

Expected<void> write_all(int descriptor, std::string_view content, const std::string& path) {
  while (!content.empty()) {
    const ssize_t count = ::write(descriptor, content.data(), content.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failed("write", path, errno);
    content.remove_prefix(static_cast<std::size_t>(count));
  }
  if (::fsync(descriptor) != 0 && errno != EINVAL) return failed("write", path, errno);
  return {};
}

/// A temporary file beside `path`, gone unless it was put in its place.
class Temporary {
 public:
  explicit Temporary(const std::string& path) : name_(path + ".XXXXXX"), descriptor_(make(name_)) {}
  ~Temporary() {
    if (descriptor_.get() >= 0) ::unlink(name_.c_str());
  }
  int descriptor() const { return descriptor_.get(); }
  const std::string& name() const { return name_; }

 private:
  static int make(std::string& name) { return ::mkostemp(name.data(), O_CLOEXEC); }

  std::string name_;
  Descriptor descriptor_;
};

template <class Place>
Expected<void> write_through(const std::string& path, std::string_view content, mode_t mode,
                             Place place) {
  const Temporary temporary(path);
  if (temporary.descriptor() < 0) return failed("write", path, errno);
  if (Expected<void> written = write_all(temporary.descriptor(), content, path); !written) {
    return written;
  }
  ::fchmod(temporary.descriptor(), mode);
  if (place(temporary.name()) != 0) return failed("write", path, errno);
  return {};
}

mode_t default_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

bool is_skipped(const fs::path& path) {
  const std::string name = path.filename().string();
  return std::find(skipped_folders.begin(), skipped_folders.end(), name) != skipped_folders.end();
}

template <class Wanted>
std::vector<std::string> files_below(const fs::path& folder, Wanted wanted) {
  std::vector<std::string> files;
  std::error_code error;
  auto at = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied,
                                             error);
  for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    std::error_code unreadable;
    const fs::file_status status = at->symlink_status(unreadable);
    if (fs::is_directory(status) && is_skipped(at->path())) {
      at.disable_recursion_pending();
    } else if (fs::is_regular_file(status) && wanted(at->path())) {
      files.push_back(at->path().string());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// The folders in front of the first part that is a pattern.
std::string fixed_folder(const std::string& pattern) {
  const std::size_t slash = pattern.rfind('/', pattern.find_first_of("*?[{"));
  return slash == pattern.npos ? std::string() : pattern.substr(0, slash + 1);
}

}  // namespace

Expected<std::string> read_file(const std::string& path) {
  if (path == "-") return read_all(STDIN_FILENO, "standard input");
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.get() < 0) return failed("read", path, errno);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return failed("read", path, errno);
  if (!S_ISREG(status.st_mode)) return failure(fmt::format("{} is not a file", path));
  return read_all(file.get(), path);
}

bool exists(const std::string& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0;
}

Expected<void> write_new_file(const std::string& path, std::string_view content) {
  return write_through(path, content, default_mode(), [&](const std::string& temporary) {
    return ::link(temporary.c_str(), path.c_str());  // unlike rename, never over a file
  });
}

Expected<void> replace_file(const std::string& path, std::string_view content) {
  std::error_code error;
  const std::string target = fs::canonical(path, error).string();
  if (error) return failed("write", path, error.value());
  struct stat status {};
  if (::stat(target.c_str(), &status) != 0) return failed("write", path, errno);
  return write_through(target, content, status.st_mode & 07777, [&](const std::string& temporary) {
    return ::rename(temporary.c_str(), target.c_str());
  });
}

Expected<Named> files_named(const std::string& argument) {
  std::error_code error;
  if (argument == "-") return Named{{argument}, false};
  const fs::file_status status = fs::status(argument, error);
  if (fs::is_directory(status)) {
    const fs::directory_iterator readable(argument, error);
    if (error) return failed("read", argument, error.value());
    const auto is_markdown = [](const fs::path& path) { return is_markdown_path(path.native()); };
    return Named{files_below(argument, is_markdown), true};
  }
  if (fs::exists(status) || !is_glob(argument)) return Named{{argument}, false};
  const std::string folder = fixed_folder(argument);
  const auto matches = [&](const fs::path& path) {
    std::string name = path.string();
    if (folder.empty()) name.erase(0, 2);  // "./"
    return glob_matches(argument, name);
  };
  Named named{files_below(folder.empty() ? "." : folder, matches), true};
  if (named.files.empty()) return failure(fmt::format("no file matches {}", argument));
  return named;
}

std::string absolute_path(const std::string& path) {
  return fs::absolute(path).lexically_normal().string();
}

}  // namespace handoff
