#include "protocol/trace.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <sstream>
#include <vector>

using namespace lsp;

TEST_CASE("A trace is one line of JSON for each message, in order and with rising times") {
  std::ostringstream out;
  Trace trace(out);
  trace.from_client("{\n \"id\": 1,\n \"method\": \"m\"}");
  trace.from_server(R"({"id":1,"result":null})");
  trace.from_client("not JSON\xFF");

  std::istringstream in(out.str());
  std::vector<nlohmann::json> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(nlohmann::json::parse(line));
  REQUIRE(lines.size() == 3);
  CHECK(lines[0]["from"] == "client");
  CHECK(lines[0]["message"] == nlohmann::json{{"id", 1}, {"method", "m"}});
  CHECK(lines[1]["from"] == "server");
  CHECK(lines[1]["message"]["result"].is_null());
  CHECK(lines[2]["message"] == "not JSON\uFFFD");
  CHECK(lines[0]["t"].get<double>() >= 0);
  CHECK(lines[0]["t"] <= lines[1]["t"]);
}
