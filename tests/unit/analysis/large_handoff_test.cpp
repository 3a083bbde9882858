// Handoffs that have grown for months: read in full, and told no more than small ones.
#include <fmt/format.h>
#include <catch2/catch_test_macros.hpp>

#include "server/analysis/findings.h"
#include "tests/support/samples.h"

namespace handoff {
namespace {

constexpr std::size_t large = 100 << 10;

/// Some text of at least `size` bytes, a line a number.
template <class Line>
std::string lines(std::size_t size, Line line) {
  std::string text;
  for (int i = 1; text.size() < size; ++i) text += line(i);
  return text;
}

/// A quarter of it before what stands once in `text`.
template <class Line>
std::string with_many(const std::string& text, const std::string& place, Line line) {
  return with(text, place, lines(large / 4, line) + place);
}

std::string task(int i) {
  return fmt::format("- [x] Done: part {} of many\n", i);
}

std::string file(int i) {
  return fmt::format("- `src/part{}.ts` (changed)\n", i);
}

std::string decision(int i) {
  const std::string indent(std::to_string(i).size() + 2, ' ');
  return fmt::format("{0}. **Decision:** Number {0}\n{1}- **Rationale:** for {0} reasons\n\n", i,
                     indent);
}

std::string measurement(int i) {
  return fmt::format("Measured {0} times: `{0} ms`, see [the log](log.md#{0}).\n", i);
}

std::string day(int i) {
  return fmt::format(
      "## 2025-{:02}-{:02}: session {}\n\n- [x] Part {}\n- [ ] Rest of {}\n\n"
      "**Blockers**: none. Tests: {} passed.\n\n",
      i / 28 % 12 + 1, i % 28 + 1, i, i, i, i);
}

TEST_CASE("a handoff of 100 KB from the template has nothing to say when all is filled in") {
  std::string text = filled_handoff();
  text = with_many(text, "- [x] Reconnect in the browser\n", task);
  text = with_many(text, "- `src/web/tracking.tsx`", file);
  text = with_many(text, "1. **Decision:** Server-sent", decision);
  text = with_many(text, "The webhook, the log and the streams", measurement);
  const View view = view_of(text);
  REQUIRE(text.size() > large);
  CHECK(view.document.simplified == Simplified::no);
  CHECK(view.conformance.form == Form::templated);
  for (const Finding& finding : analyse(view, {})) FAIL_CHECK(finding.message);
}

TEST_CASE("a journal of 100 KB is a handoff in words of its own, and told three things at most") {
  const std::string text =
      "# Handoff\n\n## Status\nGreen.\n\n## Next Steps\n- One\n\n" + lines(large, day);
  const View view = view_of(text);
  CHECK(view.document.simplified == Simplified::no);
  CHECK(view.conformance.form == Form::free);
  const std::vector<Finding> findings = analyse(view, {});
  CHECK(findings.size() <= 3);
  for (const Finding& finding : findings) {
    INFO(finding.message);
    CHECK(finding.severity >= Severity::information);
  }
}

}  // namespace
}  // namespace handoff
