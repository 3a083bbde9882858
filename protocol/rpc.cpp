#include "protocol/rpc.h"

#include <limits>
#include <utility>

#include "protocol/json_text.h"

namespace lsp {
namespace {

constexpr std::size_t max_id_length = 1024;

const json& member(const json& object, std::string_view name) {
  static const json absent;
  const auto found = object.find(name);
  return found == object.end() ? absent : *found;
}

std::optional<RequestId> read_id(const json& id) {
  using Number = std::numeric_limits<std::int32_t>;
  if (id.is_number_integer() && id >= Number::min() && id <= Number::max()) {
    return id.get<std::int32_t>();
  }
  if (id.is_string() && id.get_ref<const std::string&>().size() <= max_id_length) {
    return id.get<std::string>();
  }
  return std::nullopt;
}

/// A peer's error object, however incomplete.
ResponseError read_error(const json& error) {
  const json& code = error.is_object() ? member(error, "code") : error;
  const json& message = error.is_object() ? member(error, "message") : error;
  return ResponseError(
      code.is_number_integer() ? static_cast<ErrorCode>(code.get<std::int64_t>())
                               : ErrorCode::InternalError,
      message.is_string() ? message.get<std::string>() : "an error without a message");
}

json id_value(const RequestId& id) {
  return std::visit([](const auto& value) { return json(value); }, id);
}

void add(json& message, const Request& request) {
  message["id"] = id_value(request.id);
  message["method"] = request.method;
  if (!request.params.is_null()) message["params"] = request.params;
}

void add(json& message, const Notification& notification) {
  message["method"] = notification.method;
  if (!notification.params.is_null()) message["params"] = notification.params;
}

void add(json& message, const Response& response) {
  message["id"] = response.id ? id_value(*response.id) : json(nullptr);
  if (const auto* error = std::get_if<ResponseError>(&response.outcome)) {
    message["error"] = {{"code", static_cast<std::int32_t>(error->code())},
                        {"message", error->what()}};
  } else {
    message["result"] = std::get<json>(response.outcome);
  }
}

}  // namespace

Message read_message(std::string_view body) {
  json message = parse_json(body);
  if (!message.is_object()) {
    throw ResponseError(ErrorCode::InvalidRequest, "a message is one JSON object");
  }
  const bool has_id = message.contains("id");
  std::optional<RequestId> id = read_id(member(message, "id"));
  if (const json& method = member(message, "method"); method.is_string()) {
    if (!has_id) return Notification{method.get<std::string>(), std::move(message["params"])};
    if (id) return Request{std::move(*id), method.get<std::string>(), std::move(message["params"])};
    throw ResponseError(ErrorCode::InvalidRequest,
                        "an id is a whole number of 32 bits or a string of at most 1024 bytes");
  }
  if (has_id && message.contains("error")) return Response{id, read_error(message["error"])};
  if (has_id && message.contains("result")) return Response{id, std::move(message["result"])};
  throw ResponseError(ErrorCode::InvalidRequest, "neither a request nor a response");
}

std::string write_message(const Message& message) {
  json result = {{"jsonrpc", "2.0"}};
  std::visit([&](const auto& alternative) { add(result, alternative); }, message);
  return dump_json(result);
}

std::string to_string(const RequestId& id) {
  return dump_json(id_value(id));
}

}  // namespace lsp
