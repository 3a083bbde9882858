#include "server/session/progress_report.h"

#include <fmt/format.h>

#include <utility>

#include "protocol/rpc.h"

namespace handoff {

struct ProgressReport::State {
  enum class Phase { silent, asked, told };

  template <class Value>
  void send(Value value) {
    line.tell({*token, std::move(value)});
  }

  void begin() {
    phase = Phase::told;
    send(lsp::WorkDoneProgressBegin{.title = title, .cancellable = true, .percentage = percentage});
  }

  const ProgressLine& line;
  std::optional<lsp::ProgressToken> token;  ///< without one nothing is told
  bool is_ours;                             ///< the client has to agree to it first
  std::string title;
  std::chrono::steady_clock::time_point told_from;
  Phase phase = Phase::silent;
  lsp::uinteger percentage = 0;
  bool is_cancelled = false;
};

ProgressReport::ProgressReport(std::shared_ptr<State> state) : state_(std::move(state)) {}

ProgressReport::~ProgressReport() {
  if (state_ && state_->phase == State::Phase::told) state_->send(lsp::WorkDoneProgressEnd{});
}

void ProgressReport::reached(std::size_t done, std::size_t total) {
  State& state = *state_;
  if (state.is_cancelled) {
    throw lsp::ResponseError(lsp::ErrorCode::RequestCancelled, "cancelled by the user");
  }
  const auto percentage =
      total == 0 ? state.percentage : static_cast<lsp::uinteger>(done * 100 / total);
  const bool is_news = percentage != std::exchange(state.percentage, percentage);
  if (!state.token || std::chrono::steady_clock::now() < state.told_from) return;
  if (state.phase == State::Phase::told) {
    if (!is_news) return;
    state.send(lsp::WorkDoneProgressReport{.message = fmt::format("{} of {}", done, total),
                                           .percentage = percentage});
  } else if (!state.is_ours) {
    state.begin();
  } else if (state.phase == State::Phase::silent) {
    state.phase = State::Phase::asked;
    state.line.ask(*state.token, [known = std::weak_ptr(state_)] {
      if (const auto running = known.lock()) running->begin();
    });
  }
}

ProgressReport ProgressReports::begin(std::optional<lsp::ProgressToken> token, std::string title,
                                      Otherwise otherwise) {
  const bool is_ours = !token && otherwise == Otherwise::ours;
  if (is_ours) token = fmt::format("handoff-{}", ++last_token_);
  const auto state = std::make_shared<ProgressReport::State>(
      ProgressReport::State{.line = line_,
                            .token = token,
                            .is_ours = is_ours,
                            .title = std::move(title),
                            .told_from = std::chrono::steady_clock::now() + delay_});
  std::erase_if(running_, [](const auto& entry) { return entry.second.expired(); });
  if (token) running_[*token] = state;
  return ProgressReport(state);
}

void ProgressReports::cancel(const lsp::ProgressToken& token) {
  const auto found = running_.find(token);
  if (found == running_.end()) return;
  if (const auto running = found->second.lock()) running->is_cancelled = true;
}

}  // namespace handoff
