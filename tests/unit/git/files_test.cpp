#include "server/git/files.h"

#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>

#include "server/git/environment.h"
#include "tests/support/repository.h"

namespace handoff::git {
namespace {

namespace fs = std::filesystem;

/// The user's runtime folder, where scratch folders are made, for as long as this lives.
class RuntimeFolder {
 public:
  explicit RuntimeFolder(const fs::path& path) {
    testing::empty_home();
    before_ = variable("XDG_RUNTIME_DIR");
    ::setenv("XDG_RUNTIME_DIR", path.c_str(), 1);
  }
  RuntimeFolder(const RuntimeFolder&) = delete;
  RuntimeFolder& operator=(const RuntimeFolder&) = delete;
  ~RuntimeFolder() { ::setenv("XDG_RUNTIME_DIR", before_.c_str(), 1); }

 private:
  std::string before_;
};

std::set<std::string> names(const fs::path& folder) {
  std::set<std::string> result;
  for (const auto& entry : fs::directory_iterator(folder)) result.insert(entry.path().filename());
  return result;
}

TEST_CASE("only a regular file of a bounded size is read") {
  const testing::TemporaryFolder folder;
  const fs::path file = folder.path() / "file", pipe = folder.path() / "pipe",
                 link = folder.path() / "link";
  REQUIRE(write_file(file, "content"));
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  fs::create_symlink(file, link);
  CHECK(*read_file(file, 7) == "content");
  CHECK_FALSE(read_file(file, 6));
  CHECK(read_file(pipe, 7).error().message.ends_with("not a regular file"));
  CHECK_FALSE(read_file(link, 7));
  CHECK_FALSE(read_file(folder.path(), 7));
  CHECK_FALSE(read_file(folder.path() / "absent", 7));
  CHECK_FALSE(read_file("/dev/zero", 7));
}

TEST_CASE("a copy keeps the time, to the nanosecond") {
  const testing::TemporaryFolder folder;
  const fs::path from = folder.path() / "from", to = folder.path() / "to";
  REQUIRE(write_file(from, std::string(200'000, 'x')));
  fs::last_write_time(from, fs::file_time_type::clock::now() - std::chrono::hours(1));
  REQUIRE(copy_with_time(from, to));
  CHECK(read_file(to, 200'000)->size() == 200'000);
  const auto before = *stamp_of(from), after = *stamp_of(to);
  CHECK(before.seconds == after.seconds);
  CHECK(before.nanoseconds == after.nanoseconds);
}

TEST_CASE("a scratch folder is the user's alone and goes") {
  testing::empty_home();
  fs::path path;
  {
    const auto folder = ScratchFolder::create();
    REQUIRE(folder);
    path = folder->path();
    CHECK(path.parent_path() == variable("XDG_RUNTIME_DIR"));
    CHECK(fs::status(path).permissions() == fs::perms::owner_all);
    REQUIRE(write_file(path / "file", "x"));
  }
  CHECK_FALSE(is_there(path));
}

TEST_CASE("the path of a scratch folder is what git makes of it, without links") {
  const testing::TemporaryFolder parent;
  fs::create_directories(parent.path() / "real");
  fs::create_directory_symlink("real", parent.path() / "link");
  const RuntimeFolder runtime(parent.path() / "link");
  const auto folder = ScratchFolder::create();
  REQUIRE(folder);
  CHECK(folder->path().parent_path() == parent.path() / "real");
}

/// What is left of a process that had a scratch folder in `parent` and was killed.
void leave_behind(const fs::path& parent) {
  const std::size_t before = names(parent).size();
  const pid_t process = ::fork();
  if (process == 0) {
    const auto folder = ScratchFolder::create();
    if (folder) (void)write_file(folder->path() / "file", "x");
    ::raise(SIGKILL);
  }
  REQUIRE(::waitpid(process, nullptr, 0) == process);
  REQUIRE(names(parent).size() == before + 1);
}

TEST_CASE("the scratch folder of a process that was killed goes with the next, and no other") {
  const testing::TemporaryFolder parent;
  const RuntimeFolder runtime(parent.path());
  leave_behind(parent.path());
  const fs::path left = parent.path() / *names(parent.path()).begin();
  REQUIRE(is_there(left / "file"));

  const fs::path unlocked = parent.path() / "handoff-ls-backup", longer = unlocked.native() + "s",
                 other = parent.path() / "handoff-la-000000";
  for (const auto& folder : {unlocked, longer, other}) {
    fs::create_directory(folder);
    fs::permissions(folder, fs::perms::owner_all);
    if (folder != unlocked) REQUIRE(write_file(folder / "lock", ""));
  }
  const fs::path shared = parent.path() / "handoff-ls-shared";
  fs::create_directory(shared);
  REQUIRE(write_file(shared / "lock", ""));
  fs::permissions(shared, fs::perms::owner_all | fs::perms::group_read);
  fs::create_directory_symlink(other, parent.path() / "handoff-ls-linked");
  const auto kept = [&] {
    auto all = names(parent.path());
    all.erase(left.filename().native());
    return all;
  }();

  const auto first = ScratchFolder::create();
  REQUIRE(first);
  CHECK_FALSE(is_there(left));
  const auto second = ScratchFolder::create();
  REQUIRE(second);
  CHECK(is_there(first->path()));
  auto now = names(parent.path());
  CHECK(now.erase(first->path().filename().native()) == 1);
  CHECK(now.erase(second->path().filename().native()) == 1);
  CHECK(now == kept);
}

TEST_CASE("many scratch folders that were left go a few at a time") {
  const testing::TemporaryFolder parent;
  const RuntimeFolder runtime(parent.path());
  for (int i = 0; i < 40; ++i) {
    const fs::path folder = parent.path() / ("handoff-ls-0000" + std::to_string(10 + i));
    fs::create_directory(folder);
    fs::permissions(folder, fs::perms::owner_all);
    REQUIRE(write_file(folder / "lock", ""));
  }
  REQUIRE(ScratchFolder::create());
  const std::size_t after = names(parent.path()).size();
  CHECK(after >= 24);
  CHECK(after < 40);
  for (int more = 0; more < 40; ++more) REQUIRE(ScratchFolder::create());
  CHECK(fs::is_empty(parent.path()));
}

TEST_CASE("a program is found in absolute folders only") {
  const testing::TemporaryFolder folder;
  const std::string program = folder.path() / "tool";
  REQUIRE(write_file(program, "#!/bin/sh\n"));
  CHECK(find_program("tool", folder.path().native()).empty());
  fs::permissions(program, fs::perms::owner_all);
  CHECK(find_program("tool", ":.:relative:" + folder.path().native()) == program);
  CHECK(find_program(program, "") == program);
  const fs::path here = fs::current_path();
  fs::current_path(folder.path());
  CHECK(find_program("tool", ":.:").empty());
  fs::current_path(here);
}

TEST_CASE("git's environment holds nothing that changes what it does") {
  ::setenv("GIT_EXTERNAL_DIFF", "evil", 1);
  ::setenv("LD_PRELOAD_OF_OURS", "evil", 1);
  for (const auto& entry : private_environment("/private", "/root")) {
    INFO(entry);
    CHECK(entry.find("evil") == std::string::npos);
  }
  ::unsetenv("GIT_EXTERNAL_DIFF");
  ::unsetenv("LD_PRELOAD_OF_OURS");
}

}  // namespace
}  // namespace handoff::git
