#include "tests/unit/session/hanging_git.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <cerrno>
#include <fstream>

namespace handoff::testing {
namespace {

constexpr int patience = 20'000;  // milliseconds

bool is_readable(int descriptor, int timeout) {
  pollfd ready{descriptor, POLLIN, 0};
  return ::poll(&ready, 1, timeout) == 1;
}

}  // namespace

HangingGit::HangingGit(When ends) : program_(folder_.path() / "git") {
  const std::string fifo = folder_.path() / "starts";
  REQUIRE(::mkfifo(fifo.c_str(), 0600) == 0);
  starts_ = ::open(fifo.c_str(), O_RDWR | O_CLOEXEC);  // for both, so that writers need not wait
  REQUIRE(starts_ >= 0);
  std::ofstream(program_) << fmt::format("#!/bin/sh\n{}echo $$ >'{}'\nexec sleep 600\n",
                                         ends == When::killed ? "trap '' TERM\n" : "", fifo);
  REQUIRE(::chmod(program_.c_str(), 0700) == 0);
}

HangingGit::~HangingGit() {
  ::close(starts_);
}

git::Options HangingGit::options(std::chrono::milliseconds limit) const {
  git::Options options;
  options.program = program_;
  options.limits.query = limit;
  options.limits.ask = limit;
  return options;
}

int HangingGit::wait_for_start() const {
  std::string line;
  for (char c = 0; c != '\n'; line += c) {
    REQUIRE(is_readable(starts_, patience));
    REQUIRE(::read(starts_, &c, 1) == 1);
  }
  return std::stoi(line);
}

bool HangingGit::was_started() const {
  return is_readable(starts_, 0);
}

bool ends(int process) {
  const auto handle = static_cast<int>(::syscall(SYS_pidfd_open, process, 0));
  if (handle < 0) return errno == ESRCH;
  const bool ended = is_readable(handle, patience);
  ::close(handle);
  return ended;
}

}  // namespace handoff::testing
