#pragma once

// One client over two descriptors: reads frames, hands messages to the Router in order, and sends
// what the Router and the server have to say. All of it runs in the one thread that calls `run`.
// It neither binds handlers nor knows what a document is.

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "protocol/framing.h"
#include "protocol/log.h"
#include "protocol/outbox.h"
#include "protocol/router.h"
#include "protocol/trace.h"

namespace lsp {

/// Keeps standard output for the protocol: returns a descriptor of it that nobody else knows, and
/// lets descriptor 1 mean standard error, so that a stray print harms no frame. Ignores SIGPIPE.
/// Throws std::system_error when standard input or output is closed. Expects: no descriptor has
/// been opened yet, which could have taken the number of one that is closed.
int claim_stdio();

class Connection {
 public:
  /// Owns both descriptors. `trace` may be null; it, `io` and `log` must outlive the connection.
  Connection(boost::asio::io_context& io, int in, int out, Log& log, Trace* trace = nullptr);

  Router& router() { return router_; }

  /// Serves until the client says `exit`, its end closes, the stream breaks, its process is gone,
  /// or a signal comes; then cancels what is suspended, closes both descriptors and returns the
  /// exit status, all within a second.
  int run();

  /// Sends a notification; before `initialize` is answered most are held back until then.
  template <class M>
  void notify(const typename M::Params& params) {
    send(Notification{std::string(M::method), encode(params)});
  }

  /// Asks the client. `use` gets the result; an error or a result of the wrong shape is logged, and
  /// `otherwise` is called.
  template <class M>
  void call(const typename M::Params& params, std::function<void(const typename M::Result&)> use,
            std::function<void()> otherwise = {}) {
    Question question{
        std::string(M::method),
        [use = std::move(use)](const json& result) { use(decode<typename M::Result>(result)); },
        std::move(otherwise)};
    ask(encode(params), std::move(question));
  }

  /// Ends the session when the process is gone, and says whether it is there to be watched: an
  /// editor in a container gives a number that means nothing here.
  bool exit_when_gone(int process, std::chrono::milliseconds interval = std::chrono::seconds(3));

  /// Ends the session at each of these signals, with 128 and the signal's number as the status.
  void exit_on(const std::vector<int>& signals);

 private:
  awaitable<void> read();
  void receive(Frame frame);
  void receive_body(std::string body);
  void receive(Response response);
  struct Question {
    std::string method;
    std::function<void(const json& result)> use;
    std::function<void()> otherwise;  // may be empty
  };
  void ask(json params, Question question);
  void send(const Message& message);
  void write();
  void watch(int process, std::chrono::milliseconds interval);
  /// Ends the session; the first status counts.
  void stop(int status);

  boost::asio::io_context& io_;
  Log& log_;
  Trace* trace_;
  boost::asio::posix::stream_descriptor in_;
  boost::asio::posix::stream_descriptor out_;
  boost::asio::steady_timer room_;      // cancelled when the outbox has room again
  boost::asio::steady_timer process_;   // the next look at the client's process
  boost::asio::signal_set signals_;     // that end the session
  boost::asio::steady_timer patience_;  // with what is unfinished when the session ends
  Router router_;
  FrameReader frames_;
  std::array<char, 64 * 1024> bytes_;
  Outbox outbox_;
  std::string writing_;                         // the frame on its way; empty: none
  bool deaf_ = false;                           // the client does not read any more
  std::map<std::int32_t, Question> questions_;  // put to the client, by id
  std::int32_t last_question_ = 0;
  std::optional<int> status_;  // set: the session is ending
};

}  // namespace lsp
