#pragma once

// A strict client for tests: speaks framed JSON-RPC over two descriptors, waits with a deadline,
// and throws std::runtime_error on anything a server must not do: a malformed frame, a message that
// is none, a response nobody asked for, a second response.

#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace test {

using nlohmann::json;

class Client {
 public:
  using Answer = std::function<json(const json& params)>;

  /// Owns both descriptors. The deadline holds for each wait.
  Client(int to_server, int from_server,
         std::chrono::milliseconds deadline = std::chrono::seconds(20));
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  /// Sends bytes as they are; whatever arrives meanwhile is taken in.
  void send_bytes(std::string_view bytes);
  /// Sends a frame around any body.
  void send_body(std::string_view body);
  void notify(std::string_view method, const json& params = nullptr);
  /// Sends a request and returns its id.
  int ask(std::string_view method, const json& params = nullptr);

  /// The result of a request sent now. Throws when it is an error.
  json request(std::string_view method, const json& params = nullptr);
  /// The code of the error that a request sent now gets. Throws when it is none.
  int refusal(std::string_view method, const json& params = nullptr);
  /// The whole response to a request that was asked; each can be taken once.
  json response(int id);
  /// The next response with the id null.
  json response_to_nothing();
  /// The parameters of the next notification of this method that was not taken yet.
  json notification(std::string_view method);
  /// The parameters of all notifications of this method that have arrived and were not taken.
  std::deque<json>& arrived(std::string_view method);

  /// Answers the server's requests of this method; others get -32601.
  void on_request(std::string method, Answer answer);

  /// `initialize` and `initialized`; returns the result.
  json initialize(const json& capabilities = json::object(), const json& more = json::object());
  /// Ends the client's side of the stream.
  void close_input();
  /// Reads until the server closes its side.
  void wait_for_end();

 private:
  /// Takes in what is there, or waits for it. False at the end of the stream.
  bool read_some(std::chrono::steady_clock::time_point until);
  template <class Ready>
  void wait_until(std::string_view what, Ready ready);
  void take_frames();
  void receive(const json& message);

  int out_;
  int in_;
  std::chrono::milliseconds deadline_;
  std::string buffer_;
  int last_id_ = 0;
  std::set<int> asked_;
  std::map<int, json> responses_;
  std::deque<json> responses_to_nothing_;
  std::map<std::string, std::deque<json>, std::less<>> notifications_;
  std::map<std::string, Answer, std::less<>> answers_;
};

}  // namespace test
