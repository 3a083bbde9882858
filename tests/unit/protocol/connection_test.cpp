#include "protocol/connection.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/protocol/server.h"

using namespace lsp;
using namespace lsp::testing;

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
