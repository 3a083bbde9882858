// The client's side of a language server under measurement: frames, ids, and the time until an
// answer has arrived. It advertises what a modern editor does, pulls diagnostics, and answers
// `null` to whatever the server asks.
#pragma once

#include <chrono>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "tests/bench/child.h"

namespace handoff::bench {

/// A framed notification.
std::string notification(std::string_view method, const nlohmann::json& params);

class Client {
 public:
  /// Starts the server and initializes it.
  explicit Client(const std::vector<std::string>& command);
  /// Says good-bye as the protocol asks for.
  ~Client();

  /// The time from writing `before` and the request until its answer has been read.
  /// Throws std::runtime_error when there is none, or it is an error.
  Milliseconds ask(std::string before, std::string_view method, const nlohmann::json& params);

  /// The time from before the start of the process until `initialize` was answered.
  Milliseconds started() const { return started_; }
  double resident() const { return child_.resident(); }

 private:
  using Clock = std::chrono::steady_clock;

  /// Writes `bytes`, which hold request `id`, and waits for its answer.
  Milliseconds exchange(std::string bytes, int id);
  /// Takes whole frames from `received`; true when one of them answers request `id`.
  bool take_answer(std::string& received, int id);

  Clock::time_point sent_;     ///< before the first byte of a request, or the start of the process
  Clock::time_point arrived_;  ///< when the last frame was whole, before it is parsed
  Child child_;
  std::string received_;
  std::string replies_;  ///< to the server's own requests, sent before the next request
  int last_id_ = 1;
  Milliseconds started_ = 0;
};

}  // namespace handoff::bench
