#include "server/files/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "server/syntax/blocks.h"
#include "server/text/utf8.h"

namespace handoff {
namespace {

namespace fs = std::filesystem;

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
    if (content.size() > largest_read) break;
  }
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

/// `finish` makes a file of the temporary one with the content in it.
template <class Finish>
Expected<void> write_through(const std::string& path, std::string_view content, Finish finish) {
  const Temporary temporary(path);
  if (temporary.descriptor() < 0) return failed("write", path, errno);
  return write_all(temporary.descriptor(), content, path).and_then([&] {
    return finish(temporary);
  });
}

Expected<void> set_mode(const Temporary& file, mode_t mode, const std::string& path) {
  if (::fchmod(file.descriptor(), mode) == 0) return {};
  return failed("set the permissions of", path, errno);
}

/// A group that is not ours is let go; another's file does not become ours.
Expected<void> set_owner(const Temporary& file, const struct stat& owner, const std::string& path) {
  if (::fchown(file.descriptor(), owner.st_uid, owner.st_gid) == 0) return {};
  if (errno == EPERM && owner.st_uid == ::geteuid()) return {};
  return failed("keep the owner of", path, errno);
}

/// Unlike rename(), never over a file.
Expected<void> place_new(const std::string& temporary, const std::string& path) {
  if (::link(temporary.c_str(), path.c_str()) == 0) return {};
  const bool has_no_links = errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS;
  if (!has_no_links) return failed("write", path, errno);
  if (::renameat2(AT_FDCWD, temporary.c_str(), AT_FDCWD, path.c_str(), RENAME_NOREPLACE) == 0) {
    return {};
  }
  if (errno != EINVAL && errno != ENOSYS) return failed("write", path, errno);
  return failure(fmt::format("cannot write {}: its file system may replace a file there", path));
}

mode_t default_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

}  // namespace

Expected<std::string> read_bytes(const std::string& path) {
  if (path == "-") return read_all(STDIN_FILENO, "standard input");
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.get() < 0) return failed("read", path, errno);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return failed("read", path, errno);
  if (!S_ISREG(status.st_mode)) return failure(fmt::format("{} is not a file", path));
  return read_all(file.get(), path);
}

Expected<std::string> as_text(std::string bytes, const std::string& path) {
  const std::string_view name = path == "-" ? "standard input" : std::string_view(path);
  if (bytes.size() > largest_read) {
    return failure(fmt::format("{} is larger than 16 MiB and is left alone", name));
  }
  if (!is_valid_utf8(bytes)) return failure(fmt::format("{} is not UTF-8", name));
  return bytes;
}

Expected<std::string> read_file(const std::string& path) {
  return read_bytes(path).and_then(
      [&](std::string bytes) { return as_text(std::move(bytes), path); });
}

bool exists(const std::string& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0;
}

Expected<void> write_new_file(const std::string& path, std::string_view content) {
  return write_through(path, content, [&](const Temporary& temporary) {
    return set_mode(temporary, default_mode(), path).and_then([&] {
      return place_new(temporary.name(), path);
    });
  });
}

Expected<void> replace_file(const std::string& path, std::string_view content) {
  std::error_code error;
  const std::string target = fs::canonical(path, error).string();
  if (error) return failed("write", path, error.value());
  struct stat old {};
  if (::stat(target.c_str(), &old) != 0 || ::access(target.c_str(), W_OK) != 0) {
    return failed("write", path, errno);
  }
  return write_through(target, content, [&](const Temporary& temporary) -> Expected<void> {
    Expected<void> kept = set_owner(temporary, old, path).and_then([&] {
      return set_mode(temporary, old.st_mode & 07777, path);  // a new owner takes some away
    });
    if (!kept || ::rename(temporary.name().c_str(), target.c_str()) == 0) return kept;
    return failed("write", path, errno);
  });
}

std::string absolute_path(const std::string& path) {
  return fs::absolute(path).lexically_normal().string();
}

}  // namespace handoff
