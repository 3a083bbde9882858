// Tells a client how far a request of its is, if it wants to know (LSP 3.17, "Work Done Progress").
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "protocol/connection.h"
#include "protocol/workspace.h"

namespace handoff {

class ProgressReport {
 public:
  /// Without a token nothing is told.
  ProgressReport(lsp::Connection& connection, std::optional<lsp::ProgressToken> token,
                 std::string title)
      : connection_(connection), token_(std::move(token)) {
    send(lsp::WorkDoneProgressBegin{
        .title = std::move(title), .cancellable = true, .percentage = 0});
  }
  ProgressReport(const ProgressReport&) = delete;
  ProgressReport& operator=(const ProgressReport&) = delete;
  ~ProgressReport() { send(lsp::WorkDoneProgressEnd{}); }

  /// Told when it makes a difference of one percent.
  void reached(std::size_t done, std::size_t total) {
    const auto percentage = static_cast<lsp::uinteger>(done * 100 / total);
    if (percentage == percentage_) return;
    percentage_ = percentage;
    send(lsp::WorkDoneProgressReport{
        .message = std::to_string(done) + " of " + std::to_string(total),
        .percentage = percentage});
  }

 private:
  template <class Value>
  void send(Value value) {
    if (token_) connection_.notify<lsp::Progress>({*token_, std::move(value)});
  }

  lsp::Connection& connection_;
  std::optional<lsp::ProgressToken> token_;
  lsp::uinteger percentage_ = 0;
};

}  // namespace handoff
