// The program as an editor starts it: how it ends, and what it writes where.

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

#include "tests/support/client.h"
#include "tests/support/repository.h"
#include "tests/unit/program/process.h"

namespace handoff::testing {
namespace {

using nlohmann::json;
using Arguments = std::vector<std::string>;

struct Served {
  explicit Served(Arguments arguments = {}) : process(std::move(arguments)) {}

  Process process;
  test::Client client{process.take_input(), process.take_output()};
};

std::string frame(const json& message) {
  const std::string body = message.dump();
  return "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string whole_session() {
  return frame({{"jsonrpc", "2.0"},
                {"id", 1},
                {"method", "initialize"},
                {"params", {{"capabilities", json::object()}}}}) +
         frame({{"jsonrpc", "2.0"}, {"id", 2}, {"method", "shutdown"}}) +
         frame({{"jsonrpc", "2.0"}, {"method", "exit"}});
}

void open_document(test::Client& client, const std::string& text) {
  client.notify("textDocument/didOpen", {{"textDocument",
                                          {{"uri", "file:///w/handoff.md"},
                                           {"languageId", "markdown"},
                                           {"version", 1},
                                           {"text", text}}}});
}

}  // namespace

TEST_CASE("Shutdown and exit are status 0; exit alone, at any time, is status 1") {
  for (const Arguments& arguments : {Arguments{}, {"--stdio"}}) {
    Served proper(arguments);
    proper.client.initialize();
    proper.client.request("shutdown");
    proper.client.notify("exit");
    CHECK(proper.process.wait() == 0);
    proper.client.wait_for_end();
    CHECK(proper.process.errors().empty());
  }
  Served abrupt;
  abrupt.client.initialize();
  abrupt.client.notify("exit");
  CHECK(abrupt.process.wait() == 1);
  Served early;
  early.client.notify("exit");
  CHECK(early.process.wait() == 1);
}

TEST_CASE("The end of standard input is an exit") {
  Served crashed;
  crashed.client.initialize();
  crashed.client.close_input();
  CHECK(crashed.process.wait() == 1);
  Served done;
  done.client.initialize();
  done.client.request("shutdown");
  done.client.close_input();
  CHECK(done.process.wait() == 0);
}

TEST_CASE("A stream that breaks off or makes no sense is status 1 and a reason") {
  const std::pair<std::string, std::string> table[] = {
      {"Content-Len", "warn: the input ends within a message\n"},
      {"Content-Length: 5\r\n\r\n{", "warn: the input ends within a message\n"},
      {"Content-Length: x\r\n\r\n", "error: the input cannot be read on: "},
      {"hello\r\n\r\n", "error: the input cannot be read on: "},
  };
  for (const auto& [input, reason] : table) {
    CAPTURE(input);
    const Finished finished = run_program({"--stdio"}, input);
    CHECK(finished.status == 1);
    CHECK(finished.output.empty());
    CHECK(finished.errors.starts_with(reason));
  }
}

TEST_CASE("A client that closes the server's output ends the server, without a signal") {
  Process process({"--stdio"});
  process.close_output();
  process.write(whole_session().substr(0, whole_session().find("Content", 1)));
  CHECK(process.wait() == 1);
  CHECK(process.errors().find("cannot write: ") != std::string::npos);
}

TEST_CASE("Standard input may be a file, or nothing") {
  const TemporaryFolder folder;
  const std::string path = folder.path() / "input";
  std::ofstream(path, std::ios::binary) << whole_session();
  const auto reads = [](const std::string& name) {
    return [=] { ::dup2(::open(name.c_str(), O_RDONLY), STDIN_FILENO); };
  };
  const Finished file = run_program({}, "", reads(path));
  CHECK(file.status == 0);
  CHECK(file.output.find("\"serverInfo\":{") != std::string::npos);
  const Finished nothing = run_program({}, "", reads("/dev/null"));
  CHECK(nothing.status == 1);
  CHECK(nothing.output.empty());
}

TEST_CASE("Without standard input or output there is no client, and that is said") {
  const Finished deaf = run_program({}, "", [] { ::close(STDIN_FILENO); });
  CHECK(deaf.status == 1);
  CHECK(deaf.errors == "error: there is no client: standard input: Bad file descriptor\n");
  const Finished mute = run_program({"--stdio"}, "", [] { ::close(STDOUT_FILENO); });
  CHECK(mute.status == 1);
  CHECK(mute.errors == "error: there is no client: standard output: Bad file descriptor\n");
}

TEST_CASE("Without standard error the server serves") {
  const Finished finished =
      run_program({"--log-level", "debug"}, whole_session(), [] { ::close(STDERR_FILENO); });
  CHECK(finished.status == 0);
  CHECK(finished.output.ends_with("{\"id\":2,\"jsonrpc\":\"2.0\",\"result\":null}"));
}

TEST_CASE("The server ends with the process that it is told to watch") {
  const pid_t editor = ::fork();
  if (editor == 0) {
    ::pause();
    ::_exit(0);
  }
  Served served;
  served.client.initialize(json::object(), {{"processId", editor}});
  ::kill(editor, SIGKILL);
  ::waitpid(editor, nullptr, 0);
  const auto start = std::chrono::steady_clock::now();
  CHECK(served.process.wait() == 1);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
}

TEST_CASE("Logs go to standard error, as much as asked for, and frames alone to standard output") {
  const std::string level = GENERATE("error", "warn", "debug");
  CAPTURE(level);
  Served served({"--log-level", level});
  served.client.initialize();
  served.client.notify("textDocument/didOpen", {{"nonsense", true}});
  served.client.send_body("no JSON");
  CHECK(served.client.response_to_nothing().at("error").at("code") == -32700);
  open_document(served.client, "# Session Handoff\n");
  CHECK(served.client.notification("textDocument/publishDiagnostics").at("version") == 1);
  served.client.request("shutdown");
  served.client.notify("exit");
  CHECK(served.process.wait() == 0);
  served.client.wait_for_end();
  const std::string logged = served.process.errors();
  CAPTURE(logged);
  CHECK(logged.empty() == (level == "error"));
  if (level != "error") {
    CHECK(logged.find("warn: textDocument/didOpen is ignored: ") != std::string::npos);
    CHECK(logged.find("warn: a message was refused: ") != std::string::npos);
  }
}

TEST_CASE("The trace has a line of JSON for every message, in order") {
  const TemporaryFolder folder;
  const std::string path = folder.path() / "trace.jsonl";
  const std::string text = "# Session Handoff\n\u2028 [PROJECT_NAME]\n";
  {
    Served served({"--trace", path});
    served.client.initialize();
    open_document(served.client, text);
    served.client.notification("textDocument/publishDiagnostics");
    served.client.request("shutdown");
    served.client.notify("exit");
    CHECK(served.process.wait() == 0);
  }
  std::vector<std::string> lines;
  double last = 0;
  std::ifstream trace(path);
  for (std::string line; std::getline(trace, line);) {
    const json entry = json::parse(line);
    CHECK(entry.size() == 3);
    CHECK(entry.at("t").get<double>() >= last);
    last = entry.at("t").get<double>();
    const json& message = entry.at("message");
    CHECK(message.at("jsonrpc") == "2.0");
    lines.push_back(entry.at("from").get<std::string>() + " " +
                    message.value("method", "result " + message.value("id", json()).dump()));
    if (message.value("method", "") == "textDocument/didOpen") {
      CHECK(message.at("params").at("textDocument").at("text") == text);
    }
  }
  CHECK(lines == std::vector<std::string>{"client initialize", "server result 1",
                                          "client initialized", "client textDocument/didOpen",
                                          "server textDocument/publishDiagnostics",
                                          "client shutdown", "server result 2", "client exit"});
}

}  // namespace handoff::testing
