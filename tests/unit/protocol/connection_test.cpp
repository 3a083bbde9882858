#include "protocol/connection.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <catch2/catch_test_macros.hpp>
#include <future>
#include <sstream>

#include "protocol/messages.h"
#include "tests/support/client.h"

using namespace lsp;
namespace asio = boost::asio;

namespace {

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

awaitable<json> wait_forever() {
  asio::steady_timer timer(co_await asio::this_coro::executor);
  timer.expires_at(asio::steady_timer::time_point::max());
  co_await timer.async_wait(asio::use_awaitable);
  co_return nullptr;
}

std::array<int, 2> make_pipe() {
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

json size(int bytes) {
  return {{"line", bytes}, {"character", 0}};
}

/// A process that waits to be killed.
pid_t start_process() {
  const pid_t process = ::fork();
  if (process == 0) {
    ::pause();
    ::_exit(0);
  }
  return process;
}

void end_process(pid_t process) {
  ::kill(process, SIGKILL);
  ::waitpid(process, nullptr, 0);
}

}  // namespace

TEST_CASE("A session starts, answers and ends with status 0") {
  Session session;
  const json result = session.client.initialize();
  CHECK(result["serverInfo"]["name"] == "test");
  CHECK(session.client.refusal("test/unknown") == -32601);
  CHECK(session.end() == 0);
  session.client.wait_for_end();
}

TEST_CASE("Before the result of initialize only messages for people go out, the rest after it") {
  Session session;
  session.client.initialize();
  session.client.notification("textDocument/publishDiagnostics");
  CHECK(session.end() == 0);
  const std::string trace = session.server.trace();
  const auto log = trace.find("window/logMessage");
  const auto result = trace.find("serverInfo");
  const auto diagnostics = trace.find("publishDiagnostics");
  CHECK(log < result);
  CHECK(result < diagnostics);
  CHECK(diagnostics != std::string::npos);
}

TEST_CASE("Exit without shutdown and the end of the input are status 1, after shutdown 0") {
  Session exits;
  exits.client.initialize();
  exits.client.notify("exit");
  CHECK(exits.server.status() == 1);

  Session first;
  first.client.notify("exit");
  CHECK(first.server.status() == 1);

  Session ends;
  ends.client.initialize();
  ends.client.close_input();
  CHECK(ends.server.status() == 1);

  Session polite;
  polite.client.initialize();
  polite.client.request("shutdown");
  polite.client.close_input();
  CHECK(polite.server.status() == 0);
}

TEST_CASE("The input may end in a header or in a body") {
  for (const char* bytes : {"Content-Le", "Content-Length: 10\r\n\r\n{\"a\""}) {
    Session session;
    session.client.initialize();
    session.client.send_bytes(bytes);
    session.client.close_input();
    CHECK(session.server.status() == 1);
  }
}

TEST_CASE("A broken stream ends the server with status 1 and a reason") {
  for (const char* bytes : {"X: 1\r\n\r\n{}", "Content-Length: -1\r\n\r\n",
                            "Content-Length: 99999999999999999999\r\n\r\n", "garbage\r\n"}) {
    INFO(bytes);
    Session session;
    session.client.initialize();
    session.client.send_bytes(bytes);
    CHECK(session.server.status() == 1);
    CHECK(session.server.logged().find("error: the input cannot be read on: ") !=
          std::string::npos);
  }
}

TEST_CASE("Bodies that are no messages are answered with the id null, and the server lives") {
  Session session;
  session.client.initialize();
  const std::vector<std::pair<std::string, int>> bodies = {
      {"", -32700},
      {"{", -32700},
      {"{} {}", -32700},
      {"NaN", -32700},
      {"[1]", -32600},
      {"17", -32600},
      {"null", -32600},
      {"\"x\"", -32600},
      {R"({"id":1.5,"method":"m"})", -32600},
      {"{}", -32600},
      {"// {}", -32700},
      {R"({"id":null,"method":"m"})", -32600},
      {R"({"method":"m","params":)" + std::string(100'000, '[') + std::string(100'000, ']') + "}",
       -32700}};
  for (const auto& [body, code] : bodies) {
    INFO(body.substr(0, 80));
    session.client.send_body(body);
    CHECK(session.client.response_to_nothing()["error"]["code"] == code);
  }
  session.check_alive();
}

TEST_CASE("Invalid UTF-8 and half surrogate pairs reach the handler as U+FFFD") {
  Session session;
  session.client.initialize();
  session.client.send_body("{\"method\":\"test/note\",\"params\":[\"a\xFFz\"]}");
  session.client.send_body(R"({"method":"test/note","params":["a\ud83dz"]})");
  const json notes = session.client.request("test/notes");
  CHECK(notes == json{{"a\uFFFDz"}, {"a\uFFFDz"}});
  CHECK(session.end() == 0);
  CHECK(session.server.logged().find("invalid Unicode") != std::string::npos);
}

TEST_CASE("A message over the limit is skipped, answered and shown, and the server lives") {
  Session session;
  session.client.initialize();
  const std::uint64_t length = max_body_size + 5;
  session.client.send_bytes("Content-Length: " + std::to_string(length) + "\r\n\r\n");
  const std::string chunk(1 << 20, ' ');
  for (std::uint64_t sent = 0; sent < length; sent += chunk.size()) {
    session.client.send_bytes(std::string_view(chunk).substr(0, length - sent));
  }
  CHECK(session.client.response_to_nothing()["error"]["code"] == -32600);
  CHECK(session.client.notification("window/showMessage")["type"] == 2);
  session.check_alive();
}

TEST_CASE("Frames may come byte by byte, and many at once") {
  Session session;
  session.client.initialize();
  const std::string note = R"({"method":"test/note","params":[1]})";
  for (const char byte : frame(note)) session.client.send_bytes({&byte, 1});
  std::string many;
  for (int count = 0; count < 1000; ++count) many += frame(note);
  session.client.send_bytes(many);
  CHECK(session.client.request("test/notes").size() == 1001);
  CHECK(session.end() == 0);
}

TEST_CASE("Requests are answered after all notifications before them, and none after them") {
  Session session;
  session.client.initialize();
  std::vector<int> ids;
  for (int round = 0; round < 200; ++round) {
    session.client.notify("test/note", {round});
    ids.push_back(session.client.ask("test/notes"));
  }
  for (std::size_t round = 0; round < ids.size(); ++round) {
    CHECK(session.client.response(ids[round])["result"].size() == round + 1);
  }
  CHECK(session.end() == 0);
}

TEST_CASE("The end of the session cancels what is suspended, and still answers it") {
  Session session;
  session.client.initialize();
  const int id = session.client.ask("test/wait");
  const int cancelled = session.client.ask("test/wait");
  session.client.notify("$/cancelRequest", {{"id", cancelled}});
  CHECK(session.client.response(cancelled)["error"]["code"] == -32800);
  session.client.close_input();
  CHECK(session.client.response(id)["error"]["code"] == -32800);
  CHECK(session.server.status() == 1);
}

TEST_CASE("A client that reads late is not read from meanwhile, and gets everything") {
  const auto to_server = make_pipe();
  const auto to_client = make_pipe();
  Server server(to_server[0], to_client[1]);
  constexpr std::size_t asked = 40;  // answers of 1 MiB, far beyond what may wait
  std::string input = frame(R"({"id":0,"method":"initialize","params":{"capabilities":{}}})");
  for (std::size_t id = 1; id <= asked; ++id) {
    const json params = {{"line", 1 << 20}, {"character", 0}, {"pad", std::string(60'000, 'x')}};
    input += frame(json{{"id", id}, {"method", "test/large"}, {"params", params}}.dump());
  }

  std::string_view unsent = input;
  pollfd room{to_server[1], POLLOUT, 0};
  while (!unsent.empty() && ::poll(&room, 1, 500) == 1) {
    unsent.remove_prefix(
        ::write(to_server[1], unsent.data(), std::min<std::size_t>(unsent.size(), 4096)));
  }
  CHECK(unsent.size() > input.size() / 4);

  FrameReader reader;
  std::size_t bodies = 0;
  std::array<char, 64 * 1024> bytes;
  while (bodies < 1 + asked + 2) {  // and the two notifications of the start
    pollfd ends[] = {{to_client[0], POLLIN, 0}, {unsent.empty() ? -1 : to_server[1], POLLOUT, 0}};
    REQUIRE(::poll(ends, 2, 20'000) > 0);
    if (ends[0].revents != 0) {
      const ssize_t size = ::read(to_client[0], bytes.data(), bytes.size());
      REQUIRE(size > 0);
      bodies += reader.feed({bytes.data(), static_cast<std::size_t>(size)}).size();
    }
    if (ends[1].revents != 0) {
      unsent.remove_prefix(
          ::write(to_server[1], unsent.data(), std::min<std::size_t>(unsent.size(), 4096)));
    }
  }
  ::close(to_server[1]);
  CHECK(server.status() == 1);
  ::close(to_client[0]);
}

TEST_CASE("A client that never reads cannot keep the server from ending") {
  const auto to_server = make_pipe();
  const auto to_client = make_pipe();
  Server server(to_server[0], to_client[1]);
  const std::string input =
      frame(R"({"id":0,"method":"initialize","params":{"capabilities":{}}})") +
      frame(R"({"id":1,"method":"test/large","params":{"line":1000000,"character":0}})") +
      frame(R"({"id":2,"method":"shutdown"})") + frame(R"({"method":"exit"})");
  REQUIRE(::write(to_server[1], input.data(), input.size()) == static_cast<ssize_t>(input.size()));
  CHECK(server.status() == 0);
  ::close(to_server[1]);
  ::close(to_client[0]);
}

TEST_CASE("A client that has closed the output is status 1, and no signal") {
  ::signal(SIGPIPE, SIG_IGN);
  const auto to_server = make_pipe();
  const auto to_client = make_pipe();
  ::close(to_client[0]);
  Server server(to_server[0], to_client[1]);
  const std::string input = frame(R"({"id":0,"method":"initialize","params":{}})");
  REQUIRE(::write(to_server[1], input.data(), input.size()) == static_cast<ssize_t>(input.size()));
  CHECK(server.status() == 1);
  CHECK(server.logged().find("error: cannot write") != std::string::npos);
  ::close(to_server[1]);
}

TEST_CASE("Standard output belongs to the protocol once it is claimed") {
  const auto output = make_pipe();
  const auto error = make_pipe();
  const pid_t process = ::fork();
  if (process == 0) {
    ::dup2(output[1], STDOUT_FILENO);
    ::dup2(error[1], STDERR_FILENO);
    const int claimed = claim_stdout();
    const bool good = ::write(STDOUT_FILENO, "stray", 5) == 5 && ::write(claimed, "frame", 5) == 5;
    ::_exit(good ? 0 : 1);
  }
  int status = -1;
  ::waitpid(process, &status, 0);
  CHECK(status == 0);
  ::close(output[1]);
  ::close(error[1]);
  std::array<char, 64> bytes;
  CHECK(std::string(bytes.data(), ::read(output[0], bytes.data(), bytes.size())) == "frame");
  CHECK(std::string(bytes.data(), ::read(error[0], bytes.data(), bytes.size())) == "stray");
  ::close(output[0]);
  ::close(error[0]);
}

TEST_CASE("The client's answers are taken by their ids, and bad ones tolerated") {
  Session session;
  session.client.initialize();
  int calls = 0;
  session.client.on_request("workspace/configuration", [&](const json& params) {
    CHECK(params["items"][0]["section"] == "test");
    const json object = {{"a", 1}};
    const json answers[] = {json::array({"first"}), nullptr, json::array(), "odd",
                            json::array({object})};
    return answers[calls++];
  });
  for (int count = 0; count < 5; ++count) session.client.notify("test/askClient");
  session.client.send_body(R"({"id":77,"result":[1]})");
  session.client.send_body(R"({"id":"x","result":[1]})");
  session.client.send_body(R"({"id":null,"error":{"code":1,"message":"?"}})");
  // A round trip after the fifth answer: all of them have arrived then.
  while (calls < 5) session.client.request("test/notes");
  CHECK(session.client.request("test/notes") == json{"first", {{"a", 1}}});
  session.check_alive();
}

TEST_CASE("The server ends with the client's process, if that was there at the start") {
  const pid_t gone = start_process();
  end_process(gone);
  const pid_t alive = start_process();
  Session session;
  session.client.initialize();
  CHECK(session.client.request("test/watch", size(gone)) == false);
  CHECK(session.client.request("test/watch", size(0)) == false);
  CHECK(session.client.request("test/watch", size(alive)) == true);
  end_process(alive);
  session.client.wait_for_end();
  CHECK(session.server.status() == 1);
}

TEST_CASE("Standard input may be a regular file or the null device") {
  char name[] = "/tmp/connection_test.XXXXXX";
  const int file = ::mkstemp(name);
  REQUIRE(file >= 0);
  ::unlink(name);
  const std::string bytes =
      frame(R"({"id":1,"method":"initialize","params":{"capabilities":{}}})") +
      frame(R"({"id":2,"method":"shutdown"})") + frame(R"({"method":"exit"})");
  REQUIRE(::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
  REQUIRE(::lseek(file, 0, SEEK_SET) == 0);
  const auto output = make_pipe();
  {
    Server server(file, output[1]);
    CHECK(server.status() == 0);
    CHECK(server.trace().find("serverInfo") != std::string::npos);
  }
  ::close(output[0]);

  const auto nothing = make_pipe();
  Server server(::open("/dev/null", O_RDONLY), nothing[1]);
  CHECK(server.status() == 1);
  ::close(nothing[0]);
}
