#pragma once

// Files that somebody else may have prepared: a pipe where a file is expected, a link that leads
// away, an endless device. None of these functions waits for a writer, follows a link at the end of
// a path or reads more than it is told.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "server/expected.h"

namespace handoff::git {

/// What changes when a file does.
struct Stamp {
  std::uint64_t device, inode;
  std::int64_t size, seconds, nanoseconds;

  bool operator==(const Stamp&) const = default;
};

/// Nothing for what is not there or cannot be looked at. Of a link, the link's own.
std::optional<Stamp> stamp_of(const std::filesystem::path& path);

bool is_there(const std::filesystem::path& path);

/// Whether `path`, or where it leads as a link, belongs to the user of this process.
bool is_ours(const std::filesystem::path& path);

/// The content of a regular file of at most `limit` bytes.
Expected<std::string> read_file(const std::filesystem::path& path, std::size_t limit);

/// Replaces `to` by a copy of the regular file `from` with the same time of modification.
Expected<void> copy_with_time(const std::filesystem::path& from, const std::filesystem::path& to);

Expected<void> write_file(const std::filesystem::path& path, std::string_view content);

/// Closes its number in the end; a negative one is none.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor();

  int number() const { return number_; }

 private:
  int number_;
};

/// A new folder that only this user can enter; it goes with the object. One whose process was
/// killed goes when the next is made beside it: there is a file in it that its process holds
/// locked.
class ScratchFolder {
 public:
  /// In the user's runtime folder, else the cache folder, else the folder for temporary files.
  static Expected<ScratchFolder> create();

  ScratchFolder(ScratchFolder&& other) noexcept;
  ScratchFolder& operator=(ScratchFolder&&) = delete;
  ~ScratchFolder();

  /// Has no links in it.
  const std::filesystem::path& path() const { return path_; }

 private:
  ScratchFolder(std::filesystem::path path, Descriptor lock)
      : path_(std::move(path)), lock_(std::move(lock)) {}

  std::filesystem::path path_;
  Descriptor lock_;
};

}  // namespace handoff::git
