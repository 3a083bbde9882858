#include <catch2/catch_test_macros.hpp>

#include "tests/unit/syntax/checked_parse.h"

namespace handoff {
namespace {

Lines items_of(std::string_view text) {
  return items(checked_parse(text));
}

TEST_CASE("every kind of marker starts an item") {
  CHECK(items_of("- a\n- b\n") == Lines{"- a", "- b"});
  CHECK(items_of("* a\n+ b\n") == Lines{"* a", "+ b"});
  CHECK(items_of("1. a\n2. b\n") == Lines{"1. a", "2. b"});
  CHECK(items_of("3) a\n007) b\n") == Lines{"3) a", "7) b"});
  CHECK(items_of("999999999. a\n") == Lines{"999999999. a"});
  CHECK(items_of("   -\ta\n") == Lines{"- a"});
}

TEST_CASE("what only looks like an item is none") {
  CHECK(items_of("-a\n").empty());
  CHECK(items_of("1234567890. a\n").empty());
  CHECK(items_of("\\- a\n").empty());
  CHECK(items_of("    - a\n").empty());
  CHECK(items_of("a\n2. b\n").empty());
  CHECK(items_of("**a**\n").empty());
  CHECK(items_of("- - -\n").empty());
  CHECK(items_of("```\n- a\n```\n").empty());
}

TEST_CASE("items nest by their indentation") {
  CHECK(items_of("- a\n  - b\n    1. c\n  - d\n- e\n") ==
        Lines{"- a", "  - b", "    1. c", "  - d", "- e"});
  CHECK(items_of("1. a\n   - b\n2. c\n  - d\n") == Lines{"1. a", "  - b", "2. c", "- d"});
}

TEST_CASE("items may start in one line") {
  CHECK(items_of("- 1. a\n") == Lines{"- ", "  1. a"});
  CHECK(items_of("- - [x] a\n") == Lines{"- ", "  - [x] a"});
}

TEST_CASE("an item's text is its first paragraph") {
  CHECK(items_of("- a\n  b\nc\n\n  d\n  - e\n") == Lines{"- a\n  b\nc", "  - e"});
  CHECK(items_of("-\n  a\n") == Lines{"- a"});
  CHECK(items_of("- a  \n") == Lines{"- a"});
}

TEST_CASE("an item without a paragraph of its own has no text") {
  CHECK(items_of("-\n- \n-\t\n") == Lines{"- ", "- ", "- "});
  CHECK(items_of("-") == Lines{"- "});
  CHECK(items_of("- ```\n  a\n  ```\n") == Lines{"- "});
  CHECK(items_of("- # a\n") == Lines{"- "});
  CHECK(items_of("- > a\n") == Lines{"- "});
  CHECK(items_of("-\n\n  a\n") == Lines{"- "});
  CHECK(items_of("- [a]: b\n") == Lines{"- "});
}

TEST_CASE("a task box holds any one character") {
  CHECK(items_of("- [ ] a\n- [x] b\n- [X] c\n- [/] d\n- [-] e\n- [?] f\n") ==
        Lines{"- [ ] a", "- [x] b", "- [X] c", "- [/] d", "- [-] e", "- [?] f"});
  CHECK(items_of("1. [x] a\n") == Lines{"1. [x] a"});
  CHECK(items_of("- [ ]\n- [x] \n") == Lines{"- [ ] ", "- [x] "});
  CHECK(items_of("- [x]\ta\n") == Lines{"- [x] a"});
  CHECK(items_of("- [ ]\n  a\n") == Lines{"- [ ] a"});
  CHECK(items_of("-\n  [x] a\n") == Lines{"- [x] a"});
}

TEST_CASE("other brackets at the start of an item are its text") {
  CHECK(items_of("- [xy] a\n- []\n- [x](u)\n- [x]a\n- \\[x] a\n") ==
        Lines{"- [xy] a", "- []", "- [x](u)", "- [x]a", "- \\[x] a"});
  CHECK(items_of("- a [x] b\n") == Lines{"- a [x] b"});
}

TEST_CASE("an item reaches from its marker to the end of its last line") {
  const Document document = checked_parse("- a\n  - b\n\n    c\n\n- d\ne\n\nf\n");
  REQUIRE(document.items.size() == 3);
  CHECK(document.slice(document.items[0].span) == "- a\n  - b\n\n    c");
  CHECK(document.slice(document.items[1].span) == "- b\n\n    c");
  CHECK(document.slice(document.items[2].span) == "- d\ne");
}

TEST_CASE("fences and comments in an item are part of it") {
  const Document document = checked_parse("- a\n  ```\n  b\n  ```\n- c\n  <!-- d\n  e -->\n\nf\n");
  REQUIRE(document.items.size() == 2);
  CHECK(document.slice(document.items[0].span) == "- a\n  ```\n  b\n  ```");
  CHECK(document.slice(document.items[1].span) == "- c\n  <!-- d\n  e -->");
}

TEST_CASE("items know their section, quotes set aside") {
  const Document document = checked_parse("- a\n# A\n> - b\n## B\n- c\n");
  REQUIRE(document.items.size() == 3);
  CHECK(document.items[0].section == 0);
  CHECK(document.items[1].section == 1);
  CHECK(document.items[2].section == 2);
}

TEST_CASE("items are the same with every kind of line break") {
  CHECK(items_of("- a\r\n  - [x] b\r\n") == Lines{"- a", "  - [x] b"});
  CHECK(items_of("- a\r  - [x] b\r") == Lines{"- a", "  - [x] b"});
}

}  // namespace
}  // namespace handoff
