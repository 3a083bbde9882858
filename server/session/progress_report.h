// Tells the user how far long work is, once it has become long (LSP 3.18, "Work Done Progress"):
// under the token that came with the request, else under one of our own where the client takes
// those. Either way the user can end it there.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "protocol/progress.h"

namespace handoff {

/// The way to the client.
struct ProgressLine {
  std::function<void(lsp::ProgressParams params)> tell;
  /// Asks for a token; calls `agreed` if the client takes it.
  std::function<void(lsp::ProgressToken token, std::function<void()> agreed)> ask;
};

/// Of one request, which holds it for as long as it works.
class ProgressReport {
 public:
  ProgressReport(ProgressReport&&) = default;
  ~ProgressReport();

  /// With a total of 0 it is not known how much there is. Throws RequestCancelled when the user has
  /// ended it.
  void reached(std::size_t done, std::size_t total);

 private:
  friend class ProgressReports;
  struct State;
  explicit ProgressReport(std::shared_ptr<State> state);

  std::shared_ptr<State> state_;
};

/// Those of a session.
class ProgressReports {
 public:
  /// Whose token a report is told under where the request has none.
  enum class Otherwise { nobody, ours };

  /// Work is long from `delay` on.
  ProgressReports(ProgressLine line, std::chrono::milliseconds delay)
      : line_(std::move(line)), delay_(delay) {}

  ProgressReport begin(std::optional<lsp::ProgressToken> token, std::string title,
                       Otherwise otherwise);
  void cancel(const lsp::ProgressToken& token);

 private:
  ProgressLine line_;
  std::chrono::milliseconds delay_;
  std::map<lsp::ProgressToken, std::weak_ptr<ProgressReport::State>> running_;
  int last_token_ = 0;
};

}  // namespace handoff
