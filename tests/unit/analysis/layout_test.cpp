// Levels of headings in documents that do not follow the template's.
#include "server/analysis/layout.h"

#include <catch2/catch_test_macros.hpp>

#include "server/analysis/checks.h"
#include "tests/support/samples.h"

namespace handoff {
namespace {

/// The filled handoff with each of its `###` as `marks`.
std::string with_parts_as(std::string_view marks) {
  std::string text = filled_handoff();
  for (std::size_t at = text.find("\n### "); at != text.npos; at = text.find("\n### ", at + 1)) {
    text.replace(at + 1, 3, marks);
  }
  return text;
}

TEST_CASE("a document whose headings are all on one level may have it so") {
  const View view = view_of(with_parts_as("##"));
  REQUIRE(view.conformance.form == Form::templated);
  CHECK(wrong_heading_levels(view).empty());
  CHECK(misplaced_sections(view).empty());
  const View nested =
      view_of(with(with_parts_as("##"), "## Blocking Issues", "### Blocking Issues"));
  CHECK(wrong_heading_levels(nested).empty());
  CHECK(misplaced_sections(nested).empty());
}

TEST_CASE("a document may have levels of its own, as long as it keeps to them") {
  CHECK(wrong_heading_levels(view_of(with_parts_as("####"))).empty());
  const View view = view_of(with(with_parts_as("####"), "#### In Progress", "### In Progress"));
  const std::vector<Finding> findings = wrong_heading_levels(view);
  REQUIRE(findings.size() == 1);
  CHECK(findings.front().message ==
        "Section \"In Progress\" is on level 3, others like it are on 4.");
}

TEST_CASE("a section of the wrong level is not misplaced, and neither is what follows it") {
  const View view = view_of(with(filled_handoff(), "### Work in Progress", "## Work in Progress"));
  CHECK(wrong_heading_levels(view).size() == 1);
  CHECK(misplaced_sections(view).empty());
  const View elsewhere =
      view_of(with(with(filled_handoff(), "### Work in Progress\n", "### Own\n"),
                   "## Task Status\n", "## Task Status\n### Work in Progress\nx\n"));
  CHECK(wrong_heading_levels(elsewhere).empty());
  CHECK(misplaced_sections(elsewhere).size() == 1);
}

}  // namespace
}  // namespace handoff
