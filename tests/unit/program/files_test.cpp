// What the program does where the system or the file system says no.

#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/support/repository.h"
#include "tests/unit/program/process.h"

namespace handoff::testing {
namespace {

namespace fs = std::filesystem;

const std::string one_slot = "# Session Handoff\n\n**Project:** [PROJECT_NAME]\n";

/// Permissions count for the program even when a superuser runs the tests. Where nobody else's
/// files can be ours, what is dropped here is not there in the first place.
void give_up_privileges() {
  for (const int privilege : {CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_CHOWN, CAP_FOWNER}) {
    ::prctl(PR_CAPBSET_DROP, privilege, 0, 0, 0);
  }
}

/// The system refuses `calls` with `error`, as some file systems do.
Process::Prepare refuses(const std::vector<unsigned>& calls, unsigned error) {
  std::vector<sock_filter> rules = {BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr))};
  for (const unsigned call : calls) {
    rules.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1));
    rules.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | error));
  }
  rules.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
  return [rules]() mutable {
    const sock_fprog program{static_cast<unsigned short>(rules.size()), rules.data()};
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
        ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0) {
      ::_exit(126);
    }
  };
}

const std::vector<unsigned> links = {
#ifdef SYS_link
    SYS_link,
#endif
    SYS_linkat};

struct Folder {
  std::string write(const char* name, const std::string& content) const {
    fs::create_directories((root.path() / name).parent_path());
    std::ofstream(root.path() / name) << content;
    return root.path() / name;
  }
  std::string read(const char* name) const {
    std::ifstream file(root.path() / name);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  std::size_t size() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(root.path()), fs::directory_iterator()));
  }

  TemporaryFolder root;
};

}  // namespace

TEST_CASE("A folder that may not be read is an error wherever it lies, and the rest is checked") {
  const Folder folder;
  folder.write("a/closed/handoff.md", one_slot);
  const std::string good = folder.write("a/handoff.md", one_slot);
  const std::string closed = folder.root.path() / "a/closed";
  fs::permissions(closed, fs::perms::none);
  for (const std::string& start : {closed, folder.root.path().string(), closed + "/*.md",
                                   (folder.root.path() / "**/*.md").string()}) {
    CAPTURE(start);
    const Finished finished = run_program({"check", start}, "", give_up_privileges);
    CHECK(finished.status == 2);
    CHECK(finished.errors.starts_with("handoff-ls: cannot read " + closed));
    CHECK(finished.errors.ends_with(": Permission denied\n"));
    CHECK(std::ranges::count(finished.errors, '\n') == 1);
    CHECK(finished.output.starts_with(good + ":") == !start.starts_with(closed));
  }
  const Finished beside =
      run_program({"check", folder.root.path() / "a/*.md"}, "", give_up_privileges);
  CHECK(beside.status == 1);
  CHECK(beside.errors.empty());
  fs::permissions(closed, fs::perms::owner_all);
}

TEST_CASE("A file that may not be written is not replaced") {
  const Folder folder;
  const std::string file = folder.write("handoff.md", one_slot);
  fs::permissions(file, fs::perms::owner_read);
  const Finished finished = run_program({"fill", file}, "", give_up_privileges);
  CHECK(finished.status == 2);
  CHECK(finished.errors.ends_with("handoff-ls: cannot write " + file + ": Permission denied\n"));
  CHECK(folder.read("handoff.md") == one_slot);
  CHECK(folder.size() == 1);
}

TEST_CASE("A file keeps its owner, or is not replaced") {
  if (::geteuid() != 0) SKIP("only a superuser can have a file of someone else");
  const Folder folder;
  const std::string file = folder.write("handoff.md", one_slot);
  fs::permissions(file, fs::perms::all);
  REQUIRE(::chown(file.c_str(), 1234, 5678) == 0);
  const Finished refused = run_program({"fill", file}, "", give_up_privileges);
  CHECK(refused.status == 2);
  CHECK(refused.errors.ends_with("handoff-ls: cannot keep the owner of " + file +
                                 ": Operation not permitted\n"));
  CHECK(folder.read("handoff.md") == one_slot);
  CHECK(folder.size() == 1);

  CHECK(run_program({"fill", file}).status == 0);
  CHECK(folder.read("handoff.md") != one_slot);
  struct stat status {};
  REQUIRE(::stat(file.c_str(), &status) == 0);
  CHECK(status.st_uid == 1234);
  CHECK(status.st_gid == 5678);
  CHECK((status.st_mode & 07777) == 0777);

  REQUIRE(::chown(file.c_str(), ::geteuid(), 5678) == 0);
  folder.write("handoff.md", one_slot);
  CHECK(run_program({"fill", file}, "", give_up_privileges).status == 0);
  CHECK(folder.read("handoff.md") != one_slot);
}

TEST_CASE("Where permissions cannot be set nothing is written") {
  const Folder folder;
  const std::string file = folder.write("handoff.md", one_slot);
  const Finished finished = run_program({"fill", file}, "", refuses({SYS_fchmod}, EPERM));
  CHECK(finished.status == 2);
  CHECK(finished.errors.ends_with("handoff-ls: cannot set the permissions of " + file +
                                  ": Operation not permitted\n"));
  CHECK(folder.read("handoff.md") == one_slot);
  CHECK(folder.size() == 1);
}

TEST_CASE("A file system without hard links gets a new handoff all the same") {
  for (const unsigned error : {EPERM, EOPNOTSUPP, ENOSYS}) {
    const Folder folder;
    const std::string file = folder.root.path() / "handoff.md";
    CHECK(run_program({"new", file}, "", refuses(links, error)).status == 0);
    CHECK(folder.read("handoff.md").starts_with("# Session Handoff\n"));
    CHECK(folder.size() == 1);
  }
}

TEST_CASE("Where a new handoff might replace a file there is none") {
  const Folder folder;
  const std::string file = folder.root.path() / "handoff.md";
  std::vector<unsigned> calls = links;
  calls.push_back(SYS_renameat2);
  const Finished finished = run_program({"new", file}, "", refuses(calls, ENOSYS));
  CHECK(finished.status == 2);
  CHECK(finished.output.empty());
  CHECK(finished.errors.ends_with("handoff-ls: cannot write " + file +
                                  ": its file system may replace a file there\n"));
  CHECK(folder.size() == 0);
}

}  // namespace handoff::testing
