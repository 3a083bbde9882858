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

TEST_CASE(
    "a handoff from the template with 100 KB in it has nothing to say when all is filled in") {
  std::string text = filled_handoff();
  text =
      with(text, "- [x] Reconnect in the browser\n",
           lines(large / 4, [](int i) { return fmt::format("- [x] Done: part {} of many\n", i); }));
  text = with(text, "1. **Decision:** Server-sent",
              lines(large / 4, [](int i) {
XX              }) + "1. **Decision:** Server-sent");
  text = with(text, "- `src/web/tracking.tsx`", lines(large / 4, [](int i) {
                                                  return fmt::format(
                                                      "- `src/part{}.ts` (changed)\n", i);
                                                }) + "- `src/web/tracking.tsx`");
  text =
      with(text, "### Security Observations\n",
           lines(large / 4, [](int i) {
             return fmt::format("Measured {} times: `{} ms`, see [the log](log.md#{}).\n", i, i, i);
           }) + "\n### Security Observations\n");
  const View view = view_of(text);
  REQUIRE(text.size() > large);
  CHECK(view.document.simplified == Simplified::no);
  CHECK(view.conformance.form == Form::templated);
  for (const Finding& finding : analyse(view, {})) FAIL_CHECK(finding.message);
}

TEST_CASE("a journal of 100 KB is a handoff in words of its own, and told three things at most") {
  const std::string text =
      "# Handoff\n\n## Status\nGreen.\n\n## Next Steps\n- One\n\n" + lines(large, [](int i) {
        return fmt::format(
            "## 2025-{:02}-{:02}: session {}\n\n- [x] Part {}\n- [ ] Rest of {}\n\n"
            "**Blockers**: none. Tests: {} passed.\n\n",
            i / 28 % 12 + 1, i % 28 + 1, i, i, i, i);
      });
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
