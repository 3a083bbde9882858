#include "server/text/edit_distance.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

namespace handoff {
namespace {

TEST_CASE("words differ by what is inserted, deleted, replaced or swapped") {
  CHECK(edit_distance("", "", 2) == 0);
  CHECK(edit_distance("state", "state", 0) == 0);
  CHECK(edit_distance("curent", "current", 2) == 1);
  CHECK(edit_distance("current", "curent", 2) == 1);
  CHECK(edit_distance("stale", "state", 2) == 1);
  CHECK(edit_distance("sessoin", "session", 2) == 1);
  CHECK(edit_distance("ab", "ba", 2) == 1);
  CHECK(edit_distance("secruity observatoins", "security observations", 2) == 2);
}

TEST_CASE("beyond the limit it does not matter how far") {
  CHECK(edit_distance("abc", "xyz", 2) == 3);
  CHECK(edit_distance("", "abcdef", 2) == 3);
  CHECK(edit_distance("abc", "abd", 0) == 1);
  CHECK(edit_distance(std::string(100000, 'a'), std::string(100000, 'b'), 2) == 3);
}

}  // namespace
}  // namespace handoff
