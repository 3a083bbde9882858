#include <catch2/catch_test_macros.hpp>

#include "tests/unit/syntax/checked_parse.h"

namespace handoff {
namespace {

Lines fields_of(std::string_view text) {
  return fields(checked_parse(text));
}

TEST_CASE("a bold label with its colon on either side of the asterisks is a field") {
  CHECK(fields_of("**A:** b\n") == Lines{"A=b"});
  CHECK(fields_of("**A**: b\n") == Lines{"A=b"});
  CHECK(fields_of("** A : ** b\n") == Lines{"A=b"});
  CHECK(fields_of("**A/B c:**b\n") == Lines{"A/B c=b"});
}

TEST_CASE("a field without a value has an empty one") {
  CHECK(fields_of("**A:**\n") == Lines{"A="});
  CHECK(fields_of("**A**:  \n") == Lines{"A="});
  CHECK(fields_of("**A:** \\\n**B:**\n") == Lines{"A=", "B="});
}

TEST_CASE("each line of a paragraph may be a field, and hard breaks are no part of values") {
  CHECK(fields_of("**A:** b  \n**C:** d\\\ntext\n**E:** f\n") == Lines{"A=b", "C=d", "E=f"});
  CHECK(fields_of("**A:** b\r\n**C:** d  \r\n") == Lines{"A=b", "C=d"});
  CHECK(fields_of("**A:** b\r**C:** d\r") == Lines{"A=b", "C=d"});
}

TEST_CASE("a comment behind a value is no part of it") {
  CHECK(fields_of("**A:** b <!-- c -->  \n**D:** <!-- e -->\\\n**F:** g -->\n") ==
        Lines{"A=b", "D=", "F=g -->"});
}

TEST_CASE("an escaped backslash at the end of a value is part of it") {
  CHECK(fields_of("**A:** C:\\\\\n**B:** c\n") == Lines{"A=C:\\\\", "B=c"});
}

TEST_CASE("fields may stand in items, after task boxes, and in quotes") {
  const Document document =
      checked_parse("1. **A:** b\n   - **C**: d\n2. [ ] **E:** f\n\n> **G:** h\n> **I:** j\n");
  CHECK(fields(document) == Lines{"A=b", "C=d", "E=f", "G=h", "I=j"});
  CHECK(document.fields[0].item == 0);
  CHECK(document.fields[1].item == 1);
  CHECK(document.fields[2].item == 2);
  CHECK(document.fields[3].item == nothing);
}

TEST_CASE("a field's mark goes from the first asterisk to the last of colon and asterisks") {
  const Document document = checked_parse("  **A:** b\n**C**: d\n");
  REQUIRE(document.fields.size() == 2);
  CHECK(document.slice(document.fields[0].mark) == "**A:**");
  CHECK(document.slice(document.fields[1].mark) == "**C**:");
}

TEST_CASE("other bold text is no field") {
  CHECK(fields_of("**A** b\n").empty());
  CHECK(fields_of("a **B:** c\n").empty());
  CHECK(fields_of("**A: b\n").empty());
  CHECK(fields_of("****: a\n").empty());
  CHECK(fields_of("**:** a\n").empty());
  CHECK(fields_of("\\**A:** b\n").empty());
  CHECK(fields_of("*A:* b\n").empty());
}

TEST_CASE("fields are found in paragraphs only") {
  CHECK(fields_of("# **A:** b\n").empty());
  CHECK(fields_of("```\n**A:** b\n```\n").empty());
  CHECK(fields_of("    **A:** b\n").empty());
  CHECK(fields_of("<!--\n**A:** b\n-->\n").empty());
}

TEST_CASE("a rule right below a field makes it a heading") {
  const Document document = checked_parse("**A:** b\n---\n");
  CHECK(document.fields.empty());
  CHECK(outline(document) == Lines{"## **A:** b"});
}

TEST_CASE("a bracket belongs to the field in whose value it stands") {
  const Document document = checked_parse("**A [x]:** [y] and [z]\n[w]\n");
  REQUIRE(brackets(document) == Lines{"x", "y", "z", "w"});
  CHECK(document.brackets[0].field == nothing);
  CHECK(document.brackets[1].field == 0);
  CHECK(document.brackets[2].field == 0);
  CHECK(document.brackets[3].field == nothing);
}

TEST_CASE("fields know their section") {
  const Document document = checked_parse("**A:** b\n\n# S\n**C:** d\n");
  REQUIRE(document.fields.size() == 2);
  CHECK(document.fields[0].section == 0);
  CHECK(document.fields[1].section == 1);
}

}  // namespace
}  // namespace handoff
