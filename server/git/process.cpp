#include "server/git/process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/readable_pipe.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/process/v2/process.hpp>
#include <optional>
#include <system_error>
#include <utility>

namespace handoff::git {

namespace asio = boost::asio;
using std::chrono::steady_clock;

std::vector<int> ending_signals() {
  std::vector<int> signals{SIGHUP, SIGINT, SIGTERM};
  std::erase_if(signals, [](int number) {
    struct sigaction current;
    return ::sigaction(number, nullptr, &current) == 0 && current.sa_handler == SIG_IGN;
  });
  return signals;
}

Patience::Patience(const asio::any_io_executor& executor, std::chrono::milliseconds length)
    : until_(steady_clock::now() + length), alarm_(executor) {}

void Patience::end() {
  over_ = true;
  ring();
}

/// A process group, the pipes to it, and what came through them. Going away, it takes the group
/// with it.
class Child {
 public:
  Child(asio::any_io_executor executor, Limits limits, std::shared_ptr<Patience> patience)
      : output_(executor), errors_(executor), limits_(limits), patience_(std::move(patience)) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  ~Child() {
    if (group_ <= 0 || ended_) return;
    signal(SIGKILL);
    if (!process_) ::waitpid(group_, nullptr, 0);
    if (hangs_) process_->detach();
  }

  /// The number of an error, or 0.
  int start(const Command& command);

  /// Reads to the end of both pipes, then learns the exit status.
  static asio::awaitable<void> finish(std::shared_ptr<Child> child);

  /// Waits until it is time to end the group, and ends it.
  static asio::awaitable<void> stop_in_time(std::shared_ptr<Child> child);

  /// Takes notice of the end of a process that SIGKILL did not end at once: it hangs in a file
  /// system, and nobody waits for it.
  static asio::awaitable<void> bury(std::shared_ptr<Child> child);

  Result result;

 private:
  using Pipe = asio::readable_pipe;

  static asio::awaitable<void> drain(std::shared_ptr<Child> child, Pipe* pipe, Output* output);

  /// Waits for the alarm. False when there is nothing to be alarmed about any more.
  static asio::awaitable<bool> alarm(std::shared_ptr<Child> child);

  void signal(int number) { ::kill(-group_, number); }

  Pipe output_, errors_;
  Output error_output_;
  Limits limits_;
  std::shared_ptr<Patience> patience_;
  pid_t group_ = 0;
  std::optional<boost::process::v2::process> process_;
  bool stopped_ = false;  // told to end
  bool hangs_ = false;
  bool ended_ = false;
};

namespace {

constexpr auto as_tuple = asio::as_tuple(asio::use_awaitable);

/// A pipe whose ends no other child inherits.
struct PipeEnds {
  PipeEnds() { failed = ::pipe2(ends.data(), O_CLOEXEC) != 0; }
  PipeEnds(const PipeEnds&) = delete;
  PipeEnds& operator=(const PipeEnds&) = delete;
  ~PipeEnds() {
    for (const int end : ends) {
      if (end >= 0) ::close(end);
    }
  }

  int take_reader() { return std::exchange(ends[0], -1); }

  std::array<int, 2> ends{-1, -1};
  bool failed;
};

/// The arguments of posix_spawn, which starts a process without copying this one's memory first.
class Launch {
 public:
  Launch(const std::string& input, int output, int errors) {
    posix_spawn_file_actions_init(&files_);
    posix_spawn_file_actions_addopen(&files_, STDIN_FILENO, input.c_str(), O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files_, output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&files_, errors, STDERR_FILENO);
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 34)
    posix_spawn_file_actions_addclosefrom_np(&files_, STDERR_FILENO + 1);
#endif
    posix_spawnattr_init(&attributes_);
    sigset_t signals;
    sigemptyset(&signals);
    posix_spawnattr_setsigmask(&attributes_, &signals);
    sigaddset(&signals, SIGPIPE);
    posix_spawnattr_setsigdefault(&attributes_, &signals);
    posix_spawnattr_setpgroup(&attributes_, 0);
    posix_spawnattr_setflags(
        &attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  }
  Launch(const Launch&) = delete;
  Launch& operator=(const Launch&) = delete;
  ~Launch() {
    posix_spawn_file_actions_destroy(&files_);
    posix_spawnattr_destroy(&attributes_);
  }

  int operator()(pid_t& process, const std::string& program, char* const* arguments,
                 char* const* environment) const {
    return ::posix_spawn(&process, program.c_str(), &files_, &attributes_, arguments, environment);
  }

 private:
  posix_spawn_file_actions_t files_;
  posix_spawnattr_t attributes_;
};

std::vector<char*> pointers(std::vector<std::string>& strings) {
  std::vector<char*> result;
  for (auto& string : strings) result.push_back(string.data());
  result.push_back(nullptr);
  return result;
}

}  // namespace

int Child::start(const Command& command) {
  PipeEnds output, errors;
  if (output.failed || errors.failed) return errno;
  const Launch launch(command.input, output.ends[1], errors.ends[1]);
  std::vector<std::string> arguments{command.program};
  arguments.insert(arguments.end(), command.arguments.begin(), command.arguments.end());
  std::vector<std::string> environment = command.environment;
  if (const int error = launch(group_, command.program, pointers(arguments).data(),
                               pointers(environment).data())) {
    group_ = 0;
    return error;
  }
  output_.assign(output.take_reader());
  errors_.assign(errors.take_reader());
  process_.emplace(output_.get_executor(), group_);
  patience_->alarm_.expires_at(std::min(patience_->until_, steady_clock::now() + limits_.query));
  return 0;
}

asio::awaitable<void> Child::drain(std::shared_ptr<Child> child, Pipe* pipe, Output* output) {
  std::array<char, 1 << 14> buffer;
  for (;;) {
    auto read = pipe->async_read_some(asio::buffer(buffer), as_tuple);
    const auto [error, count] = co_await std::move(read);
    if (error) co_return;
    const std::size_t kept = std::min(count, child->limits_.output - output->bytes.size());
    output->bytes.append(buffer.data(), kept);
    if (kept < count && !output->cut) {
      output->cut = true;
      child->patience_->ring();
    }
  }
}

asio::awaitable<void> Child::finish(std::shared_ptr<Child> child) {
  using namespace asio::experimental::awaitable_operators;
  auto drained = drain(child, &child->output_, &child->result.output) &&
                 drain(child, &child->errors_, &child->error_output_);
  co_await std::move(drained);
  // The group's number is its own as long as nobody has asked for the first process' status.
  if (child->stopped_) child->signal(SIGKILL);
  auto exit = child->process_->async_wait(as_tuple);
  const auto [error, status] = co_await std::move(exit);
  if (error) co_return;
  child->result.status = status;
  child->result.errors = std::move(child->error_output_.bytes);
  child->ended_ = true;
}

asio::awaitable<bool> Child::alarm(std::shared_ptr<Child> child) {
  auto time_up = child->patience_->alarm_.async_wait(as_tuple);
  co_await std::move(time_up);
  const auto state = co_await asio::this_coro::cancellation_state;
  co_return state.cancelled() == asio::cancellation_type::none;
}

asio::awaitable<void> Child::stop_in_time(std::shared_ptr<Child> child) {
  if (!co_await alarm(child)) co_return;
  child->stopped_ = true;
  if (!child->result.output.cut && !child->error_output_.cut) child->patience_->over_ = true;
  for (const int number : {SIGTERM, SIGKILL}) {
    child->signal(number);
    child->patience_->alarm_.expires_after(child->limits_.grace);
    if (!co_await alarm(child)) co_return;
  }
}

asio::awaitable<void> Child::bury(std::shared_ptr<Child> child) {
  child->hangs_ = true;
  auto exit = child->process_->async_wait(as_tuple);
  co_await std::move(exit);
  child->ended_ = true;
}

asio::awaitable<Expected<Result>> run(Command command, Limits limits,
                                      std::shared_ptr<Patience> patience) {
  using namespace asio::experimental::awaitable_operators;
  const auto executor = co_await asio::this_coro::executor;
  const auto child = std::make_shared<Child>(executor, limits, patience);
  if (const int error = child->start(command)) {
    co_return failure(fmt::format("{} cannot be started: {}", command.program,
                                  std::generic_category().message(error)));
  }
  auto race = Child::finish(child) || Child::stop_in_time(child);
  const auto winner = co_await std::move(race);
  if (winner.index() == 1) asio::co_spawn(executor, Child::bury(child), asio::detached);
  co_return child->result;
}

}  // namespace handoff::git
