#include "server/text/percent.h"

#include <catch2/catch_test_macros.hpp>

namespace handoff {
namespace {

TEST_CASE("bytes beyond ASCII become digits, and these become bytes again") {
  CHECK(percent_encoded("a/ü#日") == "a/%C3%BC#%E6%97%A5");
  CHECK(percent_decoded("a/%C3%bc#%E6%97%A5") == "a/ü#日");
}

TEST_CASE("what is not encoded stays") {
  CHECK(percent_decoded("100% %zz %4 %") == "100% %zz %4 %");
  CHECK(percent_decoded("%") == "%");
  CHECK(percent_decoded("").empty());
}

}  // namespace
}  // namespace handoff
