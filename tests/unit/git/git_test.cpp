// Questions that take long, come together or are given up.

#include "server/git/git.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <sstream>
#include <string>

#include "tests/support/repository.h"

namespace handoff::git {
namespace {

namespace asio = boost::asio;
namespace fs = std::filesystem;
using namespace std::chrono_literals;
using std::chrono::steady_clock;
using testing::Repository;

/// What became of a question.
struct Outcome {
  std::optional<Expected<Answer>> answer;
  bool cancelled = false;
  asio::cancellation_signal cancel;

  bool is_done() const { return answer || cancelled; }
  std::string refusal() const { return answer && !*answer ? answer->error().message : ""; }
};

using Pending = std::shared_ptr<Outcome>;

Pending ask(asio::io_context& loop, Git& git, Question question) {
  auto outcome = std::make_shared<Outcome>();
  const auto keep = [outcome](std::exception_ptr error, Expected<Answer> answer) {
    if (error) {
      outcome->cancelled = true;
    } else {
      outcome->answer = std::move(answer);
    }
  };
  asio::co_spawn(loop, git.ask(std::move(question)),
                 asio::bind_cancellation_slot(outcome->cancel.slot(), keep));
  return outcome;
}

/// Runs the loop until the condition holds. False after ten seconds.
template <class Condition>
bool run_until(asio::io_context& loop, Condition condition) {
  const auto deadline = steady_clock::now() + 10s;
  while (!condition()) {
    if (steady_clock::now() > deadline) return false;
    loop.restart();
    loop.run_for(5ms);
  }
  return true;
}

std::size_t open_descriptors() {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator("/proc/self/fd"), fs::directory_iterator()));
}

/// A program that git is replaced by: it notes each run's process group in a file, then does what
/// the script says.
class FakeGit {
 public:
  explicit FakeGit(const std::string& script) {
    options.program = (folder_.path() / "git").native();
    std::ofstream(options.program) << "#!/bin/sh\necho $$ >> '" << notes().native() << "'\n"
                                   << script << "\n";
    fs::permissions(options.program, fs::perms::owner_all);
    options.limits.query = 500ms;
    options.limits.ask = 800ms;
    options.limits.grace = 50ms;
  }

  fs::path notes() const { return folder_.path() / "runs"; }

  std::vector<pid_t> groups() const {
    std::ifstream file(notes());
    return {std::istream_iterator<pid_t>(file), {}};
  }

  /// Whether any process of any run is left: one that runs, or a dead one of which this process has
  /// not taken notice.
  bool has_processes() const {
    const auto groups = this->groups();
    for (const auto& entry : fs::directory_iterator("/proc")) {
      std::ifstream file(entry.path() / "stat");
      std::string stat;
      if (!std::getline(file, stat)) continue;
      std::istringstream fields(stat.substr(stat.rfind(')') + 1));
      char state = 0;
      pid_t parent = 0, group = 0;
      fields >> state >> parent >> group;
      const bool is_ours = std::ranges::find(groups, group) != groups.end();
      if (is_ours && (state != 'Z' || parent == ::getpid())) return true;
    }
    return false;
  }

  Options options;

 private:
  testing::TemporaryFolder folder_;
};

TEST_CASE("a git that hangs is ended with all its processes, and left alone for a while") {
  const char* script = "";
  SECTION("asleep") {
    script = "sleep 1000";
  }
  SECTION("deaf to being asked") {
    script = "trap '' TERM; sleep 1000; sleep 1000";
  }
  SECTION("with a helper in the background") {
    script = "(trap '' TERM; sleep 1000) & wait";
  }
  SECTION("gone, but for a helper") {
    script = "(trap '' TERM; sleep 1000) & exit 0";
  }
  const Repository repository;
  FakeGit fake(script);
  asio::io_context loop;
  Git git(fake.options);

  const auto first = ask(loop, git, {repository.root().native(), "", Detail::status});
  REQUIRE(run_until(loop, [&] { return first->is_done(); }));
  CHECK(first->refusal() == "git took too long");
  CHECK(run_until(loop, [&] { return !fake.has_processes(); }));
  CHECK(fake.groups().size() == 1);

  const auto second = ask(loop, git, {repository.root().native(), "", Detail::status});
  REQUIRE(run_until(loop, [&] { return second->is_done(); }));
  CHECK(second->refusal().starts_with("git took too long here; it is not asked again for"));
  CHECK(fake.groups().size() == 1);
}

TEST_CASE("after the pause git is asked again, and the next pause is longer") {
  const Repository repository;
  FakeGit fake("sleep 1000");
  fake.options.limits.pauses = {1ms, 1h, 1h};
  asio::io_context loop;
  Git git(fake.options);
  const Question question{repository.root().native(), "", Detail::status};
  std::optional<std::size_t> descriptors;  // after the first run
  for (const std::size_t runs : {1, 2, 2}) {
    const auto outcome = ask(loop, git, question);
    REQUIRE(run_until(loop, [&] { return outcome->is_done(); }));
    CHECK(fake.groups().size() == runs);
    CHECK(descriptors.value_or(open_descriptors()) == open_descriptors());
    descriptors = open_descriptors();
    const auto pause_over = steady_clock::now() + 2ms;
    REQUIRE(run_until(loop, [&] { return steady_clock::now() > pause_over; }));
  }
}

TEST_CASE("a pipe named .gitignore makes git hang no longer than allowed") {
  Repository repository;
  repository.commit("Add a", "a.c", "1\n");
  REQUIRE(::mkfifo((repository.root() / ".gitignore").c_str(), 0600) == 0);
  Options options;
  options.limits.query = 200ms;
  const auto answer = ask_and_wait(options, {repository.root().native(), "", Detail::status});
  REQUIRE_FALSE(answer);
  CHECK(answer.error().message == "git took too long");
}

TEST_CASE("a question that is cancelled ends git") {
  const Repository repository;
  FakeGit fake("sleep 1000");
  fake.options.limits.query = fake.options.limits.ask = 1h;
  asio::io_context loop;
  Git git(fake.options);
  const auto outcome = ask(loop, git, {repository.root().native(), "", Detail::status});
  REQUIRE(run_until(loop, [&] { return !fake.groups().empty(); }));
  CHECK(fake.has_processes());
  outcome->cancel.emit(asio::cancellation_type::terminal);
  REQUIRE(run_until(loop, [&] { return outcome->is_done(); }));
  CHECK(outcome->cancelled);
  CHECK(run_until(loop, [&] { return !fake.has_processes(); }));

  // Giving up is no time-out: the next question is put to git.
  const auto next = ask(loop, git, {repository.root().native(), "", Detail::status});
  CHECK(run_until(loop, [&] { return fake.groups().size() == 2; }));
}

TEST_CASE("equal questions share one answer, others wait for their turn") {
  const Repository repository;
  FakeGit fake("sleep 0.02; echo 'one at a time' >&2; exit 1");
  fake.options.limits.query = fake.options.limits.ask = 10s;
  asio::io_context loop;
  Git git(fake.options);
  const Question question{repository.root().native(), "", Detail::status};
  const Question other{repository.root().native(), "", Detail::history};
  const Pending pending[] = {ask(loop, git, question), ask(loop, git, question),
                             ask(loop, git, other), ask(loop, git, question)};
  REQUIRE(run_until(loop, [&] { return pending[2]->is_done(); }));
  for (const auto& outcome : pending) CHECK(outcome->refusal() == "one at a time");
  CHECK(fake.groups().size() == 2);
}

TEST_CASE("one of two who wait may give up") {
  const Repository repository;
  FakeGit fake("sleep 0.1; exit 1");
  fake.options.limits.query = fake.options.limits.ask = 10s;
  asio::io_context loop;
  Git git(fake.options);
  const Question question{repository.root().native(), "", Detail::status};
  const auto first = ask(loop, git, question), second = ask(loop, git, question);
  REQUIRE(run_until(loop, [&] { return !fake.groups().empty(); }));
  first->cancel.emit(asio::cancellation_type::terminal);
  REQUIRE(run_until(loop, [&] { return second->is_done(); }));
  CHECK(first->cancelled);
  CHECK(second->refusal() == "git failed (1)");
}

TEST_CASE("the end of the program is the end of git") {
  const Repository repository;
  FakeGit fake("trap '' TERM; sleep 1000; sleep 1000");
  fake.options.limits.query = fake.options.limits.ask = 1h;
  SECTION("the loop goes on") {
    asio::io_context loop;
    std::optional<Git> git(std::in_place, fake.options);
    const auto outcome = ask(loop, *git, {repository.root().native(), "", Detail::status});
    REQUIRE(run_until(loop, [&] { return !fake.groups().empty(); }));
    git.reset();
    REQUIRE(run_until(loop, [&] { return outcome->is_done(); }));
  }
  SECTION("the loop goes first") {
    std::optional<asio::io_context> loop(std::in_place);
    Git git(fake.options);
    ask(*loop, git, {repository.root().native(), "", Detail::status});
    REQUIRE(run_until(*loop, [&] { return !fake.groups().empty(); }));
    loop.reset();
  }
  asio::io_context another_loop;
  CHECK(run_until(another_loop, [&] { return !fake.has_processes(); }));
  CHECK(fs::is_empty(std::getenv("XDG_RUNTIME_DIR")));
}

TEST_CASE("endless output is read to the limit, and git ended") {
  const Repository repository;
  FakeGit fake(
      "trap '' TERM PIPE; while :; do echo 0123456789012345678901234567890123456789; done");
  fake.options.limits.query = fake.options.limits.ask = 10s;
  fake.options.limits.output = 1 << 16;
  asio::io_context loop;
  Git git(fake.options);
  const auto outcome = ask(loop, git, {repository.root().native(), "", Detail::status});
  REQUIRE(run_until(loop, [&] { return outcome->is_done(); }));
  CHECK(outcome->refusal() == "the repository's path has a line break in it");
  CHECK_FALSE(fake.has_processes());
}

TEST_CASE("an answer that is too long is cut and says so") {
  Repository repository;
  repository.commit("Nothing");
  for (int i = 0; i < 300; ++i) repository.write("file " + std::to_string(i), "x\n");
  Options options;
  options.limits.output = 2000;
  const auto answer = ask_and_wait(options, {repository.root().native(), "", Detail::history});
  REQUIRE(answer);
  CHECK(answer->truncated);
  CHECK(answer->status.untracked > 50);
  CHECK(answer->status.untracked < 300);
}

TEST_CASE("more than 500 changes are cut and say so") {
  Repository repository;
  repository.commit("Nothing");
  for (int i = 0; i < 501; ++i) repository.write("file " + std::to_string(i), "x\n");
  repository.commit("Many");
  const auto answer = ask_and_wait({}, {repository.root().native(), "", Detail::history});
  REQUIRE(answer);
  CHECK(answer->truncated);
  CHECK(answer->changes.size() == 500);
}

TEST_CASE("what git says on standard error is passed on, cleaned and short") {
  const Repository repository;
  FakeGit fake("printf 'fatal: \\033[31mno %0300d\\nsecond' 1 >&2; exit 128");
  fake.options.limits.query = fake.options.limits.ask = 10s;
  const auto answer = ask_and_wait(fake.options, {repository.root().native(), "", Detail::status});
  CHECK(answer.error().message.starts_with("\uFFFD[31mno 000"));
  CHECK(answer.error().message.size() <= 200);
}

TEST_CASE("a second question sees what changed, whatever changed") {
  Repository repository;
  const auto first = repository.commit("One", "a.c", "1\n");
  asio::io_context loop;
  Git git({});
  const auto look = [&] {
    const auto outcome = ask(loop, git, {repository.root().native(), "", Detail::history});
    REQUIRE(run_until(loop, [&] { return outcome->is_done(); }));
    INFO(outcome->refusal());
    REQUIRE(*outcome->answer);
    return **outcome->answer;
  };
  CHECK(look().status.head == first);
  CHECK(look() == look());

  repository.write("a.c", "2\n");
  CHECK(look().status.modified == 1);
  const auto second = repository.commit("Two");
  CHECK(look().commits.front().id == second);
  repository.git({"checkout", "--quiet", "-b", "side"});
  CHECK(look().status.branch == "side");
  repository.git({"pack-refs", "--all"});
  CHECK(look().status.head == second);
  repository.git({"config", "core.filemode", "false"});
  fs::permissions(repository.root() / "a.c", fs::perms::owner_all);
  CHECK(look().status.modified == 0);

  fs::remove_all(repository.root() / ".git");
  const auto gone = ask(loop, git, {repository.root().native(), "", Detail::history});
  REQUIRE(run_until(loop, [&] { return gone->is_done(); }));
  CHECK(gone->refusal() == "not a git repository");
}

TEST_CASE("many questions leave no descriptor and no process behind") {
  Repository repository;
  repository.commit("One", "a.c", "1\n");
  asio::io_context loop;
  Git git({});
  const auto look = [&] {
    const auto outcome = ask(loop, git, {repository.root().native(), "", Detail::hunks});
    REQUIRE(run_until(loop, [&] { return outcome->is_done(); }));
  };
  look();
  const auto descriptors = open_descriptors();
  for (int i = 0; i < 20; ++i) look();
  CHECK(open_descriptors() == descriptors);
  CHECK(::waitpid(-1, nullptr, WNOHANG) == -1);
}

}  // namespace
}  // namespace handoff::git
