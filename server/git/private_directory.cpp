#include "server/git/private_directory.h"

#include <string_view>
#include <system_error>
#include <utility>

#include "server/git/sanitize.h"

namespace handoff::git {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_head = 4096;
constexpr std::size_t max_configuration = 1 << 20;

struct Sign {
  std::string_view file;
  Operation operation;
};

/// A rebase comes first: it leaves CHERRY_PICK_HEAD too when it stops.
constexpr Sign signs[] = {
    {"rebase-merge", Operation::rebase}, {"rebase-apply", Operation::rebase},
    {"MERGE_HEAD", Operation::merge},    {"CHERRY_PICK_HEAD", Operation::cherry_pick},
    {"REVERT_HEAD", Operation::revert},  {"BISECT_LOG", Operation::bisect},
};

/// A split index names a file with the part that seldom changes.
Expected<void> copy_index(const fs::path& folder, const Identity& identity) {
  const fs::path source = identity.directory;
  std::error_code error;
  for (fs::directory_iterator entry(source, error), end; !error && entry != end;
       entry.increment(error)) {
    const fs::path name = entry->path().filename();
    if (!name.native().starts_with("sharedindex.") || is_there(folder / name)) continue;
    if (auto copied = copy_with_time(source / name, folder / name); !copied) return copied;
  }
  return copy_with_time(source / "index", folder / "index");
}

}  // namespace

std::optional<fs::path> find_root(const fs::path& folder) {
  std::error_code error;
  fs::path place = fs::weakly_canonical(folder, error);
  if (error || !place.is_absolute()) return std::nullopt;
  while (!is_there(place / ".git")) {
    if (!place.has_relative_path()) return std::nullopt;
    place = place.parent_path();
  }
  return place;
}

Expected<State> read_state(const Identity& identity) {
  const fs::path directory = identity.directory;
  auto head = read_file(directory / "HEAD", max_head);
  if (!head) return tl::make_unexpected(head.error());
  return State{std::move(*head), stamp_of(directory / "index")};
}

Expected<std::string> read_configuration(const Identity& identity) {
  auto text = read_file(fs::path(identity.common) / "config", max_configuration);
  const fs::path of_work_tree = fs::path(identity.directory) / "config.worktree";
  if (!text || !is_there(of_work_tree)) return text;
  auto more = read_file(of_work_tree, max_configuration);
  if (!more) return more;
  return *text + "\n" + *more;
}

Operation operation_of(const Identity& identity) {
  for (const auto& [file, operation] : signs) {
    if (is_there(fs::path(identity.directory) / file)) return operation;
  }
  return Operation::none;
}

std::string project_of(const Identity& identity) {
  const fs::path common = identity.common;
  const fs::path named =
      common.filename() == ".git" ? common.parent_path() : fs::path(identity.root);
  return sanitize_text(named.filename().native());
}

Expected<void> create_private_directory(const fs::path& folder, const Identity& identity) {
  const fs::path common = identity.common, directory = identity.directory;
  const std::pair<fs::path, fs::path> links[] = {
      {common / "objects", folder / "objects"},
      {common / "refs", folder / "refs"},
      {common / "packed-refs", folder / "packed-refs"},
      {common / "shallow", folder / "shallow"},
      {common / "info/exclude", folder / "info/exclude"},
      {directory / "info/sparse-checkout", folder / "info/sparse-checkout"},
  };
  std::error_code error;
  fs::create_directories(folder / "info", error);
  for (const auto& [to, link] : links) {
    if (!error) fs::create_symlink(to, link, error);
  }
  if (error) return failure("cannot make a private git directory: " + error.message());
  return {};
}

Expected<void> refresh_private_directory(const fs::path& folder, const Identity& identity,
                                         const State& state, const State& known) {
  std::error_code ignored;
  fs::remove(folder / "index.lock", ignored);  // of a git that was killed
  if (state.head != known.head) {
    if (auto written = write_file(folder / "HEAD", state.head); !written) return written;
  }
  if (state.index == known.index) return {};
  if (!state.index) {
    fs::remove(folder / "index", ignored);
    return {};
  }
  return copy_index(folder, identity);
}

}  // namespace handoff::git
