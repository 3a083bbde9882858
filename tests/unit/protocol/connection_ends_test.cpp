// The two ends of a connection: descriptors of all kinds, slow and closed ones, and the client's
// process.

#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <climits>

#include "protocol/connection.h"
#include "protocol/framing.h"
#include "tests/unit/protocol/server.h"

using namespace lsp;
using namespace lsp::testing;

namespace {

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

/// Writes a piece that an empty enough pipe takes without blocking.
std::string_view after_writing_some(int out, std::string_view bytes) {
  const ssize_t size = ::write(out, bytes.data(), std::min<std::size_t>(bytes.size(), PIPE_BUF));
  return bytes.substr(static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
}

}  // namespace

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
    unsent = after_writing_some(to_server[1], unsent);
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
      unsent = after_writing_some(to_server[1], unsent);
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
    const int claimed = claim_stdio();
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

TEST_CASE("The server ends with the client's process, if that was there at the start") {
  const pid_t gone = start_process();
  end_process(gone);
  const pid_t alive = start_process();
  Session session;
  session.client.initialize();
  CHECK(session.client.request("test/watch", {{"line", gone}, {"character", 0}}) == false);
  CHECK(session.client.request("test/watch", {{"line", 0}, {"character", 0}}) == false);
  CHECK(session.client.request("test/watch", {{"line", alive}, {"character", 0}}) == true);
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

TEST_CASE("The end of the input is worth one warning, unless the client shut the server down") {
  const bool shuts_down = GENERATE(false, true);
  Session session;
  session.client.initialize();
  if (shuts_down) session.client.request("shutdown");
  session.client.close_input();
  CHECK(session.server.status() == (shuts_down ? 0 : 1));
  CHECK(session.server.logged() == (shuts_down ? "" : "warn: the input ends without `shutdown`\n"));
}

TEST_CASE("A server that ends for another reason does not complain about the input") {
  const pid_t editor = start_process();
  Session session;
  session.client.initialize();
  session.client.ask("test/wait");
  session.client.request("test/watch", {{"line", editor}, {"character", 0}});
  end_process(editor);
  CHECK(session.server.status() == 1);
  CHECK(session.server.logged() ==
        "error: the client's process " + std::to_string(editor) + " is gone\n");
}
