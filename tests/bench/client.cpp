#include "tests/bench/client.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

namespace handoff::bench {
namespace {

using nlohmann::json;

std::string frame(std::string_view body) {
  return fmt::format("Content-Length: {}\r\n\r\n{}", body.size(), body);
}

/// The id stands first, where the echo server looks for it.
std::string request(int id, std::string_view method, const json& params) {
  return frame(fmt::format(R"({{"jsonrpc":"2.0","id":{},"method":"{}","params":{}}})", id, method,
                           params.dump()));
}

json initialize_params() {
  const json encodings = {{"positionEncodings", {"utf-8", "utf-16"}}};
  const json snippets = {{"completionItem", {{"snippetSupport", true}}}};
  const json pull = {{"dynamicRegistration", false}};
  return {{"processId", getpid()},
          {"rootUri", nullptr},
          {"capabilities",
           {{"general", encodings},
            {"textDocument", {{"diagnostic", pull}, {"completion", snippets}}}}}};
}

}  // namespace

std::string notification(std::string_view method, const json& params) {
  return frame(
      fmt::format(R"({{"jsonrpc":"2.0","method":"{}","params":{}}})", method, params.dump()));
}

Client::Client(const std::vector<std::string>& command) : sent_(Clock::now()), child_(command) {
  started_ = exchange(request(1, "initialize", initialize_params()), 1);
  replies_ = notification("initialized", json::object());
}

Client::~Client() {
  const int id = ++last_id_;
  try {
    exchange(request(id, "shutdown", nullptr) + notification("exit", nullptr), id);
  } catch (const std::exception&) {
    // It has ended already, or will be killed.
  }
}

Milliseconds Client::ask(std::string before, std::string_view method, const json& params) {
  const int id = ++last_id_;
  auto bytes = std::exchange(replies_, {}) + std::move(before) + request(id, method, params);
  sent_ = Clock::now();
  return exchange(std::move(bytes), id);
}

Milliseconds Client::exchange(std::string bytes, int id) {
  child_.exchange(std::move(bytes), received_,
                  [this, id](std::string& received) { return take_answer(received, id); });
  return std::chrono::duration<double, std::milli>(arrived_ - sent_).count();
}

bool Client::take_answer(std::string& received, int id) {
  constexpr std::string_view header = "Content-Length: ", blank = "\r\n\r\n";
  while (true) {
    const auto end = received.find(blank);
    if (end == std::string::npos) return false;
    const auto body = end + blank.size();
    const auto size = std::strtoul(received.c_str() + header.size(), nullptr, 10);
    if (received.size() < body + size) return false;
    arrived_ = Clock::now();
    const auto message = json::parse(std::string_view(received).substr(body, size));
    received.erase(0, body + size);
    if (!message.contains("method") && message.value("id", json()) == id) {
      if (message.contains("error")) throw std::runtime_error(message["error"].dump());
      return true;
    }
    if (message.contains("method") && message.contains("id"))
      replies_ +=
          frame(json{{"jsonrpc", "2.0"}, {"id", message["id"]}, {"result", nullptr}}.dump());
  }
}

}  // namespace handoff::bench
