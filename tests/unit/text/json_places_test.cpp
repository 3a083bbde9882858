#include "server/text/json_places.h"

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <random>
#include <vector>

namespace handoff {
namespace {

using Path = std::vector<std::string>;

std::string at(std::string_view text, const Path& path) {
  const auto place = json_place(text, path);
  return place ? std::string(slice(text, place->value)) : "nowhere";
}

std::string mistake_in(std::string_view text) {
  const auto mistake = json_mistake(text);
  return mistake ? std::to_string(mistake->offset) + ": " + std::string(mistake->message) : "none";
}

TEST_CASE("a value is found by the names and numbers that lead to it") {
  constexpr std::string_view text = R"( {"a": {"b": [10, {"c": "x"} , 30]}, "d": null, "": true} )";
  CHECK(at(text, {"a", "b", "0"}) == "10");
  CHECK(at(text, {"a", "b", "1"}) == R"({"c": "x"})");
  CHECK(at(text, {"a", "b", "1", "c"}) == R"("x")");
  CHECK(at(text, {"d"}) == "null");
  CHECK(at(text, {""}) == "true");
  CHECK(at(text, {}) == text.substr(1, text.size() - 2));
  CHECK(at(text, {"a", "c"}) == "nowhere");
  CHECK(at(text, {"d", "0"}) == "nowhere");
  CHECK(at(text, {"a", "b", "3"}) == "nowhere");
  CHECK(at("7", {}) == "7");
}

TEST_CASE("a member's name is found with it") {
  constexpr std::string_view text = R"({"a": {"b c": 1}})";
  const auto place = json_place(text, Path{"a", "b c"});
  REQUIRE(place);
  CHECK(slice(text, place->name) == R"("b c")");
  CHECK(json_place(text, Path{})->name.empty());
}

TEST_CASE("names may be escaped, and the last one of several counts") {
  CHECK(at(R"({"\u0061\/\n": 1})", {"a/\n"}) == "1");
  CHECK(at(R"({"\uD83D\uDE00é": 1})", {"😀é"}) == "1");
  CHECK(at(R"({"\u20AC\u00e9": 1})", {"€é"}) == "1");
  CHECK(at(R"({"a": 1, "a": 2})", {"a"}) == "2");
  CHECK(at(R"({"a": {"b": 1}, "a": 2})", {"a", "b"}) == "nowhere");
}

TEST_CASE("what is no JSON has a mistake at its first place") {
  for (const std::string_view good :
       {"{}", "[]", " 0 ", "-1.5e+3", "\"\\u00e9\"", "[true,false,null]", "{\"a\":[{}]}", "1E2"}) {
    INFO(good);
    CHECK(mistake_in(good) == "none");
  }
  CHECK(mistake_in("") == "0: expected a value");
  CHECK(mistake_in("{") == "1: expected a name in quotes");
  CHECK(mistake_in("{a: 1}") == "1: expected a name in quotes");
  CHECK(mistake_in("{\"a\" 1}") == "5: expected a colon");
  CHECK(mistake_in("{\"a\": 1,}") == "8: expected a name in quotes");
  CHECK(mistake_in("[1 2]") == "3: expected a comma or a closing bracket");
  CHECK(mistake_in("{\"a\": 1 \"b\"") == "8: expected a comma or a closing brace");
  CHECK(mistake_in("[1,]") == "3: expected a value");
  CHECK(mistake_in("\"a") == "2: expected a closing quote");
  CHECK(mistake_in("\"a\nb\"") == "2: unexpected control character");
  CHECK(mistake_in("\"\\x\"") == "1: no such escape");
  CHECK(mistake_in("\"\\u12g4\"") == "1: no such escape");
  CHECK(mistake_in("01") == "1: expected the end");
  CHECK(mistake_in("-") == "1: expected a digit");
  CHECK(mistake_in("1.") == "2: expected a digit");
  CHECK(mistake_in("// no\n{}") == "0: expected a value");
  CHECK(mistake_in("{} {}") == "3: expected the end");
}

TEST_CASE("depth has a limit") {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  CHECK(mistake_in(nested(deepest_json)) == "none");
  CHECK(mistake_in(nested(1'000'000)).ends_with("nested too deeply"));
  CHECK(mistake_in(std::string(1'000'000, '{')) == "1: expected a name in quotes");
}

TEST_CASE("no bytes whatsoever lead out of the text") {
  std::mt19937 random(1);
  constexpr std::string_view pieces[] = {"{",    "}",   "[",    "]",     ":", ",", "\"",
                                         "\\",   "\\u", "12",   "a",     "-", ".", "e",
                                         "true", "\n",  "\xFF", "\"a\"", "0"};
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (unsigned i = random() % 30; i-- > 0;) text += pieces[random() % std::size(pieces)];
    const auto mistake = json_mistake(text);
    if (mistake) CHECK(mistake->offset <= text.size());
    const auto place = json_place(text, Path{"a", "0"});
    if (place) CHECK(place->value.end <= text.size());
  }
}

TEST_CASE("a large text takes time in proportion") {
  std::string text = "{\"" + std::string(500'000, 'k') + "\": [";
  for (int i = 0; i < 100'000; ++i) text += "{\"a\": 1}, ";
  text += "0], \"b\": 7}";
  const auto start = std::chrono::steady_clock::now();
  CHECK(at(text, {"b"}) == "7");
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));
}

}  // namespace
}  // namespace handoff
