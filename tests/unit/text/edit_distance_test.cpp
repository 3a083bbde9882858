#include "server/text/edit_distance.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

namespace handoff {
namespace {

TEST_CASE("words differ by what is inserted, deleted, replaced or swapped") {
  CHECK(edit_distance(U"", U"", 2) == 0);
  CHECK(edit_distance(U"state", U"state", 0) == 0);
  CHECK(edit_distance(U"curent", U"current", 2) == 1);
  CHECK(edit_distance(U"current", U"curent", 2) == 1);
  CHECK(edit_distance(U"stale", U"state", 2) == 1);
  CHECK(edit_distance(U"sessoin", U"session", 2) == 1);
  CHECK(edit_distance(U"ab", U"ba", 2) == 1);
  CHECK(edit_distance(U"nächste schrite", U"nächste schritte", 2) == 1);
  CHECK(edit_distance(U"шаг", U"шар", 2) == 1);
  CHECK(edit_distance(U"secruity observatoins", U"security observations", 2) == 2);
}

TEST_CASE("beyond the limit it does not matter how far") {
  CHECK(edit_distance(U"abc", U"xyz", 2) == 3);
  CHECK(edit_distance(U"", U"abcdef", 2) == 3);
  CHECK(edit_distance(U"abc", U"abd", 0) == 1);
  CHECK(edit_distance(std::u32string(100000, U'a'), std::u32string(100000, U'b'), 2) == 3);
}

}  // namespace
}  // namespace handoff
