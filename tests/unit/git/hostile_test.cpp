// Repositories that name programs to run wherever git would look for one: none runs, and the
// repository stays as it is, byte for byte.

#include <sys/stat.h>

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

#include "tests/unit/git/asking.h"

namespace handoff::git {
namespace {

namespace fs = std::filesystem;
using testing::Repository;

/// Two commits, a changed file, files that are touched but unchanged, and attributes for everything
/// that a configuration may define.
class Trap {
 public:
  Trap() {
    repository.write("a.c", "int a() {\n  return 1;\n}\n");
    repository.write("b.c", "int b;\n");
    repository.commit("One");
    repository.write(".gitattributes", "*.c filter=evil diff=evil merge=evil\n");
    repository.write("b.c", "int bb;\n");
    repository.commit("Two");
    repository.write("a.c", "int a() {\n  return 2;\n}\n");
    repository.write("b.c", "int bb;\n");
    repository.write("new.c", "int n;\n");
    fs::last_write_time(repository.root() / "b.c",
                        fs::file_time_type::clock::now() - std::chrono::hours(1));
    program = (folder_.path() / "evil").native();
    marker = folder_.path() / "marker";
    repository.write(program, "#!/bin/sh\ntouch '" + marker.native() + "'\ncat\n");
    fs::permissions(program, fs::perms::owner_all);
  }

  void set(const std::string& key, const std::string& value) const {
    repository.git({"config", key, value});
  }

  Repository repository;
  std::string program;
  fs::path marker;

 private:
  testing::TemporaryFolder folder_;
};

struct Case {
  std::string_view name;
  void (*arm)(const Trap&);
};

const Case cases[] = {
    {"fsmonitor", [](const Trap& trap) { trap.set("core.fsmonitor", trap.program); }},
    {"fsmonitor through an include",
     [](const Trap& trap) {
       trap.repository.write(".git/more", "[core]\n\tfsmonitor = " + trap.program + "\n");
       trap.set("include.path", "more");
     }},
    {"fsmonitor of the work tree",
     [](const Trap& trap) {
       trap.set("core.repositoryformatversion", "1");
       trap.set("extensions.worktreeConfig", "true");
       trap.repository.write(".git/config.worktree",
                             "[core]\n\tfsmonitor = " + trap.program + "\n");
     }},
    {"a clean filter", [](const Trap& trap) { trap.set("filter.evil.clean", trap.program); }},
    {"a required clean filter",
     [](const Trap& trap) {
       trap.set("filter.evil.clean", trap.program);
       trap.set("filter.evil.required", "true");
     }},
    {"a filter process", [](const Trap& trap) { trap.set("filter.evil.process", trap.program); }},
    {"an external diff", [](const Trap& trap) { trap.set("diff.external", trap.program); }},
    {"a diff command", [](const Trap& trap) { trap.set("diff.evil.command", trap.program); }},
    {"a text conversion", [](const Trap& trap) { trap.set("diff.evil.textconv", trap.program); }},
    {"a function pattern that never ends",
     [](const Trap& trap) { trap.set("diff.evil.xfuncname", R"(((a*)*\2)*b)"); }},
    {"a hook",
     [](const Trap& trap) {
       fs::create_directories(trap.repository.root() / ".git/hooks");
       fs::copy_file(trap.program, trap.repository.root() / ".git/hooks/post-index-change");
     }},
    {"a folder of hooks",
     [](const Trap& trap) {
       fs::create_directories(trap.repository.root() / "hooks");
       fs::copy_file(trap.program, trap.repository.root() / "hooks/post-index-change");
       trap.set("core.hooksPath", "hooks");
     }},
    {"a signature's program",
     [](const Trap& trap) {
       trap.set("log.showSignature", "true");
       trap.set("gpg.program", trap.program);
     }},
    {"a pager, an editor, aliases",
     [](const Trap& trap) {
       trap.set("core.pager", trap.program);
       trap.set("pager.log", trap.program);
       trap.set("core.editor", trap.program);
       trap.set("alias.status", "!" + trap.program);
     }},
    {"a promisor's transport, with an object missing",
     [](const Trap& trap) {
       const auto blob = trap.repository.git({"rev-parse", "HEAD:a.c"});
       fs::remove(trap.repository.root() / ".git/objects" / blob.substr(0, 2) / blob.substr(2));
       trap.set("core.repositoryformatversion", "1");
       trap.set("extensions.partialClone", "origin");
       trap.set("remote.origin.promisor", "true");
       trap.set("remote.origin.url", "ext::" + trap.program);
       trap.set("protocol.ext.allow", "always");
       trap.set("core.sshCommand", trap.program);
     }},
    {"settings that break every command",
     [](const Trap& trap) {
       trap.set("diff.algorithm", "bogus");
       trap.set("color.diff.meta", "zzz");
       trap.set("log.date", "bogus");
       trap.set("diff.orderFile", "missing");
     }},
};

TEST_CASE("no program that a repository names is run, and nothing in it is written") {
  for (const auto& [name, arm] : cases) {
    const Trap trap;
    arm(trap);
    const auto before = testing::contents(trap.repository.root());
    INFO(name);
    for (const Detail detail : {Detail::status, Detail::hunks}) {
      const auto answer = ask_and_wait({}, {trap.repository.root().native(), "handoff.md", detail});
      CHECK((answer || name.find("promisor") != std::string_view::npos));
      if (answer) CHECK(answer->status.unknown == 1);
    }
    CHECK_FALSE(fs::exists(trap.marker));
    CHECK(testing::contents(trap.repository.root()) == before);
  }
}

TEST_CASE("the traps do spring for git itself") {
  const Trap trap;
  SECTION("fsmonitor") {
    trap.set("core.fsmonitor", trap.program);
    trap.repository.try_git({"status"});
    CHECK(fs::exists(trap.marker));
  }
  SECTION("a filter") {
    trap.set("filter.evil.clean", trap.program);
    trap.repository.try_git({"status"});
    CHECK(fs::exists(trap.marker));
  }
  SECTION("an external diff") {
    trap.set("diff.external", trap.program);
    trap.repository.try_git({"diff"});
    CHECK(fs::exists(trap.marker));
  }
}

TEST_CASE("a .git file may lead to another repository's data, not to its programs") {
  const Trap trap;
  trap.set("core.fsmonitor", trap.program);
  const testing::TemporaryFolder folder;
  trap.repository.write(folder.path() / ".git",
                        "gitdir: " + (trap.repository.root() / ".git").native() + "\n");
  const auto before = testing::contents(trap.repository.root());
  CHECK(ask_and_wait({}, {folder.path().native(), "", Detail::hunks}));
  CHECK_FALSE(fs::exists(trap.marker));
  CHECK(testing::contents(trap.repository.root()) == before);
}

TEST_CASE("a repository that moves its work tree is refused") {
  const Trap trap;
  trap.set("core.worktree", "/usr");
  CHECK(refusal(trap.repository.root()) == "the repository's work tree is not where its .git is");
}

TEST_CASE("a bare repository that hides in a folder is not asked") {
  const Trap trap;
  const fs::path hidden = trap.repository.root() / "hidden";
  fs::create_directories(hidden / "objects");
  fs::create_directories(hidden / "refs");
  trap.repository.write("hidden/HEAD", "ref: refs/heads/main\n");
  trap.repository.write("hidden/config", "[core]\n\tbare = false\n\tworktree = .\n\tfsmonitor = " +
                                             trap.program + "\n");
  const auto answer = ask_and_wait({}, {hidden.native(), "", Detail::hunks});
  REQUIRE(answer);
  CHECK(answer->status.branch == "main");
  CHECK_FALSE(fs::exists(trap.marker));
}

TEST_CASE("a pipe in place of a file of .git is refused at once") {
  const Trap trap;
  const fs::path git = trap.repository.root() / ".git";
  SECTION("the index") {
    fs::remove(git / "index");
    REQUIRE(::mkfifo((git / "index").c_str(), 0600) == 0);
    CHECK(refusal(trap.repository.root()).ends_with("not a regular file"));
  }
}

TEST_CASE("the token in a remote's address is never seen") {
  const Trap trap;
  trap.set("remote.origin.url", "https://user:s3cr3t@example.org/x.git");
  const auto answer = ask(trap.repository, Detail::hunks);
  CHECK(answer.status.upstream.empty());
  for (const auto& [path, content] : testing::contents(testing::empty_home())) {
    INFO(path);
    CHECK(content.find("s3cr3t") == std::string::npos);
  }
}

}  // namespace
}  // namespace handoff::git
