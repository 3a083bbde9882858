// Signals that ask the program to end: it takes git and its files along, whatever it is doing.

#include <signal.h>
#include <sys/stat.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>

#include "tests/support/client.h"
#include "tests/support/repository.h"
#include "tests/unit/program/process.h"

namespace handoff::testing {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using nlohmann::json;
using std::chrono::steady_clock;

const std::string one_slot = "# Session Handoff\n\n- **Git Status:** [CLEAN/DIRTY]\n";

/// The first line of a file in /proc, empty where the process is gone meanwhile.
std::string first_line(const fs::path& path) {
  std::string line;
  std::ifstream file(path);
  std::getline(file, line);
  return line;
}

/// Empty for a process that is gone, also for a dead one that nobody has asked about.
std::string command_line(int process) {
  return first_line("/proc/" + std::to_string(process) + "/cmdline");
}

int parent_of(int process) {
  const std::string stat = first_line("/proc/" + std::to_string(process) + "/stat");
  const std::size_t name = stat.rfind(')');
  if (name == std::string::npos) return 0;
  std::istringstream fields(stat.substr(name + 1));
  char state = 0;
  int parent = 0;
  fields >> state >> parent;
  return parent;
}

/// The `git status` that `program` runs, once it does.
int wait_for_git(int program) {
  const auto deadline = steady_clock::now() + 20s;
  while (steady_clock::now() < deadline) {
    for (const auto& entry : fs::directory_iterator("/proc")) {
      const int process = std::atoi(entry.path().filename().c_str());
      if (process > 0 && parent_of(process) == program &&
          command_line(process).find("status") != std::string::npos) {
        return process;
      }
    }
    std::this_thread::yield();
  }
  FAIL("git was not run");
  return 0;
}

bool is_gone(int process) {
  const auto deadline = steady_clock::now() + 5s;
  while (!command_line(process).empty()) {
    if (steady_clock::now() > deadline) return false;
    std::this_thread::yield();
  }
  return true;
}

/// A repository with a handoff about which git hangs: it waits for somebody to write to a pipe.
struct Stuck {
  Stuck() {
    repository.commit("Begin", "handoff.md", one_slot);
    REQUIRE(::mkfifo((repository.root() / ".gitignore").c_str(), 0600) == 0);
  }

  std::string handoff() const { return repository.root() / "handoff.md"; }
  static bool has_scratch() { return !fs::is_empty(std::getenv("XDG_RUNTIME_DIR")); }

  Repository repository;
};

/// The server, with a hover that waits for git.
struct Served {
  explicit Served(
      const Stuck& stuck, const Process::Prepare& prepare = [] {})
      : process({}, prepare) {
    const std::string uri = "file://" + stuck.handoff();
    client.initialize();
    client.notify(
        "textDocument/didOpen",
        {{"textDocument",
          {{"uri", uri}, {"languageId", "markdown"}, {"version", 1}, {"text", one_slot}}}});
    client.ask("textDocument/hover",
               {{"textDocument", {{"uri", uri}}}, {"position", {{"line", 2}, {"character", 20}}}});
  }

  Process process;
  test::Client client{process.take_input(), process.take_output()};
};

}  // namespace

TEST_CASE("A signal ends the server, the git that hangs, and its folder, within a second") {
  const int signal = GENERATE(SIGHUP, SIGINT, SIGTERM);
  CAPTURE(signal);
  const Stuck stuck;
  Served served(stuck);
  const int git = wait_for_git(served.process.id());
  CHECK(Stuck::has_scratch());
  const auto start = steady_clock::now();
  ::kill(served.process.id(), signal);
  CHECK(served.process.wait() == 128 + signal);
  CHECK(steady_clock::now() - start < 1s);
  CHECK(is_gone(git));
  CHECK(!Stuck::has_scratch());
  served.client.wait_for_end();
  CHECK(served.process.errors().empty());
}

TEST_CASE("A signal ends a command, the git that hangs, and its folder, and the file stays") {
  const int signal = GENERATE(SIGHUP, SIGINT, SIGTERM);
  const bool makes_new = GENERATE(false, true);
  CAPTURE(signal, makes_new);
  const Stuck stuck;
  const std::string file = stuck.repository.root() / (makes_new ? "new.md" : "handoff.md");
  Process process({makes_new ? "new" : "fill", file});
  const int git = wait_for_git(process.id());
  CHECK(Stuck::has_scratch());
  const auto start = steady_clock::now();
  ::kill(process.id(), signal);
  CHECK(process.wait() == 128 + signal);
  CHECK(steady_clock::now() - start < 1s);
  CHECK(is_gone(git));
  CHECK(!Stuck::has_scratch());
  CHECK(fs::exists(file) != makes_new);
  CHECK(fs::file_size(stuck.handoff()) == one_slot.size());
}

TEST_CASE("A signal that the program was told to ignore stays ignored") {
  const Stuck stuck;
  Served served(stuck, [] { ::signal(SIGHUP, SIG_IGN); });
  wait_for_git(served.process.id());
  ::kill(served.process.id(), SIGHUP);
  served.client.request("shutdown");
  served.client.notify("exit");
  CHECK(served.process.wait() == 0);
}

TEST_CASE("What a killed server leaves behind goes with the next that asks git") {
  const Stuck stuck;
  {
    Served served(stuck);
    const int git = wait_for_git(served.process.id());
    ::kill(served.process.id(), SIGKILL);
    CHECK(served.process.wait() == 128 + SIGKILL);
    ::kill(git, SIGKILL);
    CHECK(is_gone(git));
  }
  CHECK(Stuck::has_scratch());
  fs::remove(stuck.repository.root() / ".gitignore");
  CHECK(run_program({"fill", stuck.handoff()}).status == 0);
  CHECK(!Stuck::has_scratch());
}

}  // namespace handoff::testing
