#include <catch2/catch_test_macros.hpp>

#include "tests/unit/syntax/checked_parse.h"

namespace handoff {
namespace {

/// `a|b` for each row of a table, `# a|b` for its headings.
Lines tables_of(const Document& document) {
  const auto line = [&](const std::vector<Span>& cells) {
    std::string text;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      text += fmt::format("{}{}", i > 0 ? "|" : "", document.slice(cells[i]));
    }
    return text;
  };
  Lines lines;
  std::size_t row = 0;
  for (std::size_t i = 0; i < document.tables.size(); ++i) {
    lines.push_back("# " + line(document.tables[i].headings));
    for (; row < document.rows.size() && document.rows[row].table == i; ++row) {
      lines.push_back(line(document.rows[row].cells));
    }
  }
  return lines;
}

Lines tables_of(std::string_view text) {
  return tables_of(checked_parse(text));
}

TEST_CASE("a row of hyphens below one with as many cells makes a table") {
  CHECK(tables_of("| a | b |\n|---|:-:|\n| c | d |\n| e | f |\n") == Lines{"# a|b", "c|d", "e|f"});
  CHECK(tables_of("a | b\n:-- | --:\nc | d\n") == Lines{"# a|b", "c|d"});
  CHECK(tables_of("| a |\n|-|\n| b\nc |\nd\n") == Lines{"# a", "b", "c", "d"});
  CHECK(tables_of("text\n| a |\n|---|\n| b |\n\n| c |\n| - |\n") == Lines{"# a", "b", "# c"});
  CHECK(tables_of("| a | b |\r\n|---|---|\r\n| c | d |\r\n") == Lines{"# a|b", "c|d"});
}

TEST_CASE("what only looks like a table is text") {
  for (const std::string_view text :
       {"| a | b |\n| c | d |\n", "| a | b |\n|---|\n| c | d |\n", "|---|---|\n| a | b |\n",
        "| a |\n\n|---|\n| b |\n", "| a |\n|-a-|\n", "| a |\n|:|\n", "| a | b |\n|---||\n",
        "```\n| a |\n|---|\n```\n", "    | a |\n    |---|\n", "a\n---\n", "# | a |\n|---|\n"}) {
    INFO(text);
    CHECK(tables_of(text).empty());
  }
}

TEST_CASE("a pipe behind a backslash is none, and one in code is one") {
  CHECK(tables_of("| a \\| b | `c\\|d` |\n|---|---|\n") == Lines{"# a \\| b|`c\\|d`"});
  CHECK(tables_of("| a | b |\n|---|---|\n| `c|d` |\n") == Lines{"# a|b", "`c|d`"});
  CHECK(tables_of("| a |\n|---|\n\\| b \\|\n") == Lines{"# a", "\\| b \\|"});
}

TEST_CASE("rows may have fewer cells than the headings, and no more") {
  CHECK(tables_of("| a | b |\n|---|---|\n| c |\n|  | d | e |\n|\n||\n") ==
        Lines{"# a|b", "c", "|d", "", ""});
}

TEST_CASE("a table ends with its paragraph") {
  CHECK(tables_of("| a |\n|---|\n| b |\n\n| c |\n") == Lines{"# a", "b"});
  CHECK(tables_of("| a |\n|---|\n| b |\n- c\n") == Lines{"# a", "b"});
  CHECK(tables_of("| a |\n|---|\n| b |\n# c\n") == Lines{"# a", "b"});
}

TEST_CASE("tables know their section, and the item or quote that they stand in") {
  const Document document =
      checked_parse("# A\n- b\n\n  | c |\n  |---|\n  | d |\n\n## E\n> | f |\n> |---|\n> | g |\n");
  CHECK(tables_of(document) == Lines{"# c", "d", "# f", "g"});
  CHECK(document.tables[0].section == 1);
  CHECK(document.tables[0].item == 0);
  CHECK(document.tables[1].section == 2);
  CHECK(document.tables[1].item == nothing);
  CHECK(document.slice(document.tables[0].heading) == "| c |\n  |---|");
}

TEST_CASE("cells are read one by one") {
  CHECK(brackets(checked_parse("| [A] | b ` c |\n|---|---|\n| [D] ` | [E|F] [G] |\n")) ==
        Lines{"A", "D"});
  CHECK(brackets(checked_parse("| a | b |\n|---|---|\n| `[C]` | [D] |\n")) == Lines{"D"});
}

TEST_CASE("a row of two cells is a label and its value") {
  const std::string_view text =
      "| Field | Value |\n|---|---|\n| Git Status | DIRTY |\n| **Tests:** | `x` |\n"
      "| **Build**: | [A] |\n| Empty |  |\n| Alone |\n| | c |\n";
  const Document document = checked_parse(text);
  CHECK(fields(document) == Lines{"Git Status=DIRTY", "Tests=`x`", "Build=[A]", "Empty="});
  CHECK(document.fields[0].row == 0);
  CHECK(document.slice(document.fields[0].mark) == "Git Status |");
  CHECK(document.brackets.front().field == 2);
  CHECK(
      fields(checked_parse("| **A:** b | c | d |\n|---|---|---|\n| **E:** f | g | h |\n")).empty());
  CHECK(checked_parse("| a |\n|---|\n| **B** |\n").bold_leads.empty());
}

TEST_CASE("both readers see the same tables") {
  const BothReaders both = read_by_both(
      "| a | b |\n|---|---|\n| [C] | d |\n\n- e\n\n  | f |\n  |---|\n  | g |\n\nh | i\n--- | "
      "---\nj\n");
  CHECK(tables_of(both.by_lines) == Lines{"# a|b", "[C]|d", "# f", "g", "# h|i", "j"});
  CHECK(tables_of(both.by_lines) == tables_of(both.by_cmark));
  CHECK(fields(both.by_lines) == fields(both.by_cmark));
}

}  // namespace
}  // namespace handoff
