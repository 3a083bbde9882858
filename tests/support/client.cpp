#include "tests/support/client.h"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>
#include <utility>

namespace test {
namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void complain(const std::string& what) {
  throw std::runtime_error(what);
}

/// Polls one or two descriptors; a negative one is left out.
std::pair<bool, bool> wait_for(int readable, int writable, Clock::time_point until) {
  std::array<pollfd, 2> fds{pollfd{readable, POLLIN, 0}, pollfd{writable, POLLOUT, 0}};
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now());
  const int count =
      ::poll(fds.data(), fds.size(), static_cast<int>(std::max<long>(left.count(), 0)));
  if (count <= 0) return {false, false};
  return {fds[0].revents != 0, fds[1].revents != 0};
}

}  // namespace

Client::Client(int to_server, int from_server, std::chrono::milliseconds deadline)
    : out_(to_server), in_(from_server), deadline_(deadline) {}

Client::~Client() {
  close_input();
  ::close(in_);
}

void Client::send_bytes(std::string_view bytes) {
  const auto until = Clock::now() + deadline_;
  constexpr std::size_t never_blocks = 4096;  // PIPE_BUF: a pipe with room takes so much
  while (!bytes.empty()) {
    const auto [readable, writable] = wait_for(in_, out_, until);
    if (!readable && !writable) complain("the server does not read");
    if (readable && !read_some(until)) complain("the server has closed its output");
    if (!writable) continue;
    const ssize_t size = ::write(out_, bytes.data(), std::min(bytes.size(), never_blocks));
    if (size < 0) complain("the server has closed its input");
    bytes.remove_prefix(static_cast<std::size_t>(size));
  }
}

void Client::send_body(std::string_view body) {
  std::string frame = "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n";
  send_bytes(frame.append(body));
}

void Client::notify(std::string_view method, const json& params) {
  json message = {{"jsonrpc", "2.0"}, {"method", method}};
  if (!params.is_null()) message["params"] = params;
  send_body(message.dump());
}

int Client::ask(std::string_view method, const json& params) {
  const int id = ++last_id_;  // what is answered while this is sent may ask as well
  json message = {{"jsonrpc", "2.0"}, {"id", id}, {"method", method}};
  if (!params.is_null()) message["params"] = params;
  asked_.insert(id);
  send_body(message.dump());
  return id;
}

json Client::request(std::string_view method, const json& params) {
  json message = response(ask(method, params));
  if (message.contains("error")) complain(std::string(method) + ": " + message["error"].dump());
  return message["result"];
}

int Client::refusal(std::string_view method, const json& params) {
  const json message = response(ask(method, params));
  if (!message.contains("error")) complain(std::string(method) + " was not refused");
  return message["error"]["code"].get<int>();
}

json Client::response(int id) {
  wait_until("the response to " + std::to_string(id), [&] { return responses_.contains(id); });
  return std::move(responses_.extract(id).mapped());
}

json Client::response_to_nothing() {
  wait_until("a response with the id null", [&] { return !responses_to_nothing_.empty(); });
  json message = std::move(responses_to_nothing_.front());
  responses_to_nothing_.pop_front();
  return message;
}

json Client::notification(std::string_view method) {
  std::deque<json>& queue = arrived(method);
  wait_until(method, [&] { return !queue.empty(); });
  json params = std::move(queue.front());
  queue.pop_front();
  return params;
}

std::deque<json>& Client::arrived(std::string_view method) {
  return notifications_[std::string(method)];
}

void Client::on_request(std::string method, Answer answer) {
  answers_.insert_or_assign(std::move(method), std::move(answer));
}

json Client::initialize(const json& capabilities, const json& more) {
  json params = {{"processId", nullptr}, {"rootUri", nullptr}, {"capabilities", capabilities}};
  params.update(more);
  json result = request("initialize", params);
  notify("initialized", json::object());
  return result;
}

void Client::close_input() {
  if (out_ >= 0) ::close(std::exchange(out_, -1));
}

void Client::wait_for_end() {
  const auto until = Clock::now() + deadline_;
  while (read_some(until)) {
  }
  if (!buffer_.empty()) complain("the stream ends within a frame");
}

template <class Ready>
void Client::wait_until(std::string_view what, Ready ready) {
  const auto until = Clock::now() + deadline_;
  while (!ready()) {
    if (!read_some(until)) complain("the stream ends before " + std::string(what));
  }
}

bool Client::read_some(Clock::time_point until) {
  if (!wait_for(in_, -1, until).first) complain("nothing came in time");
  std::array<char, 64 * 1024> bytes;
  const ssize_t size = ::read(in_, bytes.data(), bytes.size());
  if (size < 0 && errno != ECONNRESET) complain("cannot read from the server");
  if (size <= 0) return false;
  buffer_.append(bytes.data(), static_cast<std::size_t>(size));
  take_frames();
  return true;
}

/// Knows only the one way in which the server is to write a header. A message may be answered,
/// which may read and take further frames: so each is out of the buffer before it is looked at.
void Client::take_frames() {
  constexpr std::string_view name = "Content-Length: ";
  constexpr std::string_view end_of_header = "\r\n\r\n";
  while (buffer_.size() > name.size()) {
    if (!buffer_.starts_with(name)) complain("no header where one must be");
    const std::size_t end = buffer_.find_first_not_of("0123456789", name.size());
    if (end == std::string::npos || buffer_.size() < end + end_of_header.size()) break;
    if (end == name.size() || buffer_.compare(end, end_of_header.size(), end_of_header) != 0) {
      complain("a malformed header");
    }
    const std::size_t length = std::stoul(buffer_.substr(name.size(), end - name.size()));
    const std::size_t body = end + end_of_header.size();
    if (buffer_.size() - body < length) break;
    const json message = json::parse(std::string_view(buffer_).substr(body, length));
    buffer_.erase(0, body + length);
    receive(message);
  }
}

void Client::receive(const json& message) {
  if (!message.is_object() || message.value("jsonrpc", "") != "2.0") {
    complain("no JSON-RPC message: " + message.dump());
  }
  if (message.contains("params") && !message["params"].is_structured()) {
    complain("parameters are neither an object nor an array: " + message.dump());
  }
  const bool has_id = message.contains("id");
  if (message.contains("method")) {
    const auto method = message["method"].get<std::string>();
    if (!has_id) {
      notifications_[method].push_back(message.value("params", json()));
      return;
    }
    json reply = {{"jsonrpc", "2.0"}, {"id", message["id"]}};
    if (const auto found = answers_.find(method); found != answers_.end()) {
      reply["result"] = found->second(message.value("params", json()));
    } else {
      reply["error"] = {{"code", -32601}, {"message", "not known to this client"}};
    }
    return send_body(reply.dump());
  }
  if (!has_id || message.contains("result") == message.contains("error")) {
    complain("no response: " + message.dump());
  }
  if (message["id"].is_null()) {
    if (!message.contains("error")) complain("a result without an id");
    responses_to_nothing_.push_back(message);
    return;
  }
  if (!message["id"].is_number_integer() || asked_.erase(message["id"].get<int>()) == 0) {
    complain("a response to nothing that waits for one: " + message.dump());
  }
  responses_.emplace(message["id"].get<int>(), message);
}

}  // namespace test
