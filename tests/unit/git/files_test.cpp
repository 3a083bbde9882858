#include "server/git/files.h"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <filesystem>
#include <string>

#include "server/git/environment.h"
#include "tests/support/repository.h"

namespace handoff::git {
namespace {

namespace fs = std::filesystem;

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
