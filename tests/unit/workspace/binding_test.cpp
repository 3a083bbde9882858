#include "server/workspace/binding.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/support/samples.h"

namespace handoff {
namespace {

void check_bound(std::string_view path, std::string_view text, bool bound) {
  INFO(path << ":\n" << text);
  CHECK((view_of(text, path).schema != nullptr) == bound);
}

TEST_CASE("a modeline in the first ten lines wins over everything but the path of a template") {
  check_bound("a.md", "<!-- handoff: template=session -->\n", true);
  check_bound("a.md", "\n\n<!--handoff:template=session-->", true);
  check_bound("a.md", "1\n2\n3\n4\n5\n6\n7\n8\n9\n<!-- handoff: template=session -->", true);
  check_bound("a.md", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n<!-- handoff: template=session -->", false);
  check_bound("a.md", "<!-- handoff: template=nothing -->\n# Session Handoff\n", false);
  check_bound("handoff.md", "<!-- handoff: off -->\n# Session Handoff\n", false);
  check_bound("handoff.md", "<!-- handoff: loud -->\n", true);
  check_bound("handoff.md", "<!-- off -->\n", true);
  check_bound("templates/a.md", "<!-- handoff: template=session -->\n", false);
}

TEST_CASE("front matter may name the template") {
  check_bound("a.md", "---\ntemplate: session\n---\n", true);
  check_bound("a.md", "---\ntitle: x\ntemplate: 'session'\n...\n", true);
  check_bound("a.md", "---\ntemplate: post\n---\n", false);
  check_bound("a.md", "template: session\n", false);
  check_bound("a.md", "---\ntemplate: session\n", false);
  check_bound("handoff.md", "---\ntemplate: post\n---\n", true);
}

TEST_CASE("a title in the template's words tells, and so do others that its guide names") {
  check_bound("a.md", "# Session Handoff\n", true);
  check_bound("a.md", "# 📋 SESSION HANDOFF (2025-11-10)\n", true);
  check_bound("a.md", "Session Handoff\n===\n", true);
  check_bound("a.md", "## Session Handoff\n", false);
  check_bound("a.md", "# Handover Notes - 2025-11-10\n", true);
  check_bound("a.md", "# Sitzungsübergabe\n", true);
  check_bound("a.md", "## Handover Notes\n", false);
  check_bound("a.md", "```\n# Session Handoff\n```\n", false);
}

TEST_CASE("a title that other documents have as well tells nothing") {
  for (const char* title :
       {"Handoff", "Handover", "Project Handoff", "Design Handoff Notes", "Notes",
        "How to write handoff notes", "Übergabe", "Session", "Handoffs"}) {
    check_bound("a.md", std::string("# ") + title + "\n", false);
  }
}

TEST_CASE("three headings in the template's words tell") {
  check_bound("a.md", "## Session Summary\n## Current State\n## Task Status\n", true);
  check_bound("a.md", "# Session Summary\n#### current state\n## 3. Task Status\n", true);
  check_bound("a.md", "## Session Summary\n## Current State\n## Next Steps\n## TODO\n", false);
}

TEST_CASE("a heading that stands there three times is one") {
  check_bound("a.md", "## Current State\n## Current State\n## Current State\n", false);
}

}  // namespace
}  // namespace handoff
