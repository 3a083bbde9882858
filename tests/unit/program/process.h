#pragma once

// The real program in a process of its own, for tests of what only a process shows: arguments,
// descriptors and exit statuses. Every wait has a deadline, which is a failure of the test.

#include <sys/types.h>

#include <functional>
#include <string>
#include <vector>

namespace handoff::testing {

class Process {
 public:
  /// What the child does before it becomes the program: its descriptors 0 to 2 are pipes to us by
  /// then. May only call what is safe after fork().
  using Prepare = std::function<void()>;

  /// `handoff-ls` with these arguments.
  explicit Process(
      std::vector<std::string> arguments, const Prepare& prepare = [] {});
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  pid_t id() const { return id_; }

  /// Our ends of its standard input and output, to be owned by the caller.
  int take_input();
  int take_output();

  void write(const std::string& bytes) const;
  void close_input();
  void close_output();

  /// What it has written until it closes the stream.
  std::string output();
  std::string errors();

  /// Its exit status once it ends, or 128 and the number of the signal that ended it.
  int wait();

 private:
  pid_t id_ = 0;
  int input_ = -1, output_ = -1, errors_ = -1;  ///< our ends
};

struct Finished {
  int status;
  std::string output, errors;
};

/// Runs the program to its end with `input` on standard input.
Finished run_program(
    std::vector<std::string> arguments, const std::string& input = "",
    const Process::Prepare& prepare = [] {});

}  // namespace handoff::testing
