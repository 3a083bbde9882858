#pragma once

// Runs one program to its end without waiting for it: no shell, nothing inherited but what is
// named, and an end in any case. That it is git does not matter here.

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <memory>
#include <vector>

#include "server/expected.h"
#include "server/git/command.h"
#include "server/git/options.h"

namespace handoff::git {

/// The signals that ask this process to end, but for those that it ignores (nohup). Who runs
/// processes has to end them first.
std::vector<int> ending_signals();

/// How long somebody waits for a series of processes. Once over, it stays so.
class Patience {
 public:
  Patience(const boost::asio::any_io_executor& executor, std::chrono::milliseconds length);

  bool over() const { return over_; }

  /// Ends it now, with whatever process runs.
  void end();

 private:
  friend class Child;

  /// Lets the alarm go off, also for who waits for it only later.
  void ring() { alarm_.expires_at(std::chrono::steady_clock::time_point::min()); }

  std::chrono::steady_clock::time_point until_;
  boost::asio::steady_timer alarm_;  // for the process that runs
  bool over_ = false;
};

/// Starts the command in a process group of its own and reads what it prints. When the time is up,
/// the patience ends or the output limit is reached, the group is asked to end (SIGTERM) and after
/// `limits.grace` made to (SIGKILL). Fails where nothing can be started; a time that was up leaves
/// the patience over. Not to be cancelled but by ending the patience.
boost::asio::awaitable<Expected<Result>> run(Command command, Limits limits,
                                             std::shared_ptr<Patience> patience);

}  // namespace handoff::git
