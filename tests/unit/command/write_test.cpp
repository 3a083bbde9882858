// `new` and `fill`: what they write, and what they leave alone.

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "server/command/commands.h"
#include "server/schema/embedded.h"
#include "tests/support/repository.h"

namespace handoff {
namespace {

namespace fs = std::filesystem;
using testing::Repository;

struct Outcome {
  int status;
  std::string out, err;
};

using Command = int (*)(const WriteOptions&, std::ostream&, std::ostream&);

Outcome run(Command command, const std::string& file, const std::string& name = "session") {
  std::ostringstream out, err;
  const int status = command({.file = file,
                              .template_name = name,
                              .git = {},
                              .now = {.seconds = 1772353800, .offset_minutes = 60}},
                             out, err);
  return {status, out.str(), err.str()};
}

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    names.push_back(entry.path().filename());
  }
  std::sort(names.begin(), names.end());
  return names;
}

struct Scene {
  Scene() { repository.commit("Count the parcels", "count.c", "int count(void);\n"); }
  std::string path(const char* name) const { return repository.root() / name; }

  Repository repository;
};

const std::string slots = "# Session Handoff\n\n**Project:** [PROJECT_NAME]\n**Duration:** mine\n";
const std::string filled = "# Session Handoff\n\n**Project:** project\n**Duration:** mine\n";

}  // namespace

TEST_CASE("A new handoff is the template with what git knows in it") {
  const Scene scene;
  const std::string file = scene.path("handoff.md");
  const Outcome outcome = run(write_new, file);
  CHECK(outcome.status == exit_clean);
  CHECK(outcome.out == file + "\n");
  const std::string text = read(file);
  for (const char* part :
       {"# Session Handoff\n", "**Project:** project  \n", "**Date/Time:** 2026-03-01",
        "- [x] Count the parcels (", "**Git Status:** CLEAN", "[MAIN_WORK_AREA]"}) {
    CAPTURE(part);
    CHECK(text.find(part) != std::string::npos);
  }
  CHECK(outcome.err.find("commits and files ") != std::string::npos);
  CHECK(outcome.err.find(" of 82 open slots filled, ") != std::string::npos);
  CHECK(names_in(scene.repository.root()) ==
        std::vector<std::string>{".git", "count.c", "handoff.md"});
  CHECK((fs::status(file).permissions() & fs::perms::owner_all) ==
        (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("A new handoff never takes the place of anything") {
  const Scene scene;
  scene.repository.write("file.md", "mine\n");
  fs::create_symlink("nowhere.md", scene.path("dangling.md"));
  fs::create_directory(scene.path("folder.md"));
  const auto before = testing::contents(scene.repository.root());
  for (const char* name : {"file.md", "dangling.md", "folder.md"}) {
    const Outcome outcome = run(write_new, scene.path(name));
    CHECK(outcome.status == exit_failure);
    CHECK(outcome.out.empty());
    CHECK(outcome.err ==
          "handoff-ls: " + scene.path(name) + " exists already and is left as it is\n");
  }
  CHECK(testing::contents(scene.repository.root()) == before);
}

TEST_CASE("A new handoff on standard output touches no file") {
  const Scene scene;
  const auto before = testing::contents(scene.repository.root());
  const fs::path here = fs::current_path();
  fs::current_path(scene.repository.root());
  const Outcome outcome = run(write_new, "-");
  fs::current_path(here);
  CHECK(outcome.status == exit_clean);
  CHECK(outcome.out.starts_with("# Session Handoff\n"));
  CHECK(outcome.out.find("**Project:** project  \n") != std::string::npos);
  CHECK(testing::contents(scene.repository.root()) == before);
}

TEST_CASE("A template that is not there is an error before anything is written") {
  const Scene scene;
  const Outcome outcome = run(write_new, scene.path("handoff.md"), "nonsense");
  CHECK(outcome.status == exit_failure);
  CHECK(outcome.err == "handoff-ls: there is no template \"nonsense\"\n");
  CHECK(!fs::exists(scene.path("handoff.md")));
}

TEST_CASE("Without a repository the rest is filled in, and that is said") {
  testing::empty_home();
  const testing::TemporaryFolder folder;
  const std::string file = folder.path() / "handoff.md";
  const Outcome outcome = run(write_new, file);
  CHECK(outcome.status == exit_clean);
  CHECK(outcome.err.starts_with("handoff-ls: filled in without git: not a git repository\n"));
  CHECK(read(file).find("**Date/Time:** 2026-03-01") != std::string::npos);
}

TEST_CASE("A folder that is not there is an error") {
  const Scene scene;
  const std::string file = scene.path("no/such/folder/handoff.md");
  const Outcome outcome = run(write_new, file);
  CHECK(outcome.status == exit_failure);
  CHECK(outcome.err.find("cannot write " + file + ": No such file or directory\n") !=
        std::string::npos);
}

TEST_CASE("Filling writes what is open and keeps the rest, and does nothing the second time") {
  const Scene scene;
  scene.repository.write("handoff.md", slots);
  const Outcome first = run(fill_file, scene.path("handoff.md"));
  CHECK(first.status == exit_clean);
  CHECK(first.out.empty());
  CHECK(first.err.ends_with("handoff-ls: 1 of 1 open slots filled, 0 left for you\n"));
  CHECK(read(scene.path("handoff.md")) == filled);

  const auto before = testing::contents(scene.repository.root());
  const Outcome second = run(fill_file, scene.path("handoff.md"));
  CHECK(second.status == exit_clean);
  CHECK(second.err == "handoff-ls: 0 of 0 open slots filled, 0 left for you\n");
  CHECK(testing::contents(scene.repository.root()) == before);
}

TEST_CASE("Filling keeps a file's permissions and its line ends") {
  const Scene scene;
  std::string crlf, crlf_filled;
  for (const char c : slots) crlf += c == '\n' ? "\r\n" : std::string(1, c);
  for (const char c : filled) crlf_filled += c == '\n' ? "\r\n" : std::string(1, c);
  scene.repository.write("handoff.md", crlf);
  const auto mode = fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_exec |
                    fs::perms::others_read;
  fs::permissions(scene.path("handoff.md"), mode);
  CHECK(run(fill_file, scene.path("handoff.md")).status == exit_clean);
  CHECK(read(scene.path("handoff.md")) == crlf_filled);
  CHECK(fs::status(scene.path("handoff.md")).permissions() == mode);
  CHECK(names_in(scene.repository.root()) ==
        std::vector<std::string>{".git", "count.c", "handoff.md"});
}

TEST_CASE("A link is followed to the file that is filled, and stays a link") {
  const Scene scene;
  scene.repository.write("docs/real.md", slots);
  fs::create_symlink("docs/real.md", scene.path("handoff.md"));
  CHECK(run(fill_file, scene.path("handoff.md")).status == exit_clean);
  CHECK(fs::is_symlink(scene.path("handoff.md")));
  CHECK(read(scene.path("docs/real.md")) == filled);
  CHECK(names_in(scene.repository.root() / "docs") == std::vector<std::string>{"real.md"});
}

TEST_CASE("A file that cannot be filled is left alone") {
  const Scene scene;
  scene.repository.write("latin.md", "# Session Handoff\n\xe9 [PROJECT_NAME]\n");
  const auto before = testing::contents(scene.repository.root());
  for (const char* name : {"absent.md", "latin.md", ".git"}) {
    const Outcome outcome = run(fill_file, scene.path(name));
    CHECK(outcome.status == exit_failure);
    CHECK(outcome.err.starts_with("handoff-ls: "));
  }
  CHECK(testing::contents(scene.repository.root()) == before);
}

TEST_CASE("A file without slots is not written at all") {
  const Scene scene;
  scene.repository.write("notes.md", "# Notes\n\nNothing open here.\n");
  const auto before = testing::contents(scene.repository.root());
  CHECK(run(fill_file, scene.path("notes.md")).status == exit_clean);
  CHECK(testing::contents(scene.repository.root()) == before);
}

}  // namespace handoff
