#pragma once

// A server for tests of the connection: it runs in a thread of its own, over pipes, with handlers
// that show what arrives. It knows no documents.

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <future>
#include <sstream>

#include "protocol/connection.h"
#include "protocol/messages.h"
#include "tests/support/client.h"

namespace lsp::testing {

namespace asio = boost::asio;

struct Note {
  static constexpr std::string_view method = "test/note";
  using Params = json;
};

struct Notes {  // all notes so far
  static constexpr std::string_view method = "test/notes";
  using Params = json;
  using Result = json;
};

struct Large {  // as many bytes as asked for
  static constexpr std::string_view method = "test/large";
  using Params = Position;
  using Result = std::string;
};

struct Wait {
  static constexpr std::string_view method = "test/wait";
  using Params = json;
  using Result = json;
};

struct Watch {
  static constexpr std::string_view method = "test/watch";
  using Params = Position;
  using Result = bool;
};

struct AskClient {
  static constexpr std::string_view method = "test/askClient";
  using Params = json;
};

inline awaitable<json> wait_forever() {
  asio::steady_timer timer(co_await asio::this_coro::executor);
  timer.expires_at(asio::steady_timer::time_point::max());
  co_await timer.async_wait(asio::use_awaitable);
  co_return nullptr;
}

inline std::array<int, 2> make_pipe() {
  std::array<int, 2> ends;
  REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
  return ends;
}

/// A server in a thread of its own, with handlers that show what arrives.
class Server {
 public:
  Server(int in, int out) : connection_(io_, in, out, log_, &trace_) {
    Router& router = connection_.router();
    router.answer<Initialize>([this](const auto&) {
      connection_.notify<PublishDiagnostics>({.uri = "early", .diagnostics = {}});
      connection_.notify<LogMessage>({.message = "starting"});
      return InitializeResult{.capabilities = {}, .serverInfo = ServerInfo{.name = "test"}};
    });
    router.notify<Note>([this](const json& note) { notes_.push_back(note); });
    router.answer<Notes>([this](const json&) { return notes_; });
    router.answer<Large>([](const Position& at) { return std::string(at.line, 'x'); });
    router.serve<Wait>([](const json&) { return wait_forever(); });
    router.answer<Watch>([this](const Position& at) {
      return connection_.exit_when_gone(static_cast<int>(at.line), std::chrono::milliseconds(5));
    });
    router.notify<AskClient>([this](const json&) {
      connection_.call<Configuration>(
          {.items = {{.section = "test"}}},
          [this](const std::vector<json>& values) { notes_.push_back(values.at(0)); });
    });
    status_ = std::async(std::launch::async, [this] { return connection_.run(); });
  }

  /// The exit status, which must come soon.
  int status() {
    const auto ready = status_.wait_for(std::chrono::seconds(20));
    if (ready != std::future_status::ready) std::abort();  // the thread cannot be ended otherwise
    return status_.get();
  }
  std::string trace() const { return traced_.str(); }
  std::string logged() const { return logged_; }

 private:
  asio::io_context io_;
  std::string logged_;
  Log log_{LogLevel::debug, [this](std::string_view line) { logged_ += line; }};
  std::ostringstream traced_;
  Trace trace_{traced_};
  Connection connection_;
  json notes_ = json::array();
  std::future<int> status_;
};

struct Session {
  std::array<int, 2> to_server = make_pipe();
  std::array<int, 2> to_client = make_pipe();
  Server server{to_server[0], to_client[1]};
  test::Client client{to_server[1], to_client[0]};

  int end() {
    client.request("shutdown");
    client.notify("exit");
    return server.status();
  }
  /// Expects that the server still answers, and ends it.
  void check_alive() {
    CHECK(client.request("test/large", {{"line", 3}, {"character", 0}}) == "xxx");
    CHECK(end() == 0);
  }
};

}  // namespace lsp::testing
