#include "protocol/connection.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <cerrno>
#include <exception>
#include <system_error>
#include <utility>

#include "protocol/json_text.h"
#include "protocol/messages.h"

namespace lsp {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

constexpr std::chrono::milliseconds max_patience(500);

bool is_alive(int process) {
  return process > 0 && (::kill(process, 0) == 0 || errno == EPERM);
}

bool is_open(int descriptor) {
  return ::fcntl(descriptor, F_GETFD) >= 0;
}

void require_open(int descriptor, const char* name) {
  if (!is_open(descriptor)) throw std::system_error(errno, std::generic_category(), name);
}

}  // namespace

int claim_stdio() {
  ::signal(SIGPIPE, SIG_IGN);
  require_open(STDIN_FILENO, "standard input");
  require_open(STDOUT_FILENO, "standard output");
  // The lowest number that is free is that of standard error, if nobody has given us one.
  if (!is_open(STDERR_FILENO)) require_open(::open("/dev/null", O_WRONLY), "/dev/null");
  const int out = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  require_open(out, "standard output");
  require_open(::dup2(STDERR_FILENO, STDOUT_FILENO), "standard error");
  return out;
}

Connection::Connection(asio::io_context& io, int in, int out, Log& log, Trace* trace)
    : io_(io),
      log_(log),
      trace_(trace),
      in_(io, in),
      out_(io, out),
      room_(io, asio::steady_timer::time_point::max()),
      process_(io),
      signals_(io),
      patience_(io),
      router_(io.get_executor(), log, [this](Response response) { send(response); }) {}

int Connection::run() {
  asio::co_spawn(io_, read(), [this](std::exception_ptr error) {
    if (!error) return;
    stop(1);
    std::rethrow_exception(error);
  });
  for (;;) {
    try {
      io_.run();
      in_.close();
      out_.close();
      return status_.value_or(1);
    } catch (const std::exception& error) {
      log_.error("an error outside of any request: {}", error.what());
    }
  }
}

awaitable<void> Connection::read() {
  while (!status_) {
    error_code error;
    const std::size_t size = co_await in_.async_read_some(
        asio::buffer(bytes_), asio::redirect_error(asio::use_awaitable, error));
    if (error) {
      if (status_) co_return;
      if (error != asio::error::eof) log_.warn("cannot read: {}", error.message());
      if (frames_.within_frame()) {
        log_.warn("the input ends within a message");
      } else if (router_.exit_status() != 0) {
        log_.warn("the input ends without `shutdown`");
      }
      stop(router_.exit_status());
      co_return;
    }
    // All that has arrived is taken in before anything else runs, timers above all.
    std::vector<Frame> frames = frames_.feed({bytes_.data(), size});
    for (std::size_t next = 0; next < frames.size() && !status_; ++next) {
      receive(std::move(frames[next]));
      while (outbox_.full() && !status_) {
        error_code cancelled;
        co_await room_.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
      }
    }
  }
}

void Connection::receive(Frame frame) {
  if (auto* body = std::get_if<std::string>(&frame)) return receive_body(std::move(*body));
  if (const auto* broken = std::get_if<BrokenStream>(&frame)) {
    log_.error("the input cannot be read on: {}", broken->reason);
    return stop(1);
  }
  const std::string problem = fmt::format("a message of {} bytes was skipped: the limit is {}",
                                          std::get<SkippedBody>(frame).size, max_body_size);
  log_.noise("skipped", "{}", problem);
  send(Response{std::nullopt, ResponseError(ErrorCode::InvalidRequest, problem)});
  notify<ShowMessage>({.type = MessageType::Warning, .message = problem});
}

void Connection::receive_body(std::string body) {
  if (mend_unicode(body)) log_.noise("unicode", "invalid Unicode was replaced in a message");
  if (trace_ != nullptr) trace_->from_client(body);
  try {
    Message message = read_message(body);
    if (auto* request = std::get_if<Request>(&message)) {
      router_.receive(std::move(*request));
    } else if (auto* notification = std::get_if<Notification>(&message)) {
      router_.receive(std::move(*notification));
    } else {
      receive(std::get<Response>(std::move(message)));
    }
  } catch (const ResponseError& error) {
    log_.noise("message", "a message was refused: {}", error.what());
    send(Response{std::nullopt, error});
  }
  if (router_.exited()) stop(router_.exit_status());
}

void Connection::receive(Response response) {
  const auto* id = response.id ? std::get_if<std::int32_t>(&*response.id) : nullptr;
  const auto question = id != nullptr ? questions_.extract(*id) : decltype(questions_)::node_type();
  if (question.empty()) return log_.noise("response", "a response to no request of ours");
  const auto& [method, use, otherwise] = question.mapped();
  try {
    if (const auto* error = std::get_if<ResponseError>(&response.outcome)) throw *error;
    use(std::get<json>(response.outcome));
  } catch (const std::exception& error) {
    log_.noise(method, "the client's answer to {} is of no use: {}", method, error.what());
    if (otherwise) otherwise();
  }
}

void Connection::ask(json params, Question question) {
  send(Request{++last_question_, question.method, std::move(params)});
  questions_.emplace(last_question_, std::move(question));
}

void Connection::send(const Message& message) {
  if (!deaf_) outbox_.push(message);
  if (router_.initialized()) outbox_.open();
  write();
}

void Connection::write() {
  if (!writing_.empty()) return;
  if (outbox_.empty()) {
    if (status_ && router_.idle()) io_.stop();
    return;
  }
  const std::string body = outbox_.take();
  if (trace_ != nullptr) trace_->from_server(body);
  writing_ = frame(body);
  asio::async_write(out_, asio::buffer(writing_), [this](error_code error, std::size_t) {
    writing_.clear();
    if (error) {
      log_.error("cannot write: {}", error.message());
      deaf_ = true;
      outbox_ = {};
      stop(1);
    }
    if (!outbox_.full()) room_.cancel();
    write();
  });
}

bool Connection::exit_when_gone(int process, std::chrono::milliseconds interval) {
  if (!is_alive(process)) return false;
  watch(process, interval);
  return true;
}

void Connection::watch(int process, std::chrono::milliseconds interval) {
  process_.expires_after(interval);
  process_.async_wait([this, process, interval](error_code error) {
    if (error) return;
    if (is_alive(process)) return watch(process, interval);
    log_.error("the client's process {} is gone", process);
    stop(router_.exit_status());
  });
}

void Connection::exit_on(const std::vector<int>& signals) {
  for (const int number : signals) signals_.add(number);
  signals_.async_wait([this](error_code error, int number) {
    if (error) return;
    log_.info("the session ends at signal {}", number);
    stop(128 + number);
  });
}

void Connection::stop(int status) {
  if (status_) return;
  status_ = status;
  in_.cancel();
  room_.cancel();
  process_.cancel();
  patience_.expires_after(max_patience);
  patience_.async_wait([this](error_code) { io_.stop(); });
  router_.cancel_all();
  write();
}

}  // namespace lsp
