#include "protocol/json_text.h"

#include <catch2/catch_test_macros.hpp>

#include "protocol/rpc.h"

using namespace lsp;

namespace {

void check_mended(std::string text, const std::string& mended) {
  INFO(text);
  const bool changes = text != mended;
  CHECK(mend_unicode(text) == changes);
  CHECK(text == mended);
}

void check_not_json(std::string_view text) {
  INFO(text.substr(0, 80));
  try {
    parse_json(text);
    FAIL("it was taken for JSON");
  } catch (const ResponseError& error) {
    CHECK(error.code() == ErrorCode::ParseError);
  }
}

std::string nested(std::size_t depth) {
  return std::string(depth, '[') + std::string(depth, ']');
}

}  // namespace

TEST_CASE("Escapes of half a surrogate pair become U+FFFD, one unit for one") {
  check_mended(R"("\ud83d")", R"("\ufffd")");
  check_mended(R"("\uDE00")", R"("\ufffd")");
  check_mended(R"("\ud83dx\ude00")", R"("\ufffdx\ufffd")");
  check_mended(R"("\ud83d\ud83d\ude00")", R"("\ufffd\ud83d\ude00")");
  check_mended(R"("\ude00\ud83d")", R"("\ufffd\ufffd")");
  check_mended(R"("\ud83d\)", R"("\ufffd\)");
}

TEST_CASE("Whole pairs, other escapes and escaped backslashes stay") {
  for (const char* text : {R"("\ud83d\ude00")", R"("\uD83D\uDE00")", R"("\u00e9")", R"("\\ud83d")",
                           R"("\n\\\\ud83d")", R"("\u12")", R"("\u")", R"(\)", "plain", ""}) {
    check_mended(text, text);
  }
}

TEST_CASE("Bytes that are not UTF-8 become U+FFFD") {
  check_mended("\"a\xFFz\"", "\"a\uFFFDz\"");
  CHECK(parse_json("\"\uFFFD\"") == "\uFFFD");
  for (std::string text :
       {"\"\xC3\"", "\"\xED\xA0\xBD\"", "\"\xC0\x80\"", "\"\xF5\x80\x80\x80\""}) {
    INFO(text);
    CHECK(mend_unicode(text));
    CHECK_NOTHROW(parse_json(text));
  }
}

TEST_CASE("What is not one JSON value is refused as such") {
  for (const char* text : {"", " ", "{", "{]", "{}x", "{} {}", "NaN", "[Infinity]", "// c\n{}",
                           "{'a':1}", "[1,]", "1e400", "\"\\ud83d\"", "\"\xFF\"", "nul"}) {
    check_not_json(text);
  }
}

TEST_CASE("Nesting is refused beyond 256 levels, whatever strings hold") {
  CHECK_NOTHROW(parse_json(nested(max_json_depth)));
  check_not_json(nested(max_json_depth + 1));
  check_not_json(std::string(100'000, '['));
  check_not_json(R"({"a":)" + nested(100'000) + "}");
  CHECK(parse_json("\"" + std::string(1000, '[') + "\"").is_string());
  CHECK(parse_json("\"\\\"" + std::string(1000, '{') + "\"").is_string());
  check_not_json("\"\\\\\"" + nested(1000));
}

TEST_CASE("The last of equal keys counts, and no key is special") {
  CHECK(parse_json(R"({"a":1,"a":2,"__proto__":3})") == json{{"a", 2}, {"__proto__", 3}});
}

TEST_CASE("What is written is on one line and valid UTF-8 always") {
  CHECK(dump_json({{"a", "x\ny\xFF"}}) == "{\"a\":\"x\\ny\uFFFD\"}");
}
