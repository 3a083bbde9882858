#include "server/text/utf8.h"

#include <catch2/catch_test_macros.hpp>

namespace handoff {
namespace {

TEST_CASE("only complete, shortest, assigned sequences are UTF-8") {
  CHECK(is_valid_utf8(""));
  CHECK(is_valid_utf8("aé漢😀"));
  CHECK(is_valid_utf8("\uFEFF"));
  CHECK_FALSE(is_valid_utf8("\xC3"));
  CHECK_FALSE(is_valid_utf8("\x80"));
  CHECK_FALSE(is_valid_utf8("\xC0\x80"));
  CHECK_FALSE(is_valid_utf8("\xED\xA0\x80"));
  CHECK_FALSE(is_valid_utf8("\xF4\x90\x80\x80"));
  CHECK_FALSE(is_valid_utf8("\xFF"));
}

TEST_CASE("what is not UTF-8 becomes a replacement character and the rest stays") {
  CHECK(to_valid_utf8("aé") == "aé");
  CHECK(to_valid_utf8("a\xFF"
                      "b") == "a\uFFFDb");
  CHECK(to_valid_utf8("a\xC3") == "a\uFFFD");
  CHECK(is_valid_utf8(to_valid_utf8("\xED\xA0\x80\xF0\x9F\x98\x80\xE2\x82")));
}

TEST_CASE("truncation never cuts a character") {
  CHECK(truncate_utf8("abc", 3) == "abc");
  CHECK(truncate_utf8("abc", 2) == "ab");
  CHECK(truncate_utf8("a😀b", 4) == "a");
  CHECK(truncate_utf8("a😀b", 5) == "a😀");
  CHECK(truncate_utf8("😀", 1).empty());
  CHECK(truncate_utf8("", 0).empty());
}

}  // namespace
}  // namespace handoff
