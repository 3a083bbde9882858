// Text made to confuse or to keep busy what shows a document's structure.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <ctime>
#include <limits>

#include "server/features/annotations.h"
#include "server/features/folding.h"
#include "server/features/highlights.h"
#include "server/features/links.h"
#include "server/features/outline.h"
#include "server/features/selection.h"
#include "server/features/tasks.h"
#include "server/features/tokens.h"
#include "tests/unit/syntax/random_markdown.h"

namespace handoff {
namespace {

View view_of(std::string text) {
  return make_view(std::make_shared<const Text>(std::move(text)), shared_session_schema());
}

/// Everything there is to say, with the cursor in the middle; how much that is.
std::size_t all_of(const View& view) {
  const Span all{0, view.text().size()};
  std::size_t middle = all.end / 2;
  while (middle > 0 && (static_cast<unsigned char>(view.text()[middle - 1]) & 0x80) != 0) --middle;
  const auto task = task_mentions(view, middle);
  return outline(view).size() + folds(view).size() + selection_steps(view, middle).size() +
         highlights(view, middle).size() + links(view).size() + tokens(view, all).size() +
         open_slot_lenses(view).size() + wanted_hints(view, all).size() +
         (task ? task->names.size() : 0);
}

std::string repeat(std::string_view unit, std::size_t times) {
  std::string result = "### Files Modified\n";
  while (times-- > 0) result += unit;
  return result;
}

double seconds(const View& view) {
  double least = std::numeric_limits<double>::max();
  for (int i = 0; i < 3; ++i) {
    const std::clock_t begin = std::clock();
    all_of(view);
    least = std::min(least, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  return least;
}

}  // namespace

TEST_CASE("four times the text takes about four times as long") {
  constexpr double negligible = 0.05, quadratic = 12;
  for (const char* unit : {"- [x] task\n",
                           "- [ ] same\n  - **A:** b\n",
                           "# a\n",
                           "###### a\n# b\n",
                           "**Project:** a\n",
                           "**Project:** `a/b.c` commit 1a2b3c4 ",
                           "http://a(",
                           "http://",
                           "(http://a/",
                           "[a](http://b)",
                           "a/b.c:1 ",
                           "`a/b.c` ",
                           "`",
                           "``` ",
                           "commit ",
                           "[FILE_1] ",
                           "- [FILE_1]\n",
                           "<!-- a -->\n\n",
                           "```\na\n```\n",
                           "> - a\n",
                           "x",
                           "\n",
                           "- a - ",
                           "*.c",
                           "é "}) {
    INFO(unit);
    const double once = seconds(view_of(repeat(unit, 2500)));
    const double often = seconds(view_of(repeat(unit, 10000)));
    CHECK((often < negligible || often < quadratic * once));
  }
}

TEST_CASE("what nests deeply is shown as deep as anybody looks") {
  std::string text;
  for (std::size_t depth = 0; depth < 400; ++depth) {
    text += std::string(2 * depth, ' ') + "- **A:** b\n";
  }
  const View view = view_of(text + "- c\n");
  const std::vector<OutlineEntry> entries = outline(view);
  CHECK(entries.size() == 400);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    std::size_t depth = 0;
    for (Index at = i; at != nothing; at = entries[at].parent) ++depth;
    CHECK(depth <= 20);
  }
  CHECK(selection_steps(view, text.size() - 2).size() < 200);
}

TEST_CASE("answers are not longer than anybody reads") {
  const View view = view_of(repeat("# a\n`a/b.c`\n", 20000));
  CHECK(outline(view).size() == 5000);
  CHECK(folds(view).size() == 5000);
  CHECK(links(view).size() == 2000);
}

TEST_CASE("random text is read without a mistake") {
  const std::vector<std::string_view> pieces = {"# ",
                                                "\n## Files Modified\n",
                                                "- ",
                                                "\n- [x] ",
                                                "  ",
                                                "\n",
                                                "\r\n",
                                                "\r",
                                                "**A:** ",
                                                "**Project:** ",
                                                "[FILE_1]",
                                                "[",
                                                "]",
                                                "(",
                                                ")",
                                                "`",
                                                "``",
                                                "```\n",
                                                "<!-- ",
                                                "-->",
                                                "---",
                                                "http://",
                                                "a/b",
                                                ".c",
                                                ":1",
                                                "#L2",
                                                "é",
                                                "😀",
                                                "commit ",
                                                "1a2b3c4",
                                                " - ",
                                                "> ",
                                                "* ",
                                                "|",
                                                "\\",
                                                "\t",
                                                "[CLEAN/DIRTY]",
                                                "**Git Status:** "};
  std::size_t said = 0;
  for (std::uint32_t seed = 0; seed < 3000; ++seed) {
    said += all_of(view_of(random_text(seed, 5 + seed % 80, pieces)));
  }
  CHECK(said > 10000);
}

}  // namespace handoff
