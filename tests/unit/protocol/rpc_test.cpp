#include "protocol/rpc.h"

#include <catch2/catch_test_macros.hpp>

using namespace lsp;

namespace {

void check_invalid(std::string_view body) {
  INFO(body.substr(0, 80));
  try {
    read_message(body);
    FAIL("it was taken for a message");
  } catch (const ResponseError& error) {
    CHECK(error.code() == ErrorCode::InvalidRequest);
  }
}

RequestId id_of(std::string_view id) {
  const std::string body = R"({"jsonrpc":"2.0","method":"m","id":)" + std::string(id) + "}";
  return std::get<Request>(read_message(body)).id;
}

std::string with_id(std::string_view id) {
  return R"({"method":"m","id":)" + std::string(id) + "}";
}

}  // namespace

TEST_CASE("Ids are whole numbers of 32 bits or short strings, and 1 differs from \"1\"") {
  CHECK(id_of("1") == RequestId(1));
  CHECK(id_of("-2147483648") == RequestId(std::numeric_limits<std::int32_t>::min()));
  CHECK(id_of("\"1\"") == RequestId("1"));
  CHECK(id_of("\"\"") == RequestId(""));
  CHECK(id_of("\"" + std::string(1024, 'x') + "\"") == RequestId(std::string(1024, 'x')));
  CHECK(RequestId(1) != RequestId("1"));
}

TEST_CASE("Other ids are refused") {
  for (const char* id : {"null", "1.5", "{}", "[]", "true", "1099511627776", "2147483648"}) {
    check_invalid(with_id(id));
  }
  check_invalid(with_id("\"" + std::string(1 << 20, 'x') + "\""));
}

TEST_CASE("Batches and values that are no objects are refused") {
  for (const char* body : {R"([{"method":"m","id":1}])", "[]", "1", "\"x\"", "null", "true", "{}",
                           R"({"id":1})", R"({"method":1})", R"({"id":1,"method":null})",
                           R"({"result":1})", R"({"jsonrpc":"2.0"})"}) {
    check_invalid(body);
  }
}

TEST_CASE("Members may come in any order, and parameters may be missing or null") {
  const auto request = std::get<Request>(
      read_message(R"({"params":[1],"id":"a","method":"m","jsonrpc":"2.0","extra":0})"));
  CHECK(request.method == "m");
  CHECK(request.params == json{1});
  CHECK(std::get<Notification>(read_message(R"({"method":"m"})")).params.is_null());
  CHECK(std::get<Notification>(read_message(R"({"method":"m","params":null})")).params.is_null());
}

TEST_CASE("Responses are told from requests, with a result, an error, or neither id") {
  const auto good = std::get<Response>(read_message(R"({"id":3,"result":null})"));
  CHECK(good.id == RequestId(3));
  CHECK(std::get<json>(good.outcome).is_null());
  const auto bad =
      std::get<Response>(read_message(R"({"id":3,"error":{"code":-32601,"message":"what?"}})"));
  CHECK(std::get<ResponseError>(bad.outcome).code() == ErrorCode::MethodNotFound);
  CHECK(std::get<ResponseError>(bad.outcome).what() == std::string("what?"));
  const auto lost = std::get<Response>(read_message(R"({"id":null,"error":"oops"})"));
  CHECK(!lost.id);
  CHECK(std::get<ResponseError>(lost.outcome).what() == std::string("oops"));
  for (const char* error : {"null", "[]", "{}", R"({"code":"x","message":7})"}) {
    const auto body = R"({"id":1,"error":)" + std::string(error) + "}";
    CHECK(std::holds_alternative<ResponseError>(std::get<Response>(read_message(body)).outcome));
  }
}

TEST_CASE("Messages are written as the base protocol has them") {
  CHECK(json::parse(write_message(Request{7, "m", {{"a", 1}}})) ==
        json{{"jsonrpc", "2.0"}, {"id", 7}, {"method", "m"}, {"params", {{"a", 1}}}});
  CHECK(write_message(Notification{"m"}).find("params") == std::string::npos);
  CHECK(json::parse(write_message(Response{"x", json(nullptr)})) ==
        json{{"jsonrpc", "2.0"}, {"id", "x"}, {"result", nullptr}});
  const ResponseError error(ErrorCode::ParseError, "no");
  CHECK(
      json::parse(write_message(Response{std::nullopt, error})) ==
      json{{"jsonrpc", "2.0"}, {"id", nullptr}, {"error", {{"code", -32700}, {"message", "no"}}}});
}
