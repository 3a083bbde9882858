// Both readers of blocks keep the promises of document.h, and on ordinary documents agree.
#include <catch2/catch_test_macros.hpp>

#include "server/schema/embedded.h"
#include "tests/unit/syntax/checked_parse.h"
#include "tests/unit/syntax/random_markdown.h"

namespace handoff {
namespace {

const std::vector<std::string_view> soup = {"# ",
                                            "## ",
                                            "###",
                                            "- ",
                                            "* ",
                                            "+ ",
                                            "1. ",
                                            "23) ",
                                            "- [ ] ",
                                            "> ",
                                            ">",
                                            "```",
                                            "```\n",
                                            "~~~",
                                            "<!--",
                                            "-->",
                                            "<!-- x -->\n",
                                            "<div>",
                                            "---\n",
                                            "===\n",
                                            "***\n",
                                            "\n",
                                            "\n",
                                            "\n\n",
                                            "\r\n",
                                            "\r",
                                            "    ",
                                            "  ",
                                            " ",
                                            "\t",
                                            "**A:** ",
                                            "**B**: ",
                                            "[C]",
                                            "[D](e)",
                                            "[F]: g\n",
                                            "[",
                                            "]",
                                            "`",
                                            "\\",
                                            "\\\n",
                                            "  \n",
                                            "é",
                                            "漢",
                                            "😀",
                                            "e\u0301",
                                            "（",
                                            "\uFEFF",
                                            "word ",
                                            "a",
                                            "| b | c |\n",
                                            "|---|\n",
                                            "|---|:-:|\n",
                                            "| **D:** | e\\| |\n",
                                            "|",
                                            "<b>",
                                            "&amp;",
                                            "---\nx: y\n---\n",
                                            "...\n",
                                            std::string_view("\0", 1)};

const std::string_view filled = R"(# Session Handoff

**Session ID:** main@1a2b3c4  
**Date/Time:** 2024-05-06 07:08 UTC  
**Duration:** about 2 h
**Project:** handoff

## Session Summary
### Key Achievements
- Read *every* file of `server/text` [and the tests]
- [x] Done
- Wrote [a link](https://example.org/a_(b)) and <https://example.org/[c]>

  A second paragraph with [FILE_1].

  ```cpp
  int x[3];  // # no heading
  ```
- Wrapped over
  two lines

### Recent Decisions
1. **Decision:** Keep bytes
   - **Rationale:** one `[unit]` inside
   - **Alternatives Considered:** [ALTERNATIVES]

2. **Decision:** [DECISION_2]
   - nested
     - deeper

10. Ten

## Task Status ##
<!-- handoff: ignore
[no bracket] -->

| File | State |
|------|-------|
| a.cc | [CLEAN/DIRTY] |

Text with [open, `code ] and` and [another].

~~~
[no bracket]
~~~

---

*Updated by [SESSION_ID]*
)";

void check_same(const Span& a, const Span& b) {
  CHECK((a.begin == b.begin && a.end == b.end));
}

void check_same(const BothReaders& both) {
  const auto& [a, b] = both;
  REQUIRE(a.simplified == Simplified::no);
  CHECK(outline(a) == outline(b));
  CHECK(items(a) == items(b));
  CHECK(fields(a) == fields(b));
  CHECK(brackets(a) == brackets(b));
  CHECK(a.footer == b.footer);
  CHECK(a.comments == b.comments);
  REQUIRE(a.sections.size() == b.sections.size());
  for (std::size_t i = 0; i < a.sections.size(); ++i) {
    check_same(a.sections[i].heading, b.sections[i].heading);
    check_same(a.sections[i].body, b.sections[i].body);
    CHECK(a.sections[i].parent == b.sections[i].parent);
  }
  REQUIRE(a.items.size() == b.items.size());
  for (std::size_t i = 0; i < a.items.size(); ++i) {
    check_same(a.items[i].span, b.items[i].span);
    check_same(a.items[i].text, b.items[i].text);
    CHECK(a.items[i].section == b.items[i].section);
  }
  REQUIRE(a.rows.size() == b.rows.size());
  for (std::size_t i = 0; i < a.rows.size(); ++i) CHECK(a.rows[i].cells == b.rows[i].cells);
  REQUIRE(a.brackets.size() == b.brackets.size());
  for (std::size_t i = 0; i < a.brackets.size(); ++i) {
    check_same(a.brackets[i].span, b.brackets[i].span);
    CHECK(a.brackets[i].item == b.brackets[i].item);
    CHECK(a.brackets[i].field == b.brackets[i].field);
  }
}

TEST_CASE("both readers read the template alike") {
  const BothReaders both = read_by_both(session_template());
  CHECK(both.by_cmark.brackets.size() == 82);
  check_same(both);
  check_same(read_by_both(with_line_breaks(session_template(), "\r\n")));
}

TEST_CASE("both readers read a filled document alike") {
  const BothReaders both = read_by_both(filled);
  CHECK(brackets(both.by_cmark) == Lines{"and the tests", "FILE_1", "ALTERNATIVES", "DECISION_2",
                                         "CLEAN/DIRTY", "another", "SESSION_ID"});
  check_same(both);
  check_same(read_by_both(with_line_breaks(filled, "\r\n")));
  check_same(read_by_both(with_line_breaks(filled, "\r")));
  check_same(read_by_both("\uFEFF" + std::string(filled)));
  check_same(read_by_both("---\ntemplate: session\n---\n" + std::string(filled)));
}

TEST_CASE("what only looks like a block is none for the line reader either") {
  for (const std::string_view text :
       {"#A\n", "    # A\n", "\t# A\n", "```a``` b\n# A\n", "```\n# A\n```x\n# B\n```\n",
        "- a\n\n  # B\n", "- a\n\n  ---\n", "- a\n\n\tb\n", "（\n\n：a\n", "1. a\n\n  b\n",
        "- a\n\n      b\n", "a\n> [b]\n", "-\n  a\n", "- [ ]\n\na\n", "####### A\n",
        "# A #\n#\n"}) {
    INFO(text);
    check_same(read_by_both(text));
  }
}

TEST_CASE("the promises hold for any text in both readers") {
  for (std::uint32_t seed = 0; seed < 3000; ++seed) {
    const std::string text = random_text(seed, 1 + seed % 60, soup);
    INFO("seed " << seed << ": " << text);
    checked_parse(text);
    read_by_both(text);
  }
}

}  // namespace
}  // namespace handoff
