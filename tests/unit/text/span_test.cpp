#include "server/text/span.h"

#include <catch2/catch_test_macros.hpp>

namespace handoff {
namespace {

TEST_CASE("a span holds its begin but not its end, and touches at both") {
  const Span span{2, 5};
  CHECK_FALSE(span.contains(1));
  CHECK(span.contains(2));
  CHECK(span.contains(4));
  CHECK_FALSE(span.contains(5));
  CHECK(span.contains(Span{2, 5}));
  CHECK(span.contains(Span{5, 5}));
  CHECK_FALSE(span.contains(Span{4, 6}));
  CHECK(span.touches({5, 9}));
  CHECK(span.touches({0, 2}));
  CHECK_FALSE(span.touches({6, 9}));
  CHECK_FALSE(span.touches({0, 1}));
}

TEST_CASE("edits all refer to the text as it was, in whatever order they come") {
  CHECK(apply("one two", {{{4, 7}, "2"}, {{0, 3}, "1"}}) == "1 2");
  CHECK(apply("ab", {{{1, 1}, "-"}, {{2, 2}, "!"}, {{0, 0}, "?"}}) == "?a-b!");
  CHECK(apply("abc", {{{1, 2}, ""}}) == "ac");
  CHECK(apply("", {{{0, 0}, "x"}}) == "x");
  CHECK(apply("abc", {}) == "abc");
}

TEST_CASE("edits at one place apply in the order given") {
  CHECK(apply("ab", {{{1, 1}, "1"}, {{1, 1}, "2"}}) == "a12b");
  CHECK(apply("ab", {{{1, 1}, "1"}, {{1, 2}, "2"}}) == "a12");
}

}  // namespace
}  // namespace handoff
