#include "protocol/outbox.h"

#include <catch2/catch_test_macros.hpp>

#include "protocol/messages.h"

using namespace lsp;

namespace {

Message diagnostics(const std::string& uri, int version) {
  return Notification{
      std::string(PublishDiagnostics::method),
      encode(PublishDiagnosticsParams{.uri = uri, .version = version, .diagnostics = {}})};
}

Message log_message(std::string text) {
  return Notification{std::string(LogMessage::method),
                      encode(LogMessageParams{.message = std::move(text)})};
}

std::string rendered(const json& message) {
  if (!message.contains("method")) return "response " + message["id"].dump();
  if (message["method"] != PublishDiagnostics::method) return message["method"];
  return message["params"]["uri"].get<std::string>() + " " + message["params"]["version"].dump();
}

std::vector<std::string> take_all(Outbox& outbox) {
  std::vector<std::string> result;
  while (!outbox.empty()) result.push_back(rendered(json::parse(outbox.take())));
  return result;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("Before the client is ready only responses and messages for people pass") {
  Outbox outbox;
  outbox.push(diagnostics("a", 1));
  outbox.push(Request{1, std::string(Configuration::method), {{"items", json::array()}}});
  outbox.push(log_message("hello"));
  outbox.push(Notification{std::string(ShowMessage::method), encode(ShowMessageParams{})});
  outbox.push(Response{1, json(nullptr)});
  CHECK(take_all(outbox) == Lines{"window/logMessage", "window/showMessage", "response 1"});
  outbox.push(Response{2, json(nullptr)});
  outbox.open();
  CHECK(take_all(outbox) == Lines{"response 2", "a 1", "workspace/configuration"});
}

TEST_CASE("Waiting diagnostics give way to newer ones of the same document only") {
  Outbox outbox;
  outbox.open();
  outbox.push(diagnostics("a", 1));
  outbox.push(diagnostics("b", 1));
  outbox.push(Response{1, json(nullptr)});
  outbox.push(diagnostics("a", 2));
  outbox.push(diagnostics("a", 3));
  CHECK(take_all(outbox) == Lines{"b 1", "response 1", "a 3"});
  outbox.push(diagnostics("a", 4));
  CHECK(take_all(outbox) == Lines{"a 4"});
}

TEST_CASE("A full outbox says so, loses log messages and nothing else, and empties again") {
  Outbox outbox;
  outbox.open();
  CHECK(!outbox.full());
  outbox.push(Response{1, json(std::string(Outbox::max_size, 'x'))});
  CHECK(outbox.full());
  outbox.push(log_message("lost"));
  outbox.push(diagnostics("a", 1));
  outbox.push(Response{2, json(nullptr)});
  CHECK(take_all(outbox) == Lines{"response 1", "a 1", "response 2"});
  CHECK(!outbox.full());
}

TEST_CASE("Superseded diagnostics take no room") {
  Outbox outbox;
  outbox.open();
  const json large = {{"uri", "a"}, {"diagnostics", std::string(Outbox::max_size / 4, 'x')}};
  for (int count = 0; count < 5; ++count) {
    outbox.push(Notification{std::string(PublishDiagnostics::method), large});
  }
  CHECK(!outbox.full());
}
