#pragma once

// The record of a session: each message exchanged, one line of JSON each. It is for people and for
// replays; nothing reads it back here.

#include <chrono>
#include <ostream>
#include <string_view>

namespace lsp {

class Trace {
 public:
  /// Time starts now. The stream must outlive the trace.
  explicit Trace(std::ostream& out) : out_(out) {}

  /// Writes `{"t": milliseconds since the start, "from": …, "message": …}`; a body that is not JSON
  /// becomes a string.
  void from_client(std::string_view body) { record("client", body); }
  void from_server(std::string_view body) { record("server", body); }

 private:
  void record(std::string_view from, std::string_view body);

  std::ostream& out_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace lsp
