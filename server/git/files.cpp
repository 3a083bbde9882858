#include "server/git/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <system_error>
#include <utility>

#include "server/git/sanitize.h"

namespace handoff::git {
namespace {

constexpr std::int64_t max_copy = 1LL << 30;
constexpr std::string_view scratch_name = "handoff-ls-XXXXXX";
constexpr int max_swept = 16;
constexpr std::chrono::milliseconds max_sweep(100);

tl::unexpected<Failure> cannot(std::string_view verb, const std::filesystem::path& path,
                               std::string_view reason) {
  return failure(fmt::format("cannot {} {}: {}", verb, sanitize_path(path.native()), reason));
}

tl::unexpected<Failure> cannot(std::string_view verb, const std::filesystem::path& path) {
  return cannot(verb, path, std::generic_category().message(errno));
}

struct OpenFile {
  Descriptor descriptor;
  struct stat status;
};

Expected<OpenFile> open_to_read(const std::filesystem::path& path) {
  OpenFile file{Descriptor(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)),
                {}};
  if (file.descriptor.number() < 0 || ::fstat(file.descriptor.number(), &file.status) != 0) {
    return cannot("read", path);
  }
  if (!S_ISREG(file.status.st_mode)) return cannot("read", path, "not a regular file");
  return file;
}

/// Hands the bytes of a file on, at most `limit`. False for a failure to read or to `take`.
template <class Take>
bool read_all(const Descriptor& from, std::size_t limit, Take take) {
  std::array<char, 1 << 16> buffer;
  while (limit > 0) {
    const ssize_t count =
        ::read(from.number(), buffer.data(), std::min<std::size_t>(limit, buffer.size()));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return count == 0;
    if (!take(std::string_view(buffer.data(), static_cast<std::size_t>(count)))) return false;
    limit -= static_cast<std::size_t>(count);
  }
  return true;
}

bool write_all(const Descriptor& to, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(to.number(), bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

Descriptor open_to_write(const std::filesystem::path& path) {
  return Descriptor(
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600));
}

/// The lock of a scratch folder, which is free when its process is gone.
Expected<Descriptor> lock(const std::filesystem::path& folder, int flags) {
  const std::filesystem::path path = folder / "lock";
  Descriptor file(::open(path.c_str(), O_RDWR | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC | flags, 0600));
  if (file.number() < 0 || ::flock(file.number(), LOCK_EX | LOCK_NB) != 0) {
    return cannot("lock", path);
  }
  return file;
}

bool is_scratch_folder(const std::filesystem::path& path) {
  const std::string name = path.filename();
  const std::size_t prefix = scratch_name.find('X');
  struct stat status;
  return name.size() == scratch_name.size() && name.starts_with(scratch_name.substr(0, prefix)) &&
         ::lstat(path.c_str(), &status) == 0 && status.st_uid == ::geteuid() &&
         (status.st_mode & (S_IFMT | 0777)) == (S_IFDIR | 0700);
}

/// Removes scratch folders whose process was killed. What is too much for one time is left to the
/// next.
void sweep(const std::filesystem::path& parent) {
  const auto until = std::chrono::steady_clock::now() + max_sweep;
  int swept = 0;
  std::error_code error;
  for (std::filesystem::directory_iterator entry(parent, error), end;
       !error && entry != end && swept < max_swept && std::chrono::steady_clock::now() < until;
       entry.increment(error)) {
    if (!is_scratch_folder(entry->path())) continue;
    const auto held = lock(entry->path(), 0);
    if (!held) continue;
    std::error_code ignored;
    std::filesystem::remove_all(entry->path(), ignored);
    ++swept;
  }
}

}  // namespace

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

std::optional<Stamp> stamp_of(const std::filesystem::path& path) {
  struct stat status;
  if (::lstat(path.c_str(), &status) != 0) return std::nullopt;
  return Stamp{status.st_dev, status.st_ino, status.st_size, status.st_mtim.tv_sec,
               status.st_mtim.tv_nsec};
}

bool is_there(const std::filesystem::path& path) {
  return stamp_of(path).has_value();
}

bool is_ours(const std::filesystem::path& path) {
  struct stat status;
  return ::stat(path.c_str(), &status) == 0 && status.st_uid == ::geteuid();
}

Expected<std::string> read_file(const std::filesystem::path& path, std::size_t limit) {
  const auto file = open_to_read(path);
  if (!file) return tl::make_unexpected(file.error());
  std::string content;
  const auto take = [&](std::string_view bytes) {
    content += bytes;
    return true;
  };
  if (!read_all(file->descriptor, limit + 1, take)) return cannot("read", path);
  if (content.size() > limit) return cannot("read", path, "too large");
  return content;
}

Expected<void> copy_with_time(const std::filesystem::path& from, const std::filesystem::path& to) {
  const auto file = open_to_read(from);
  if (!file) return tl::make_unexpected(file.error());
  if (file->status.st_size > max_copy) return cannot("read", from, "too large");
  const std::filesystem::path draft = to.native() + ".new";
  const Descriptor target = open_to_write(draft);
  const auto take = [&](std::string_view bytes) { return write_all(target, bytes); };
  const timespec times[] = {file->status.st_atim, file->status.st_mtim};
  if (target.number() < 0 || !read_all(file->descriptor, max_copy, take) ||
      ::futimens(target.number(), times) != 0 || ::rename(draft.c_str(), to.c_str()) != 0) {
    return cannot("copy", from);
  }
  return {};
}

Expected<void> write_file(const std::filesystem::path& path, std::string_view content) {
  const Descriptor file = open_to_write(path);
  if (file.number() < 0 || !write_all(file, content)) return cannot("write", path);
  return {};
}

Expected<ScratchFolder> ScratchFolder::create() {
  const auto variable = [](const char* name) {
    const char* value = std::getenv(name);
    return std::filesystem::path(value ? value : "");
  };
  std::error_code ignored;
  for (const auto& named :
       {variable("XDG_RUNTIME_DIR"), variable("XDG_CACHE_HOME"), variable("HOME") / ".cache",
        std::filesystem::temp_directory_path(ignored)}) {
    std::error_code error;
    const std::filesystem::path parent = std::filesystem::canonical(named, error);
    if (!named.is_absolute() || error) continue;
    sweep(parent);
    std::string path = (parent / scratch_name).native();
    if (!::mkdtemp(path.data())) continue;
    auto held = lock(path, O_CREAT);
    if (held && is_there(path)) return ScratchFolder(path, std::move(*held));
    // There are no locks here, or who sweeps this very moment was faster.
    std::filesystem::remove_all(path, ignored);
  }
  return failure("there is no folder for temporary files");
}

ScratchFolder::ScratchFolder(ScratchFolder&& other) noexcept
    : path_(std::exchange(other.path_, {})), lock_(std::move(other.lock_)) {}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

}  // namespace handoff::git
