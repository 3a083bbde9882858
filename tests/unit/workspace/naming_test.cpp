#include "server/workspace/naming.h"

#include <catch2/catch_test_macros.hpp>
#include <vector>

namespace handoff {
namespace {

using Paths = std::vector<std::string>;

std::string next(const Paths& existing) {
  return next_handoff_path(existing, "2026-03-01T09:30+01:00");
}

TEST_CASE("the first handoff has the template's name") {
  CHECK(next({}) == "session-handoff.md");
  CHECK(next({"README.md", "docs/design.md"}) == "session-handoff.md");
  CHECK(next({"docs/templates/session-handoff.md"}) == "session-handoff.md");
}

TEST_CASE("a date in the name becomes today's, as it is written there") {
  CHECK(next({"docs/handoffs/2026-02-27.md"}) == "docs/handoffs/2026-03-01.md");
  CHECK(next({"HANDOFF_20260227.md"}) == "HANDOFF_20260301.md");
  CHECK(next({"handoff.2026_02_27.markdown"}) == "handoff.2026_03_01.markdown");
  CHECK(next({"handoff-2026-02-27-1815.md"}) == "handoff-2026-03-01-0930.md");
  CHECK(next({"handoffs/2026-02-27T18-15.md"}) == "handoffs/2026-03-01T09-30.md");
  CHECK(next({"2026-02-27-4634-handover.md"}) == "2026-03-01-4634-handover.md");
}

TEST_CASE("what only looks like a date is none") {
  CHECK(next({"handoff-12345678.md"}) == "handoff-12345679.md");
  CHECK(next({"handoff-2026-13-40.md"}) == "handoff-2026-13-41.md");
}

TEST_CASE("a number becomes the next one, as wide as it is") {
  CHECK(next({"handoffs/001.md", "handoffs/002.md"}) == "handoffs/003.md");
  CHECK(next({"handoff-1.md"}) == "handoff-2.md");
  CHECK(next({"handoff-009.md", "handoff-003.md"}) == "handoff-010.md");
  CHECK(next({"handoff-9.md", "handoff-10.md"}) == "handoff-11.md");
  CHECK(next({"handoffs/07-handoff.md"}) == "handoffs/08-handoff.md");
}

TEST_CASE("what varies from one to the next is left out, by whole words") {
  CHECK(next({"handoffs/2026-02-26-fix-login-handoff.md",
              "handoffs/2026-02-27-cache-begin-handoff.md"}) == "handoffs/2026-03-01-handoff.md");
  CHECK(next({"handoffs/api-2026-02-26.md", "handoffs/apple-2026-02-27.md"}) ==
        "handoffs/2026-03-01.md");
  CHECK(next({"handoffs/001-login.md", "handoffs/002-cache.md"}) == "handoffs/003.md");
}

TEST_CASE("the latest handoff says where the next one goes") {
  CHECK(next({"handoffs/archive/2026-01-01.md", "handoffs/archive/2026-01-02.md",
              "handoffs/2026-02-27.md"}) == "handoffs/2026-03-01.md");
  CHECK(next({"a/handoff-1.md", "b/handoff-2.md"}) == "b/handoff-3.md");
  CHECK(next({"HANDOFF.md", "handoffs/2026-02-27.md", "handoffs/README.md"}) ==
        "handoffs/2026-03-01.md");
}

TEST_CASE("without date and number, today's date is put behind the name") {
  CHECK(next({"HANDOFF.md"}) == "HANDOFF-2026-03-01.md");
  CHECK(next({"a/HANDOFF.md", "docs/handoffs/one.md", "docs/handoffs/two.md"}) ==
        "docs/handoffs/one-2026-03-01.md");
  CHECK(next({"handoffs/README.md"}) == "session-handoff.md");
}

TEST_CASE("a path that is taken gets a number") {
  CHECK(next({"handoffs/2026-03-01.md"}) == "handoffs/2026-03-01-2.md");
  CHECK(next({"handoffs/2026-03-01.md", "handoffs/2026-03-01-2.md"}) == "handoffs/2026-03-01-3.md");
}

}  // namespace
}  // namespace handoff
