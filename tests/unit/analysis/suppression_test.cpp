#include "server/analysis/suppression.h"

#include <catch2/catch_test_macros.hpp>
#include <chrono>

#include "tests/support/samples.h"

namespace handoff {
namespace {

std::vector<std::string> covered_by(std::string_view text) {
  const Document document = parse(std::make_shared<const Text>(std::string(text)));
  std::vector<std::string> covered;
  for (const Suppression& one : suppressions(document)) {
    const std::size_t end = std::min(one.covered.end, text.size());
    covered.emplace_back(document.slice({std::min(one.covered.begin, end), end}));
  }
  return covered;
}

using Texts = std::vector<std::string>;

TEST_CASE("the next line is the next one with something on it") {
  CHECK(covered_by("<!-- handoff-ignore-next-line -->\n\n \na\nb\n") == Texts{"a\n"});
  CHECK(covered_by("a <!-- handoff-ignore-next-line x -->\nb\n") == Texts{"b\n"});
  CHECK(covered_by("<!-- handoff-ignore-next-line -->\r\n\r\na\r\n") == Texts{"a\r\n"});
  CHECK(
      covered_by("<!-- handoff-ignore-next-line x -->\n<!-- handoff-ignore-next-line y -->\na\n") ==
      Texts{"a\n", "a\n"});
  CHECK(covered_by("<!-- handoff-ignore-next-line\n x\n-->\na\n") == Texts{"a\n"});
  CHECK(covered_by("<!-- handoff-ignore-next-line -->") == Texts{""});
}

TEST_CASE("a section is covered with its subsections, and not with what is below the last rule") {
  CHECK(covered_by("# A\n## B\n<!-- handoff-ignore-section -->\n### C\n## D\n") ==
        Texts{"## B\n<!-- handoff-ignore-section -->\n### C\n"});
  CHECK(covered_by("a\n<!-- handoff-ignore-section -->\n# B\n") ==
        Texts{"a\n<!-- handoff-ignore-section -->\n"});
  CHECK(covered_by("# A\n<!-- handoff-ignore-section -->\n\n---\nb\n") ==
        Texts{"# A\n<!-- handoff-ignore-section -->\n\n"});
}

TEST_CASE("what is no comment, or no such comment, covers nothing") {
  CHECK(covered_by("`<!-- handoff-ignore-file -->`\n").empty());
  CHECK(covered_by("    <!-- handoff-ignore-file -->\n").empty());
  CHECK(covered_by("```\n<!-- handoff-ignore-file -->\n```\n").empty());
  CHECK(covered_by("<!-- handoff-ignore-file\n").empty());
  CHECK(covered_by("<!-- see handoff-ignore-file -->\n").empty());
  CHECK(covered_by("handoff-ignore-file\n").empty());
  CHECK(covered_by("```\n<!--\n```\n<!-- handoff-ignore-section -->\n").size() == 1);
}

TEST_CASE("very many comments take no longer than so much text does") {
  std::string stacked = "# Session Handoff\n";
  std::string open = stacked;
  for (int i = 0; i < 20'000; ++i) {
    stacked += "<!-- handoff-ignore-next-line empty-section -->\n";
    open += "[SCORE] `<!--` <!-- handoff-ignore-section a b c -->\n";
  }
  open += std::string(400'000, '<') + "<!--";
  std::string line = "# Session Handoff\n<!-- handoff-ignore-section -->`";
  for (int i = 0; i < 100'000; ++i) line += "<!--";
  for (const std::string& text : {stacked, open, line}) {
    const Document document = parse(std::make_shared<const Text>(text));
    const auto start = std::chrono::steady_clock::now();
    std::vector<Finding> findings(1000, Finding{{}, Severity::hint, "x", "empty-section"});
    drop_suppressed(document, findings);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));
  }
}

}  // namespace
}  // namespace handoff
