#include "protocol/json.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <limits>

using namespace lsp;

namespace {

enum class Colour : std::uint32_t { Red = 1 };

struct Inner {
  std::uint32_t line = 0;
  std::optional<std::int32_t> offset = {};

  bool operator==(const Inner&) const = default;
  static constexpr auto fields =
      std::tuple{Field{"line", &Inner::line}, Field{"offset", &Inner::offset}};
};

struct Outer {
  std::string name;
  Inner inner = {};
  bool flag = false;
  std::optional<Colour> colour = {};
  std::optional<std::vector<Inner>> list = {};
  std::optional<std::map<std::string, Inner>> table = {};
  std::optional<std::variant<std::int32_t, std::string>> code = {};
  json data = {};

  bool operator==(const Outer&) const = default;
  static constexpr auto fields = std::tuple{
      Field{"name", &Outer::name},     Field{"inner", &Outer::inner}, Field{"flag", &Outer::flag},
      Field{"colour", &Outer::colour}, Field{"list", &Outer::list},   Field{"table", &Outer::table},
      Field{"code", &Outer::code},     Field{"data", &Outer::data}};
};

const json smallest = {{"name", "n"}, {"inner", {{"line", 1}}}, {"flag", true}};

json with(std::string_view member, const json& value) {
  json result = smallest;
  result[std::string(member)] = value;
  return result;
}

void check_fails(const json& value, const std::string& message) {
  INFO(value.dump());
  CHECK_THROWS_MATCHES(decode<Outer>(value), DecodeError, Catch::Matchers::Message(message));
}

}  // namespace

TEST_CASE("A structure is read and written by its table of fields") {
  const json value = {{"name", "n"},
                      {"inner", {{"line", 1}, {"offset", -2}}},
                      {"flag", false},
                      {"colour", 1},
                      {"list", {{{"line", 3}}}},
                      {"table", {{"k", {{"line", 4}}}}},
                      {"code", "c"},
                      {"data", {1, nullptr, "x"}}};
  const auto outer = decode<Outer>(value);
  CHECK(outer.inner == Inner{1, -2});
  CHECK(outer.colour == Colour::Red);
  CHECK(outer.list->front().line == 3);
  CHECK(outer.table->at("k").line == 4);
  CHECK(std::get<std::string>(*outer.code) == "c");
  CHECK(encode(outer) == value);
}

TEST_CASE("Empty optional members are left out, never written as null") {
  CHECK(encode(Outer{.name = "n", .inner = {.line = 1}, .flag = true}) == smallest);
}

TEST_CASE("Null is read as absent at every level, and unknown members are ignored") {
  json value = smallest;
  for (const char* member : {"colour", "list", "table", "code", "data"}) value[member] = nullptr;
  value["inner"]["offset"] = nullptr;
  value["__proto__"] = {{"x", 1}};
  CHECK(decode<Outer>(value) == decode<Outer>(smallest));
}

TEST_CASE("An empty optional outside of a structure is null") {
  CHECK(encode(std::optional<Inner>()) == json(nullptr));
  CHECK(decode<std::optional<Inner>>(nullptr) == std::nullopt);
}

TEST_CASE("Numbers and strings without a name in an enumeration are kept") {
  const auto outer = decode<Outer>(with("colour", 77));
  CHECK(encode(outer)["colour"] == 77);
}

TEST_CASE("Integers are taken only where they are whole, in range and numbers") {
  const std::string unsigned_range = "inner.line: expected a number from 0 to 2147483647";
  for (const json& line : {json(-1), json(1.0), json(1.9), json(true), json("1"),
                           json(std::int64_t{1} << 31), json(std::int64_t{1} << 40),
                           json(std::numeric_limits<std::uint64_t>::max()), json(1e300)}) {
    check_fails(with("inner", {{"line", line}}), unsigned_range);
  }
  for (const json& offset :
       {json(-2147483649), json(std::int64_t{1} << 40), json(0.5), json(false)}) {
    check_fails(with("inner", {{"line", 0}, {"offset", offset}}),
                "inner.offset: expected a number from -2147483648 to 2147483647");
  }
  const auto most = decode<Inner>({{"line", 2147483647}, {"offset", -2147483648}});
  CHECK(most.line == 2147483647);
  CHECK(most.offset == std::numeric_limits<std::int32_t>::min());
}

TEST_CASE("An error names the place of the wrong value") {
  check_fails(nullptr, "params: expected an object");
  check_fails(json::array(), "params: expected an object");
  check_fails(json::object(), "name: missing");
  check_fails(with("name", nullptr), "name: missing");
  check_fails(with("name", 1), "name: expected a string");
  check_fails(with("flag", 1), "flag: expected true or false");
  check_fails(with("inner", "x"), "inner: expected an object");
  check_fails(with("list", {{{"line", 1}}, {{"line", "x"}}}),
              "list[1].line: expected a number from 0 to 2147483647");
  check_fails(with("list", {nullptr}), "list[0]: expected an object");
  check_fails(with("table", {{"a key", {}}}), "table.a key: expected an object");
  check_fails(with("table", json::array()), "table: expected an object");
  check_fails(with("code", 1.5), "code: expected a string");
}
