#include <catch2/catch_test_macros.hpp>

#include "tests/unit/syntax/checked_parse.h"

namespace handoff {
namespace {

/// In these texts `[yes…]` is to be found and every other bracket is not.
void check_brackets(std::string_view text, const Lines& expected = {"yes"}) {
  INFO(text);
  CHECK(brackets(checked_parse(text)) == expected);
}

TEST_CASE("text in brackets is found wherever text may stand") {
  check_brackets("[yes]");
  check_brackets("a [yes], b\n");
  check_brackets("a\n[yes]\nb\n");
  check_brackets("# A [yes]\n");
  check_brackets("A [yes]\n===\n");
  check_brackets("- [yes] - a\n");
  check_brackets("> a\n> [yes]\n");
  check_brackets("> - a\n>   [yes]\n");
  check_brackets("**[yes]**\n");
  check_brackets("**A:** [yes]%\n");
  check_brackets("| a | [yes] |\n|---|---|\n");
  check_brackets("[yes A/B:1, é 😀]\n", {"yes A/B:1, é 😀"});
  check_brackets("[yes 1][yes 2]\n", {});
  check_brackets("[yes 1] [yes 2]\n", {"yes 1", "yes 2"});
}

TEST_CASE("brackets need a partner, a content, one line and no brackets inside") {
  check_brackets("[] [yes] [no\n");
  check_brackets("no] [yes]\n");
  check_brackets("[no\nno] [yes]\n");
  check_brackets("[no [yes] no]\n");
  check_brackets("[[] [yes]\n");
}

TEST_CASE("brackets of up to 200 bytes are found") {
  const std::string longest(198, 'x');
  check_brackets("[" + longest + "]", {longest});
  check_brackets("[" + longest + "x] [yes]");
}

TEST_CASE("a bracket in code is no bracket") {
  check_brackets("`[no]` [yes]\n");
  check_brackets("``[no] ` [no]`` [yes]\n");
  check_brackets("```` [no] ``` [no] ```` [yes]\n");
  check_brackets("`a\n[no]\nb` [yes]\n");
  check_brackets("`a\\` [yes] b\n");
  check_brackets("[no `]` [yes]\n");
  check_brackets("```\n[no]\n```\n[yes]\n");
  check_brackets("~~~\n[no]\n```\n[no]\n~~~\n[yes]\n");
  check_brackets("a\n\n    [no]\n\n[yes]\n");
  check_brackets("- a\n\n      [no]\n\n  [yes]\n");
  check_brackets("> ```\n> [no]\n> ```\n> [yes]\n");
}

TEST_CASE("what only looks like code is text") {
  check_brackets("`[yes]\n");
  check_brackets("``[yes]`\n");
  check_brackets("\\`[yes]`\n");
  check_brackets("`` ` [no] `` ` [yes]\n");
  check_brackets("a ```[no]``` [yes]\n");
  check_brackets("a\n    [yes]\n");
  check_brackets("`a\n\n[yes]`\n");
}

TEST_CASE("a bracket in HTML is no bracket") {
  check_brackets("a <!-- [no] --> [yes]\n");
  check_brackets("a <!-- [no]\n[no] --> [yes]\n");
  check_brackets("<!-- [no] -->\n[yes]\n");
  check_brackets("<!--\n[no]\n\n[no]\n-->\n[yes]\n");
  check_brackets("a <b c=\"[no]\" d='[no]' e> [yes]\n");
  check_brackets("a <b\nc=[no]\n/> [yes]\n");
  check_brackets("a <b c = [no]> [yes]</b>\n");
  check_brackets("a <? [no] ?> [yes]\n");
  check_brackets("a <!A [no]> [yes]\n");
  check_brackets("a <![CDATA[ [no] > [no] ]]> [yes]\n");
  check_brackets("<div>\n[no]\n</div>\n\n[yes]\n");
}

TEST_CASE("what only looks like HTML is text") {
  check_brackets("a < b [yes] >\n");
  check_brackets("a <1 [yes]>\n");
  check_brackets("a <b [yes]>\n");
  check_brackets("a <b c=[yes\n", {});
  check_brackets("a <b \"[yes]\">\n");
  check_brackets("a </b [yes]>\n");
  check_brackets("a <!-- [yes]\n");
  check_brackets("a <!--> [yes] -->\n");
  check_brackets("a <? [yes] >\n");
  check_brackets("a <! [yes] >\n");
  check_brackets("a <!b [yes] >\n");
  check_brackets("a \\<!-- [yes] -->\n");
  check_brackets("a <b c=\"[yes]>\n");
}

TEST_CASE("a bracket in an address between angles is no bracket") {
  check_brackets("<http://a/[no]> [yes]\n");
  check_brackets("<mailto:[no]> [yes]\n");
  check_brackets("<a@b.c> [yes]\n");
  check_brackets("<http://a [yes]>\n");
  check_brackets("<a:[yes]>\n");
  check_brackets("<a@[yes]>\n");
}

TEST_CASE("an escaped bracket is text that was meant as text") {
  check_brackets("\\[no] [yes]\n");
  check_brackets("\\[no\\] [yes]\n");
  check_brackets("\\\\[yes]\n");
  check_brackets("\\a[yes]\n");
  check_brackets("[yes\\] it is]\n", {});
}

TEST_CASE("a link or image is no bracket") {
  check_brackets("[no](u) [yes]\n");
  check_brackets("[no](<a b> \"t\") [yes]\n");
  check_brackets("[no](a(b)\\)c) [yes]\n");
  check_brackets("[no]() [yes]\n");
  check_brackets("![no](u) [yes]\n");
  check_brackets("[no `](u)` [x](u) [yes]\n");
  check_brackets("[a [no] b](u) [yes]\n");
  check_brackets("[![no](u)](v) [yes]\n");
  check_brackets("[![a](u) b](v`c) [yes]` d\n");
  check_brackets("[no][no] [yes]\n");
  check_brackets("![no][no] [yes]\n");
}

TEST_CASE("what only looks like a link is text") {
  check_brackets("[yes] (u)\n");
  check_brackets("[yes](u\n");
  check_brackets("[yes] [no](u)\n");
  check_brackets("[yes][]\n");
  check_brackets("[yes](a(b)\n");
}

TEST_CASE("brackets around a link are no link, so that code may start behind them") {
  check_brackets("[a [b](u) c](v`d) [no]` [yes]\n");
  check_brackets("![a [b](u) c](v`d) [yes]` e\n");
}

TEST_CASE("a defined reference is a link, wherever its definition stands") {
  check_brackets("[no] [yes]\n\n[no]: u\n");
  check_brackets("[no]: u\n\n[no] [yes]\n");
  check_brackets("[no]: u\n[yes]\n");
  check_brackets("[NO  way][] [yes]\n\n[no way]: u\n");
  check_brackets("![no] [yes]\n\n[no]: <u v> 'title'\n");
  check_brackets("[no] [yes]\n\n   [no]: u (title)\n");
  check_brackets("[no] [yes]\n\n> [no]: u\n");
  check_brackets("[no] [yes]\n\n- [no]: u\n");
  check_brackets("[no] [no 2] [yes]\n\n[no]: u\n[no 2]: v\n");
  check_brackets("[no] [yes]\n\n[no]:\nu\n");
  check_brackets("[no] [yes]\r\n\r\n[no]: u\r\n");
}

TEST_CASE("what only looks like a definition defines nothing") {
  check_brackets("[yes]: \n");
  check_brackets("[yes]: not yet\n");
  check_brackets("[yes]: u 'title' and more\n");
  check_brackets("[yes]: u 'title\n");
  check_brackets("a\n[yes]: u\n");
  check_brackets("[yes]\n\n    [yes]: u\n");
  check_brackets("[yes]\n\n```\n[yes]: u\n```\n");
  check_brackets("[yes]\n\n\\[yes]: u\n");
  check_brackets("[yes] a\n\n[a [yes]: u\n", {"yes", "yes"});
}

TEST_CASE("brackets around a defined reference or other brackets are no label") {
  check_brackets("[x [no]] [yes]\n\n[no]: u\n");
  check_brackets("[no [yes]]\n\n[no [yes]]: u\n", {"yes", "yes"});
}

TEST_CASE("footnotes, alerts and wiki links are no brackets") {
  check_brackets("a[^1] [yes]\n\n[^1]: b [yes 2]\n", {"yes", "yes 2"});
  check_brackets("> [!NOTE]\n> [yes]\n");
  check_brackets("[[no]] [yes]\n");
  check_brackets("[[no|a]] [yes]\n");
  check_brackets("[[yes] a]\n");
}

TEST_CASE("a task box is no bracket but what follows it may be one") {
  check_brackets("- [x] [yes]\n- [ ] a\n");
  check_brackets("- [ ]\n- [x]\n\n[yes]\n");
  check_brackets("-\n  [x] [yes]\n");
  check_brackets("- - [x] [yes]\n");
  check_brackets("> 1. [x] [yes]\n");
  check_brackets("- a [x] b\n", {"x"});
  check_brackets("[x] a\n", {"x"});
}

TEST_CASE("brackets know their section and item") {
  const Document document = checked_parse("[a]\n# A [b]\n- [cc]\n  - [dd]\n\n[e]\n");
  REQUIRE(brackets(document) == Lines{"a", "b", "cc", "dd", "e"});
  const Index sections[] = {0, 1, 1, 1, 1};
  const Index items[] = {nothing, nothing, 0, 1, nothing};
  for (std::size_t i = 0; i < 5; ++i) {
    INFO(i);
    CHECK(document.brackets[i].section == sections[i]);
    CHECK(document.brackets[i].item == items[i]);
  }
}

TEST_CASE("a thousand open brackets hide none that is closed") {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "[ ";
  check_brackets(text + "[yes]\n");
}

}  // namespace
}  // namespace handoff
