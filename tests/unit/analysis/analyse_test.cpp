#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "server/analysis/findings.h"
#include "server/analysis/words.h"
#include "tests/support/samples.h"

namespace handoff {
namespace {

TEST_CASE("codes are in kebab-case, and no two checks share one") {
  std::set<std::string_view> codes;
  for (const Check& check : all_checks()) {
    INFO(check.code);
    CHECK(check.code.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos);
    CHECK(codes.insert(check.code).second);
  }
}

TEST_CASE("only the codes of missing sections speak of what is missing") {
  std::set<std::string_view> codes;
  for (const Check& check : all_checks()) {
    if (check.code.find("missing") != std::string_view::npos) codes.insert(check.code);
  }
  CHECK(codes == std::set<std::string_view>{"missing-section", "missing-sections"});
}

TEST_CASE("docs/diagnostics.md has a heading for each code, and no other") {
  std::ifstream file(SOURCE_ROOT "/docs/diagnostics.md");
  std::stringstream page;
  page << file.rdbuf();
  const Document document = parse(std::make_shared<const Text>(page.str()));
  std::set<std::string_view> headings;
  for (const Section& section : document.sections) {
    if (section.level == 2) headings.insert(document.slice(section.title));
  }
  std::set<std::string_view> codes{more_findings_code, template_problem_code,
                                   configuration_problem_code};
  for (const Check& check : all_checks()) codes.insert(check.code);
  CHECK(headings == codes);
}

TEST_CASE("a handoff of over 16 MiB is not read, and that is all that is said") {
  std::string text = "# Session Handoff\n[SCORE]\n";
  text.resize((16 << 20) + 1, ' ');
  const View view = make_view(std::make_shared<const Text>(text), "handoff.md");
  const std::vector<Finding> findings = analyse(view, {});
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].code == "simplified-reading");
  CHECK(findings[0].message == "This handoff is larger than 16 MiB and is not read.");
}

TEST_CASE("a document in words of its own gets three findings and no error, whatever is wrong") {
  Severities severe;
  for (const Check& check : all_checks()) severe.emplace(check.code, Severity::error);
  std::string text = "# Handoff\n## Next Steps\n## Blockers\n## Decisions\n";
  for (int i = 0; i < 50; ++i) text += "**Git Status:** maybe\n**Progress:** 900%\n[SCORE]\n";
  for (const Severities& severities : {Severities{}, severe}) {
    const std::vector<Finding> findings = analyse(view_of(text), {}, severities);
    REQUIRE(findings.size() == 3);
    for (const Finding& finding : findings) CHECK(finding.severity == Severity::warning);
    CHECK(findings.back().message.ends_with(" more findings are not shown)"));
  }
  const std::vector<Finding> errors =
      analyse(view_of(filled_handoff() + "\n[SCORE]\n"), {}, severe);
  REQUIRE(errors.size() == 1);
  CHECK(errors.front().severity == Severity::error);
}

TEST_CASE("over a thousand findings are cut, the most severe kept, and the rest counted") {
  std::string text = filled_handoff();
  for (int i = 0; i < 1500; ++i) text += "\n[SCORE]\n";
  text = with(text, "## Current State\n", "### Files Modified\nNone\n\n## Current State\n");
  const std::vector<Finding> findings = analyse(view_of(text), {});
  CHECK(findings.size() == 1001);
  const auto more = std::find_if(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.code == more_findings_code;
  });
  REQUIRE(more != findings.end());
  CHECK(more->message == "502 more findings are not shown.");
  CHECK(std::any_of(findings.begin(), findings.end(),
                    [](const Finding& finding) { return finding.code == "duplicate-section"; }));
}

TEST_CASE("what a message quotes of a document is one short line") {
  CHECK(quoted("a\nb") == "\"a…\"");
  CHECK(quoted("a") == "\"a\"");
  CHECK(quoted(std::string(200, 'x')) == "\"" + std::string(60, 'x') + "…\"");
  CHECK(quoted("").size() == 2);
}

TEST_CASE("alternatives are told as people tell them") {
  CHECK(alternatives(std::vector<std::string>{"A"}) == "A");
  CHECK(alternatives(std::vector<std::string>{"A", "B"}) == "A or B");
  CHECK(alternatives(std::vector<std::string>{"A", "B", "C"}) == "A, B or C");
}

}  // namespace
}  // namespace handoff
