#include "protocol/router.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <catch2/catch_test_macros.hpp>

#include "protocol/messages.h"

using namespace lsp;
namespace asio = boost::asio;

namespace {

struct Note {
  static constexpr std::string_view method = "test/note";
  using Params = Position;
};

struct Ask {
  static constexpr std::string_view method = "test/ask";
  using Params = Position;
  using Result = std::string;
};

template <class M, class F>
concept notifies = requires(Router& router, F handler) {
  router.notify<M>(handler);
};

// A handler of a notification cannot suspend: it would not compile.
static_assert(notifies<Note, decltype([](const Position&) {})>);
static_assert(!notifies<Note, decltype([](Position) -> awaitable<void> { co_return; })>);
static_assert(!notifies<Note, decltype([](Position) { return 1; })>);

awaitable<std::string> wait_forever(std::string) {
  asio::steady_timer timer(co_await asio::this_coro::executor);
  timer.expires_at(asio::steady_timer::time_point::max());
  co_await timer.async_wait(asio::use_awaitable);
  co_return "waited";
}

awaitable<std::string> after_a_turn(std::string value) {
  co_await asio::post(asio::use_awaitable);
  co_return value;
}

awaitable<std::string> fail_after_a_turn(std::string what) {
  co_await asio::post(asio::use_awaitable);
  throw std::runtime_error(what);
}

struct Session {
  asio::io_context io;
  std::string logged;
  Log log{LogLevel::debug, [this](std::string_view line) { logged += line; }};
  std::vector<std::string> answers;  // "1 result", "2 error -32600"
  std::string last_message;
  Router router{io.get_executor(), log, [this](Response response) { record(response); }};

  void record(const Response& response) {
    const std::string id = to_string(response.id.value());
    if (const auto* error = std::get_if<ResponseError>(&response.outcome)) {
      answers.push_back(id + " error " + std::to_string(static_cast<int>(error->code())));
      last_message = error->what();
    } else {
      answers.push_back(id + " " + std::get<json>(response.outcome).dump());
    }
  }

  void request(RequestId id, std::string_view method, json params = json::object()) {
    router.receive(Request{std::move(id), std::string(method), std::move(params)});
  }
  void notify(std::string_view method, json params = json::object()) {
    router.receive(Notification{std::string(method), std::move(params)});
  }
  void start() {
    router.answer<Initialize>([](const auto&) { return InitializeResult{}; });
    request("start", "initialize");
    answers.clear();
  }
  std::vector<std::string> run() {
    io.restart();
    io.run();
    return std::exchange(answers, {});
  }
};

const json here = {{"line", 1}, {"character", 2}};
using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("Before initialize requests are refused and notifications dropped") {
  Session session;
  int notes = 0;
  session.router.notify<Note>([&](const Position&) { ++notes; });
  session.request(1, "test/unknown");
  session.request(2, "shutdown");
  session.notify("test/note", here);
  CHECK(session.run() == Lines{"1 error -32002", "2 error -32002"});
  CHECK(notes == 0);
}

TEST_CASE("Initialize is served once, and again only if it failed") {
  Session session;
  int calls = 0;
  session.router.answer<Initialize>([&](const auto&) {
    if (++calls == 1) throw ResponseError(ErrorCode::InternalError, "not today");
    return InitializeResult{};
  });
  session.request(1, "initialize");
  CHECK(!session.router.initialized());
  session.request(2, "initialize");
  CHECK(session.router.initialized());
  session.request(3, "initialize");
  CHECK(session.run() == Lines{"1 error -32603", "2 {\"capabilities\":{}}", "3 error -32600"});
}

TEST_CASE("While initialize is being answered nothing else is served") {
  Session session;
  session.router.serve<Initialize>([](InitializeParams) -> awaitable<InitializeResult> {
    co_await asio::post(asio::use_awaitable);
    co_return InitializeResult{};
  });
  session.request(1, "initialize");
  session.request(2, "initialize");
  session.request(3, "shutdown");
  CHECK(session.run() == Lines{"2 error -32600", "3 error -32002", "1 {\"capabilities\":{}}"});
}

TEST_CASE("After shutdown requests are refused, notifications dropped, and exit is status 0") {
  Session session;
  session.start();
  int notes = 0;
  session.router.notify<Note>([&](const Position&) { ++notes; });
  session.request(1, "shutdown", nullptr);
  session.request(2, "shutdown");
  session.request(3, "initialize");
  session.request(4, "test/ask", here);
  session.notify("test/note", here);
  CHECK(session.run() == Lines{"1 null", "2 error -32600", "3 error -32600", "4 error -32600"});
  CHECK(notes == 0);
  CHECK(!session.router.exited());
  session.notify("exit", nullptr);
  CHECK(session.router.exited());
  CHECK(session.router.exit_status() == 0);
}

TEST_CASE("Exit without shutdown, at any time, is status 1") {
  Session early;
  early.notify("exit", nullptr);
  CHECK(early.router.exited());
  CHECK(early.router.exit_status() == 1);
  Session running;
  running.start();
  running.notify("exit");
  CHECK(running.router.exited());
  CHECK(running.router.exit_status() == 1);
}

TEST_CASE("Unknown requests are refused and unknown notifications ignored, also with $/") {
  Session session;
  session.start();
  session.request(1, "test/unknown");
  session.request("1", "$/unknown");
  session.notify("test/unknown");
  session.notify("$/unknown");
  session.notify("$/setTrace", {{"value", "off"}});
  CHECK(session.run() == Lines{"1 error -32601", "\"1\" error -32601"});
  CHECK(session.logged.empty());
}

TEST_CASE("Bad parameters name their place to a request and are ignored in a notification") {
  Session session;
  session.start();
  int notes = 0;
  session.router.notify<Note>([&](const Position&) { ++notes; });
  session.router.answer<Ask>([](const Position&) { return "x"; });
  const std::vector<json> bad = {nullptr,
                                 json::array(),
                                 5,
                                 "x",
                                 {{"line", "x"}},
                                 {{"line", 1.5}, {"character", 0}},
                                 {{"line", true}, {"character", 0}},
                                 {{"line", -1}, {"character", 0}},
                                 {{"line", std::int64_t{1} << 40}, {"character", 0}}};
  for (const json& params : bad) {
    INFO(params.dump());
    session.request(1, "test/ask", params);
    session.notify("test/note", params);
    CHECK(session.run() == Lines{"1 error -32602"});
  }
  CHECK(session.last_message == "line: expected a number from 0 to 2147483647");
  CHECK(notes == 0);
  CHECK(session.logged.find("test/note is ignored: params: expected an object") !=
        std::string::npos);
  session.request(2, "shutdown", 5);
  CHECK(session.run() == Lines{"2 error -32602"});
}

TEST_CASE("A handler that throws gets its method into the log, and the server lives") {
  Session session;
  session.start();
  session.router.answer<Ask>([](const Position& at) -> std::string {
    if (at.line == 0) throw std::runtime_error("at once");
    if (at.line == 1) throw 7;
    throw ResponseError(ErrorCode::ContentModified, "changed");
  });
  session.router.notify<Note>([](const Position&) { throw std::runtime_error("in a note"); });
  for (int line : {0, 1, 2}) session.request(line, "test/ask", {{"line", line}, {"character", 0}});
  session.notify("test/note", here);
  CHECK(session.run() == Lines{"0 error -32603", "1 error -32603", "2 error -32801"});
  CHECK(session.logged.find("test/ask failed: at once") != std::string::npos);
  CHECK(session.logged.find("test/note failed: in a note") != std::string::npos);

  session.router.serve<Ask>([](const Position&) { return fail_after_a_turn("later"); });
  session.request(3, "test/ask", here);
  CHECK(session.run() == Lines{"3 error -32603"});
  CHECK(session.logged.find("test/ask failed: later") != std::string::npos);
}

TEST_CASE("Each request sees the state of its own place among the notifications") {
  Session session;
  session.start();
  std::string text;
  session.router.notify<Note>([&](const Position& at) { text += std::to_string(at.line); });
  session.router.serve<Ask>([&](const Position&) { return after_a_turn(text); });
  for (int round = 0; round < 4; ++round) {
    session.notify("test/note", {{"line", round}, {"character", 0}});
    session.request(round, "test/ask", here);
  }
  CHECK(text == "0123");
  CHECK(session.run() == Lines{"0 \"0\"", "1 \"01\"", "2 \"012\"", "3 \"0123\""});
}

TEST_CASE("A suspended request is cancelled by its id, of its own type, and answered once") {
  Session session;
  session.start();
  session.router.serve<Ask>([](const Position&) { return wait_forever("x"); });
  session.request(1, "test/ask", here);
  session.request("1", "test/ask", here);
  session.io.poll();
  session.notify("$/cancelRequest", {{"id", 1}});
  session.notify("$/cancelRequest", {{"id", 1}});
  session.io.poll();
  CHECK(session.answers == Lines{"1 error -32800"});
  session.notify("$/cancelRequest", {{"id", 1}});
  session.notify("$/cancelRequest", {{"id", "unknown"}});
  session.notify("$/cancelRequest", {{"id", nullptr}});
  session.notify("$/cancelRequest", nullptr);
  session.notify("$/cancelRequest", {{"id", "1"}});
  CHECK(session.run() == Lines{"1 error -32800", "\"1\" error -32800"});
  CHECK(session.router.idle());
}

TEST_CASE("A request cancelled before its first turn is answered as well") {
  Session session;
  session.start();
  session.router.serve<Ask>([](const Position&) { return after_a_turn("x"); });
  session.request(1, "test/ask", here);
  session.notify("$/cancelRequest", {{"id", 1}});
  CHECK(session.run().size() == 1);
}

TEST_CASE("An id that is in flight is refused to a second request, and free again afterwards") {
  Session session;
  session.start();
  session.router.serve<Ask>([](const Position&) { return after_a_turn("x"); });
  session.request(1, "test/ask", here);
  session.request(1, "test/ask", here);
  session.request(1, "test/unknown");
  CHECK(session.run() == Lines{"1 error -32600", "1 error -32600", "1 \"x\""});
  session.request(1, "test/ask", here);
  CHECK(session.run() == Lines{"1 \"x\""});
}

TEST_CASE("A thousand requests may be in flight; all of ten thousand are answered") {
  Session session;
  session.start();
  session.router.serve<Ask>([](const Position&) { return wait_forever("x"); });
  for (int id = 0; id < 10'000; ++id) session.request(id, "test/ask", here);
  CHECK(session.answers.size() == 9'000);
  CHECK(session.answers.front() == "1000 error -32803");
  session.router.cancel_all();
  const auto answers = session.run();
  CHECK(answers.size() == 10'000);
  CHECK(answers.back().ends_with("error -32800"));
  CHECK(session.router.idle());
}
