#include "protocol/router.h"

#include <fmt/format.h>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <exception>

#include "protocol/messages.h"

namespace lsp {
namespace {

constexpr std::size_t max_calls = 1000;

}  // namespace

struct Router::Call {
  boost::asio::cancellation_signal signal;
  bool cancelled = false;
};

Router::Router(boost::asio::any_io_executor executor, Log& log, Send send)
    : executor_(std::move(executor)), log_(log), send_(std::move(send)) {
  answer<Shutdown>([this](const auto&) {
    phase_ = Phase::shut_down;
    shut_down_ = true;
    return nullptr;
  });
  notify<Exit>([this](const auto&) { phase_ = Phase::exited; });
  notify<Cancel>([this](const auto& params) { cancel(params.id); });
}

Router::~Router() = default;

void Router::receive(Request request) {
  if (std::optional<ResponseError> error = refusal(request)) {
    return send_({std::move(request.id), *std::move(error)});
  }
  if (request.method == Initialize::method) phase_ = Phase::initializing;
  try {
    const auto handler = requests_.find(request.method);
    if (handler == requests_.end()) {
      throw ResponseError(ErrorCode::MethodNotFound,
                          fmt::format("no such method: {}", request.method));
    }
    if (const auto* serve = std::get_if<Serve>(&handler->second)) {
      return spawn(request, (*serve)(request.params));
    }
    finish(request.id, request.method, std::get<Answer>(handler->second)(request.params));
  } catch (...) {
    finish(request.id, request.method, current_error(request.method));
  }
}

void Router::receive(Notification notification) {
  const bool heard = phase_ == Phase::running || notification.method == Exit::method;
  const auto handler = notifications_.find(notification.method);
  if (!heard || handler == notifications_.end()) return;
  try {
    handler->second(notification.params);
  } catch (...) {
    const ResponseError error = current_error(notification.method);
    log_.noise(notification.method, "{} is ignored: {}", notification.method, error.what());
  }
}

std::optional<ResponseError> Router::refusal(const Request& request) const {
  const bool initialize = request.method == Initialize::method;
  if (phase_ >= Phase::shut_down) {
    return ResponseError(ErrorCode::InvalidRequest, "the server is shut down");
  }
  if (initialize && phase_ != Phase::created) {
    return ResponseError(ErrorCode::InvalidRequest, "the server is initialized already");
  }
  if (!initialize && phase_ != Phase::running) {
    return ResponseError(ErrorCode::ServerNotInitialized, "the server is not initialized");
  }
  if (calls_.contains(request.id)) {
    return ResponseError(ErrorCode::InvalidRequest,
                         fmt::format("request {} is in flight", to_string(request.id)));
  }
  return std::nullopt;
}

void Router::spawn(const Request& request, awaitable<json> work) {
  if (calls_.size() >= max_calls) {
    throw ResponseError(ErrorCode::RequestFailed, "too many requests are in flight");
  }
  const auto call = std::make_shared<Call>();
  calls_.emplace(request.id, call);
  auto done = [this, id = request.id, method = request.method, call](std::exception_ptr error,
                                                                     json result) {
    calls_.erase(id);
    if (!error) return finish(id, method, std::move(result));
    if (call->cancelled) {
      return finish(id, method, ResponseError(ErrorCode::RequestCancelled, "cancelled"));
    }
    try {
      std::rethrow_exception(error);
    } catch (...) {
      finish(id, method, current_error(method));
    }
  };
  boost::asio::co_spawn(executor_, std::move(work),
                        boost::asio::bind_cancellation_slot(call->signal.slot(), std::move(done)));
}

void Router::cancel(const RequestId& id) {
  const auto found = calls_.find(id);
  if (found == calls_.end()) return;
  const std::shared_ptr<Call> call = found->second;
  call->cancelled = true;
  call->signal.emit(boost::asio::cancellation_type::terminal);
}

void Router::cancel_all() {
  const auto calls = calls_;
  for (const auto& [id, call] : calls) cancel(id);
}

void Router::finish(const RequestId& id, const std::string& method,
                    std::variant<json, ResponseError> outcome) {
  if (method == Initialize::method) {
    const bool failed = std::holds_alternative<ResponseError>(outcome);
    phase_ = failed ? Phase::created : Phase::running;
  }
  send_({id, std::move(outcome)});
}

ResponseError Router::current_error(const std::string& method) {
  try {
    throw;
  } catch (const ResponseError& error) {
    return error;
  } catch (const DecodeError& error) {
    return ResponseError(ErrorCode::InvalidParams, error.what());
  } catch (const std::exception& error) {
    log_.error("{} failed: {}", method, error.what());
  } catch (...) {
    log_.error("{} failed", method);
  }
  return ResponseError(ErrorCode::InternalError, fmt::format("{} failed", method));
}

}  // namespace lsp
