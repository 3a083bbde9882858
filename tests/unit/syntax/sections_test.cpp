#include <catch2/catch_test_macros.hpp>

#include "tests/unit/syntax/checked_parse.h"

namespace handoff {
namespace {

Lines outline_of(std::string_view text) {
  return outline(checked_parse(text));
}

TEST_CASE("an empty document has one section, itself") {
  const Document document = checked_parse("");
  REQUIRE(document.sections.size() == 1);
  CHECK(document.sections[0].body == Span{0, 0});
  CHECK(document.footer == 0);
}

TEST_CASE("sections nest by the level of their headings") {
  CHECK(outline_of("# A\n## B\n### C\n## D\n# E\n") ==
        Lines{"# A", "  ## B", "    ### C", "  ## D", "# E"});
  CHECK(outline_of("### A\n# B\n###### C\n## D\n") ==
        Lines{"### A", "# B", "  ###### C", "  ## D"});
}

TEST_CASE("a title is without markers, closing signs and blanks") {
  CHECK(outline_of("#\tA  b \n") == Lines{"# A  b"});
  CHECK(outline_of("   # A\n") == Lines{"# A"});
  CHECK(outline_of("# A ##\n") == Lines{"# A"});
  CHECK(outline_of("# A ## \t\n") == Lines{"# A"});
  CHECK(outline_of("## A#\n") == Lines{"## A#"});
  CHECK(outline_of("## A \\#\n") == Lines{"## A \\#"});
  CHECK(outline_of("# C# #\n") == Lines{"# C#"});
  CHECK(outline_of("#\n") == Lines{"# "});
  CHECK(outline_of("### ###\n") == Lines{"### "});
}

TEST_CASE("a heading may be underlined, its title of several lines too") {
  CHECK(outline_of("A\n===\nB\n---\n") == Lines{"# A", "  ## B"});
  CHECK(outline_of("A\nb\n  c\n=\nd\n") == Lines{"# A\nb\n  c"});
  CHECK(outline_of("A\n   ---  \n") == Lines{"## A"});
  CHECK(outline_of("#A\n---\n") == Lines{"## #A"});
  CHECK(outline_of("####### A\n===\n") == Lines{"# ####### A"});
}

TEST_CASE("a line too deep to underline belongs to the title") {
  CHECK(outline_of("A\n    ===\nB\n===\nC\n") == Lines{"# A\n    ===\nB"});
}

TEST_CASE("definitions before an underlined title are not part of it") {
  CHECK(outline_of("[a]: b\nA\n===\n") == Lines{"# A"});
  CHECK(outline_of("[a]: b\n===\nA\n===\n") == Lines{"# ===\nA"});
}

TEST_CASE("what looks like a heading but is none makes no section") {
  CHECK(outline_of("#A\n").empty());
  CHECK(outline_of("####### A\n").empty());
  CHECK(outline_of("\\# A\n").empty());
  CHECK(outline_of("    # A\n").empty());
  CHECK(outline_of("```\n# A\n```\n").empty());
  CHECK(outline_of("~~~ md\n# A\n```\n# B\n~~~\n").empty());
  CHECK(outline_of("```\n# A\n").empty());
  CHECK(outline_of("> # A\n").empty());
  CHECK(outline_of("- # A\n").empty());
  CHECK(outline_of("- a\n\n  # A\n").empty());
  CHECK(outline_of("1. A\n   ===\n").empty());
  CHECK(outline_of("<!--\n# A\n-->\n").empty());
  CHECK(outline_of("<div>\n# A\n</div>\n").empty());
}

TEST_CASE("a heading ends a list, a paragraph and a closed fence or comment") {
  CHECK(outline_of("- a\n# A\n") == Lines{"# A"});
  CHECK(outline_of("a\n# A\n") == Lines{"# A"});
  CHECK(outline_of("```\na\n```\n# A\n") == Lines{"# A"});
  CHECK(outline_of("<!--\na\n-->\n# A\n") == Lines{"# A"});
}

TEST_CASE("heading, body and end of a section are whole lines") {
  const Document document = checked_parse("x\n\n# A\ny\n## B ##\r\nz\n# C");
  REQUIRE(document.sections.size() == 4);
  const auto& [root, a, b, c] = std::tie(document.sections[0], document.sections[1],
                                         document.sections[2], document.sections[3]);
  CHECK(document.slice(root.body) == "x\n\n");
  CHECK(document.slice(a.heading) == "# A");
  CHECK(document.slice(a.body) == "y\n");
  CHECK(a.end == c.heading.begin);
  CHECK(document.slice(b.heading) == "## B ##");
  CHECK(document.slice(b.body) == "z\n");
  CHECK(document.slice(c.heading) == "# C");
  CHECK(c.body.empty());
  CHECK(root.end == document.text->size());
}

TEST_CASE("the lines of an underlined heading include the underline") {
  const Document document = checked_parse("A\nb\n===\n\nc\n");
  REQUIRE(document.sections.size() == 2);
  CHECK(document.slice(document.sections[1].heading) == "A\nb\n===");
  CHECK(document.slice(document.sections[1].body) == "\nc\n");
}

TEST_CASE("sections are the same with every kind of line break") {
  const Lines expected{"# A", "  ## B"};
  CHECK(outline_of("# A\n\nx\n\nB\n---\n") == expected);
  CHECK(outline_of("# A\r\n\r\nx\r\n\r\nB\r\n---\r\n") == expected);
  CHECK(outline_of("# A\r\rx\r\rB\r---\r") == expected);
}

TEST_CASE("a byte order mark is no part of a title") {
  CHECK(outline_of("\uFEFF# A\n") == Lines{"# A"});
  CHECK(outline_of("\uFEFFA\n===\n") == Lines{"# A"});
  CHECK(outline_of("\uFEFF\uFEFF# A\n").empty());
  CHECK(items(checked_parse("\uFEFF- a\n\uFEFF- b\n")) == Lines{"- a\n\uFEFF- b"});
  CHECK(outline_of("\uFEFF---\na: b\n---\n# A\n") == Lines{"# A"});
}

TEST_CASE("a section is found by any place in it") {
  const Document document = checked_parse("x\n# A\ny\n## B\nz\n");
  CHECK(document.section_at(0) == 0);
  CHECK(document.section_at(2) == 1);
  CHECK(document.section_at(7) == 1);
  CHECK(document.section_at(8) == 2);
  CHECK(document.section_at(14) == 2);
  CHECK(document.text->size() == 15);
  CHECK(document.section_at(15) == 2);
  CHECK(checked_parse("# A").section_at(3) == 1);
  CHECK(checked_parse("").section_at(0) == 0);
}

TEST_CASE("a section is within those around it and itself") {
  const Document document = checked_parse("# A\n## B\n# C\n");
  CHECK(document.within(2, 2));
  CHECK(document.within(2, 1));
  CHECK(document.within(2, 0));
  CHECK_FALSE(document.within(1, 2));
  CHECK_FALSE(document.within(3, 1));
}

/// The text from the footer on.
std::string footer_of(std::string_view text) {
  const Document document = checked_parse(text);
  return std::string(document.slice({document.footer, document.text->size()}));
}

TEST_CASE("the footer starts at the last rule after all headings") {
  CHECK(footer_of("# A\nb\n\n---\nend\n") == "---\nend\n");
  CHECK(footer_of("# A\nb\n\n---\nc\n\n***\nend\n") == "***\nend\n");
  CHECK(footer_of("a\n\n * * *\n") == " * * *\n");
  CHECK(footer_of("# A\n\n---\n# B\nc\n").empty());
  CHECK(footer_of("# A\nb\n---\n").empty());
  CHECK(footer_of("# A\n- b\n\n  ---\n").empty());
  CHECK(footer_of("# A\n> ---\n").empty());
  CHECK(footer_of("# A\n```\n---\n```\n").empty());
}

TEST_CASE("what stands in the footer belongs to the document") {
  const Document document = checked_parse("# A\n- a\n\n---\n- b\n\n**F:** [x]\n");
  REQUIRE(document.items.size() == 2);
  CHECK(document.items[0].section == 1);
  CHECK(document.items[1].section == 0);
  REQUIRE(document.fields.size() == 1);
  CHECK(document.fields[0].section == 0);
  REQUIRE(document.brackets.size() == 1);
  CHECK(document.brackets[0].section == 0);
  CHECK(document.section_at(document.footer) == 0);
  CHECK(document.section_at(document.text->size()) == 0);
}

TEST_CASE("front matter is no part of the document") {
  const Document document = checked_parse("---\ntitle: [x]\nlist:\n- a\n**F:** x\n---\n# A\n[y]\n");
  CHECK(outline(document) == Lines{"# A"});
  CHECK(document.items.empty());
  CHECK(document.fields.empty());
  CHECK(brackets(document) == Lines{"y"});
  CHECK(document.sections[0].body == Span{38, 38});
}

TEST_CASE("the end of front matter underlines nothing") {
  CHECK(outline_of("---\ntitle: x\n---\n").empty());
  CHECK(outline_of("---\ntitle: x\n...\nA\n===\n") == Lines{"# A"});
  CHECK(outline_of("---\r\ntitle: x\r\n---\r\n# A\r\n") == Lines{"# A"});
}

TEST_CASE("front matter that does not end is Markdown") {
  CHECK(outline_of("---\ntitle: x\n\n# A\n") == Lines{"# A"});
  CHECK(outline_of("---\nA\n===\n") == Lines{"# A"});
  CHECK(outline_of(" ---\nA\n---\n") == Lines{"## A"});
  const std::string long_matter = "---\n" + std::string(65 * 1024, '\n') + "A\n---\n";
  CHECK(outline_of(long_matter) == Lines{"## A"});
}

TEST_CASE("comments are the lines of HTML blocks up to their end") {
  const Document document =
      checked_parse("<!-- a -->\nb\n<!--\nc\n\nd -->\n\ne <!-- f -->\n\n<div>\ng\n\nh\n");
  Lines comments;
  for (const Span span : document.comments) comments.emplace_back(document.slice(span));
  CHECK(comments == Lines{"<!-- a -->", "<!--\nc\n\nd -->", "<div>\ng"});
}

TEST_CASE("definitions alone make no block and no section") {
  CHECK(outline_of("[a]: b\n\n[c]: d\n# A\n") == Lines{"# A"});
}

}  // namespace
}  // namespace handoff
