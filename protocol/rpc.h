#pragma once

// JSON-RPC 2.0 messages as values, as the protocol's base part narrows them: no batches, ids are
// numbers or short strings. What a method or its parameters mean is not known here.

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>

namespace lsp {

using nlohmann::json;

/// JSON-RPC 2.0, section 5.1, and LSP "Response Message".
enum class ErrorCode : std::int32_t {
  ParseError = -32700,
  InvalidRequest = -32600,
  MethodNotFound = -32601,
  InvalidParams = -32602,
  InternalError = -32603,
  ServerNotInitialized = -32002,
  RequestFailed = -32803,
  ServerCancelled = -32802,
  ContentModified = -32801,
  RequestCancelled = -32800,
};

/// The error of a response; a handler throws it to answer with just that.
class ResponseError : public std::runtime_error {
 public:
  ResponseError(ErrorCode code, const std::string& message)
      : std::runtime_error(message), code_(code) {}
  ErrorCode code() const { return code_; }

 private:
  ErrorCode code_;
};

/// 1 and "1" are different ids.
using RequestId = std::variant<std::int32_t, std::string>;

struct Request {
  RequestId id;
  std::string method;
  json params = {};
};

struct Notification {
  std::string method;
  json params = {};
};

struct Response {
  std::optional<RequestId> id;  // none: the request was too broken to have one
  std::variant<json, ResponseError> outcome;
};

using Message = std::variant<Request, Notification, Response>;

/// The message in the body of a frame. Throws ResponseError (ParseError, InvalidRequest) for what
/// is none; such an error is answered with the id null.
Message read_message(std::string_view body);

/// The body of a frame.
std::string write_message(const Message& message);

/// For logs.
std::string to_string(const RequestId& id);

}  // namespace lsp
