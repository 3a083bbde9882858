// The program as people use it: arguments, exit statuses, standard streams.

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/support/repository.h"
#include "tests/unit/program/process.h"

namespace handoff::testing {
namespace {

using Arguments = std::vector<std::string>;

const std::string one_slot = "# Session Handoff\n\n- **Git Status:** [CLEAN/DIRTY]\n";

/// Opens `path` in place of a standard descriptor.
Process::Prepare opens(const std::string& path, int flags, int descriptor) {
  return [=] { ::dup2(::open(path.c_str(), flags | O_NOCTTY), descriptor); };
}

Process::Prepare enters(const std::filesystem::path& folder) {
  return [folder] {
    if (::chdir(folder.c_str()) != 0) ::_exit(126);
  };
}

/// The other side of a new terminal, whose name is `name`.
class Terminal {
 public:
  Terminal() : main_(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)) {
    REQUIRE(main_ >= 0);
    REQUIRE(::grantpt(main_) == 0);
    REQUIRE(::unlockpt(main_) == 0);
    name = ::ptsname(main_);
  }
  ~Terminal() { ::close(main_); }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  std::string name;

 private:
  int main_;
};

}  // namespace

TEST_CASE("Help and version are printed on standard output, with status 0") {
  for (const Arguments& arguments :
       {Arguments{"--help"}, {"-h"}, {"check", "--help"}, {"new", "--help"}, {"fill", "-h"}}) {
    CAPTURE(arguments);
    const Finished help = run_program(arguments);
    CHECK(help.status == 0);
    CHECK(help.output.find("Usage: handoff-ls") != std::string::npos);
    CHECK(help.errors.empty());
  }
  const Finished version = run_program({"--version"});
  CHECK(version.status == 0);
  CHECK(version.output == "handoff-ls " HANDOFF_VERSION "\n");
}

TEST_CASE("Wrong usage is status 2 and a reason on standard error") {
  for (const Arguments& arguments : {Arguments{"--nonsense"},
                                     {"nonsense"},
                                     {"check"},
                                     {"check", "x.md", "--format", "xml"},
                                     {"check", "x.md", "--fail-on", "3"},
                                     {"--log-level", "loud"},
                                     {"--trace"},
                                     {"fill"},
                                     {"fill", "a.md", "b.md"},
                                     {"new", "a.md", "--stdout"},
                                     {"new", "--template"},
                                     {"check", "a.md", "new"},
                                     {"check", ""},
                                     {"check", "a.md", ""},
                                     {"fill", ""},
                                     {"new", ""},
                                     {"--trace", ""},
                                     {"--trace", "/no/such/folder/trace"}}) {
    CAPTURE(arguments);
    const Finished finished = run_program(arguments);
    CHECK(finished.status == 2);
    CHECK(finished.output.empty());
    CHECK(finished.errors.starts_with("handoff-ls: "));
  }
}

TEST_CASE("Without arguments a terminal gets help, and no server") {
  const Terminal terminal;
  const Finished finished = run_program({}, "", opens(terminal.name, O_RDWR, STDIN_FILENO));
  CHECK(finished.status == 0);
  CHECK(finished.output.find("Usage: handoff-ls") != std::string::npos);
}

TEST_CASE("Findings are status 1, none status 0, and a threshold moves the two apart") {
  const Finished found = run_program({"check", "-"}, one_slot);
  CHECK(found.status == 1);
  CHECK(found.output.find("-:3:19: warning: Git Status: choose CLEAN or DIRTY "
                          "[unresolved-placeholder]\n") != std::string::npos);
  const Finished relaxed = run_program({"check", "--fail-on", "error", "-"}, one_slot);
  CHECK(relaxed.status == 0);
  CHECK(relaxed.output == found.output);
  std::ifstream file(SOURCE_ROOT "/tests/data/filled.md");
  std::stringstream filled;
  filled << file.rdbuf();
  const Finished clean = run_program({"check", "--format=json", "-"}, filled.str());
  CHECK(clean.status == 0);
  CHECK(clean.output == "[]\n");
}

TEST_CASE("What comes on standard input has to be readable too") {
  const Finished latin = run_program({"check", "-"}, "caf\xe9\n");
  CHECK(latin.status == 2);
  CHECK(latin.errors == "handoff-ls: standard input is not UTF-8\n");
  const Finished closed = run_program({"fill", "-"}, "", [] { ::close(STDIN_FILENO); });
  CHECK(closed.status == 2);
  CHECK(closed.errors == "handoff-ls: cannot read standard input: Bad file descriptor\n");
}

TEST_CASE("A document on standard input is filled from the repository of the current folder") {
  Repository repository;
  repository.commit("Begin", "a.txt", "a\n");
  const Finished finished = run_program({"fill", "-"}, one_slot, enters(repository.root()));
  CHECK(finished.status == 0);
  CHECK(finished.output.find("- **Git Status:** CLEAN (main @ ") != std::string::npos);
  CHECK(repository.git({"status", "--porcelain"}).empty());
}

TEST_CASE("A new handoff has a name and today's date of its own, unless told otherwise") {
  Repository repository;
  repository.commit("Begin", "a.txt", "a\n");
  const auto prepare = [enter = enters(repository.root())] {
    ::setenv("SOURCE_DATE_EPOCH", "1772353800", 1);
    enter();
  };
  CHECK(run_program({"new"}, "", prepare).output == "session-handoff.md\n");
  std::ifstream file(repository.root() / "session-handoff.md");
  std::stringstream text;
  text << file.rdbuf();
  CHECK(text.str().find("**Date/Time:** 2026-03-01T08:30+00:00") != std::string::npos);
  CHECK(run_program({"new", "session-handoff.md"}, "", prepare).status == 2);
  CHECK(run_program({"new"}, "", prepare).output == "session-handoff-2026-03-01.md\n");
  const Finished printed = run_program({"new", "--stdout"}, "", prepare);
  CHECK(printed.status == 0);
  CHECK(printed.output.starts_with("# Session Handoff\n"));
  CHECK(run_program({"new", "--template", "other", "x.md"}, "", prepare).status == 2);
}

TEST_CASE("What cannot be written is an error, and not lost in silence") {
  for (const Arguments& arguments :
       {Arguments{"--help"}, {"check", "-"}, {"new", "--stdout"}, {"fill", "-"}}) {
    CAPTURE(arguments);
    const Finished finished =
        run_program(arguments, one_slot, opens("/dev/full", O_WRONLY, STDOUT_FILENO));
    CHECK(finished.status == 2);
    CHECK(finished.errors.ends_with("handoff-ls: cannot write to standard output\n"));
  }
}

}  // namespace handoff::testing
