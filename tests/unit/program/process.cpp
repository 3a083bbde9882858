#include "tests/unit/program/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cerrno>
#include <utility>

namespace handoff::testing {
namespace {

constexpr int patience = 20'000;  // milliseconds

bool wait_until_readable(int descriptor) {
  pollfd ready{descriptor, POLLIN, 0};
  return ::poll(&ready, 1, patience) == 1;
}

std::array<int, 2> make_pipe() {
  std::array<int, 2> ends;
  REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
  return ends;
}

void close_once(int& descriptor) {
  if (descriptor >= 0) ::close(std::exchange(descriptor, -1));
}

std::string read_to_end(int& descriptor) {
  std::string bytes;
  std::array<char, 1 << 14> buffer;
  for (;;) {
    REQUIRE(wait_until_readable(descriptor));
    const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
    if (count <= 0) break;
    bytes.append(buffer.data(), static_cast<std::size_t>(count));
  }
  close_once(descriptor);
  return bytes;
}

}  // namespace

Process::Process(std::vector<std::string> arguments, const Prepare& prepare) {
  ::signal(SIGPIPE, SIG_IGN);
  arguments.insert(arguments.begin(), HANDOFF_LS);
  std::vector<char*> pointers;
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  const auto input = make_pipe(), output = make_pipe(), errors = make_pipe();
  id_ = ::fork();
  REQUIRE(id_ >= 0);
  if (id_ == 0) {
    ::signal(SIGPIPE, SIG_DFL);
    ::dup2(input[0], STDIN_FILENO);
    ::dup2(output[1], STDOUT_FILENO);
    ::dup2(errors[1], STDERR_FILENO);
    prepare();
    ::execv(HANDOFF_LS, pointers.data());
    ::_exit(127);
  }
  for (const int theirs : {input[0], output[1], errors[1]}) ::close(theirs);
  input_ = input[1];
  output_ = output[0];
  errors_ = errors[0];
}

Process::~Process() {
  for (int* end : {&input_, &output_, &errors_}) close_once(*end);
  if (id_ == 0) return;
  ::kill(id_, SIGKILL);
  ::waitpid(id_, nullptr, 0);
}

int Process::take_input() {
  return std::exchange(input_, -1);
}

int Process::take_output() {
  return std::exchange(output_, -1);
}

void Process::write(const std::string& bytes) const {
  const ssize_t count = ::write(input_, bytes.data(), bytes.size());
  const bool ended = count < 0 && errno == EPIPE;  // a program need not read
  REQUIRE((ended || count == static_cast<ssize_t>(bytes.size())));
}

void Process::close_input() {
  close_once(input_);
}

void Process::close_output() {
  close_once(output_);
}

std::string Process::output() {
  return read_to_end(output_);
}

std::string Process::errors() {
  return read_to_end(errors_);
}

int Process::wait() {
  int handle = static_cast<int>(::syscall(SYS_pidfd_open, id_, 0));
  REQUIRE(handle >= 0);
  REQUIRE(wait_until_readable(handle));
  close_once(handle);
  int status = 0;
  REQUIRE(::waitpid(std::exchange(id_, 0), &status, 0) > 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

Finished run_program(std::vector<std::string> arguments, const std::string& input,
                     const Process::Prepare& prepare) {
  Process process(std::move(arguments), prepare);
  process.write(input);
  process.close_input();
  std::string output = process.output();
  std::string errors = process.errors();
  return {process.wait(), std::move(output), std::move(errors)};
}

}  // namespace handoff::testing
