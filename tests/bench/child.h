// A child process with pipes to its standard input and output, its standard error discarded: what
// the benchmark measures, either as a command that runs to its end or as a language server. Every
// wait has a deadline; a child that misses it is killed.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace handoff::bench {

/// Milliseconds of wall clock.
using Milliseconds = double;

class Child {
 public:
  /// Throws std::runtime_error when the program cannot be started.
  explicit Child(const std::vector<std::string>& command);
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  /// Closes the child's input, gives it a second to end, and kills it.
  ~Child();

  /// Writes all of `bytes` and adds to `received` whatever arrives, until `enough(received)`.
  /// Throws std::runtime_error at the end of the child's output, or after ten seconds.
  template <typename Enough>
  void exchange(std::string bytes, std::string& received, Enough enough) {
    do {
      step(bytes, received);
    } while (!enough(received));
  }

  /// Closes the child's input and waits for its end: its exit status, or -1 when a signal ended it.
  /// Throws std::runtime_error after ten seconds.
  int finish();

  /// Resident memory, in MiB.
  double resident() const;

 private:
  void step(std::string& to_write, std::string& received);

  pid_t pid_ = -1;
  int input_ = -1, output_ = -1;
};

}  // namespace handoff::bench
