#include "tests/bench/child.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <stdexcept>
#include <utility>

namespace handoff::bench {
namespace {

constexpr int deadline = 10'000, grace = 1'000;  // milliseconds

void close_once(int& descriptor) {
  if (descriptor >= 0) close(descriptor);
  descriptor = -1;
}

/// Reads and discards until the end of the output, at most `limit` milliseconds for each piece.
bool drain(int output, int limit) {
  std::array<char, 65'536> chunk;
  pollfd readable{output, POLLIN, 0};
  while (poll(&readable, 1, limit) > 0) {
    if (read(output, chunk.data(), chunk.size()) <= 0) return true;
  }
  return false;
}

}  // namespace

Child::Child(const std::vector<std::string>& command) {
  int to_child[2], from_child[2];
  if (pipe2(to_child, O_CLOEXEC) != 0 || pipe2(from_child, O_CLOEXEC) != 0)
    throw std::runtime_error("no pipe for a child process");
  std::vector<char*> arguments;
  for (const auto& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, to_child[0], STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, from_child[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  const int error = posix_spawn(&pid_, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(to_child[0]);
  close(from_child[1]);
  input_ = to_child[1];
  output_ = from_child[0];
  if (error != 0) {
    close_once(input_);
    close_once(output_);
    throw std::runtime_error(fmt::format("cannot start {}", command.front()));
  }
  fcntl(input_, F_SETFL, O_NONBLOCK);
}

Child::~Child() {
  close_once(input_);
  drain(output_, grace);
  close_once(output_);
  if (pid_ < 0) return;
  kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
}

int Child::finish() {
  close_once(input_);
  if (!drain(output_, deadline)) throw std::runtime_error("it did not end");
  int status = 0;
  waitpid(std::exchange(pid_, -1), &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void Child::step(std::string& to_write, std::string& received) {
  std::array<pollfd, 2> ready{pollfd{output_, POLLIN, 0}, pollfd{input_, POLLOUT, 0}};
  if (poll(ready.data(), to_write.empty() ? 1 : 2, deadline) <= 0)
    throw std::runtime_error("no answer");
  if (ready[1].revents != 0 && !to_write.empty()) {
    const ssize_t written = write(input_, to_write.data(), to_write.size());
    if (written < 0) throw std::runtime_error("it stopped reading");
    to_write.erase(0, static_cast<std::size_t>(written));
  }
  if (ready[0].revents != 0) {
    std::array<char, 65'536> chunk;
    const ssize_t count = read(output_, chunk.data(), chunk.size());
    if (count <= 0) throw std::runtime_error("it ended");
    received.append(chunk.data(), static_cast<std::size_t>(count));
  }
}

double Child::resident() const {
  std::ifstream status(fmt::format("/proc/{}/status", pid_));
  for (std::string word; status >> word;) {
    double kibibytes = 0;
    if (word == "VmRSS:" && status >> kibibytes) return kibibytes / 1024;
  }
  throw std::runtime_error("no memory figure");
}

}  // namespace handoff::bench
