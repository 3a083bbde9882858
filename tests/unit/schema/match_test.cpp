#include "server/schema/match.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/support/samples.h"

namespace handoff {
namespace {

/// The key of the guide for the slot that the document's first bracket is taken for; `-` for none.
std::string first_slot(std::string_view text) {
  const View view = view_of(text);
  REQUIRE_FALSE(view.document.brackets.empty());
  const Index slot = view.conformance.slot_of_bracket.front();
  return slot == nothing ? "-" : view.schema->slots[slot].key;
}

Form form_of(std::string_view text) {
  return view_of(text).conformance.form;
}

TEST_CASE("a slot's meaning comes from its section, then from its label, then from its name") {
  CHECK(first_slot("### Files Modified\n- [CHANGE_DESCRIPTION]\n") ==
        "Files Modified/CHANGE_DESCRIPTION");
  CHECK(first_slot("## Documentation Created/Updated\n- x - [LOCATION]\n") ==
        "Documentation Created/Updated/LOCATION");
  CHECK(first_slot("## Code Patterns Established\n- x - [LOCATION]\n") ==
        "Code Patterns Established/LOCATION");
  CHECK(first_slot("## Weather\n**Alternatives Considered:** [REASONING]\n") ==
        "Recent Decisions/Rationale");
  CHECK(first_slot("[FILE_7]\n") == "Files Modified/FILE");
  CHECK(first_slot("[FILE]\n") == "-");
  CHECK(first_slot("[file_1]\n") == "-");
}

TEST_CASE("a section is its first best match: words before other names, its parent before others") {
  const View view = view_of(
      "# T\n## TODO\n## Next Priority Tasks\n## Current State\n### Blockers\n"
      "## Technical Notes\n### Blocking Issues\n");
  const auto line_of = [&](std::string_view title) {
    for (Index rule = 0; rule < view.schema->sections.size(); ++rule) {
      if (view.schema->sections[rule].title != title) continue;
      const Index section = view.conformance.section_of_rule[rule];
      return view.document.text->line_of(view.document.sections[section].heading.begin) + 1;
    }
    return std::size_t{0};
  };
  CHECK(line_of("Next Priority Tasks") == 3);
  CHECK(line_of("Blocking Issues") == 7);
  CHECK(line_of("Current State") == 4);
}

TEST_CASE("the form of a document is told by its headings") {
  CHECK(form_of("# Session Handoff\n") == Form::bare);
  CHECK(form_of("## Blockers\n## TODO\n") == Form::bare);
  CHECK(form_of("## Blockers\n## TODO\n## Decisions\n") == Form::free);
  CHECK(form_of("**Blockers:** none\n\n**TODO:** all\n\n**Decisions:** none\n") == Form::free);
  CHECK(form_of(filled_handoff()) == Form::templated);
  CHECK(form_of(session_template()) == Form::templated);
}

/// The template with its first `count` slots filled in.
std::string template_with_filled(std::size_t count) {
  std::vector<Edit> edits;
  for (Index i = 0; i < count; ++i) {
    edits.push_back({session_schema().document.brackets[i].span, "done"});
  }
  return handoff::apply(session_template(), edits);
}

TEST_CASE("a form is blank while more than six slots in ten are open") {
  const auto is_blank = [](std::string_view text) { return view_of(text).conformance.blank; };
  CHECK(is_blank(template_with_filled(0)));
  CHECK(is_blank(template_with_filled(32)));
  CHECK_FALSE(is_blank(template_with_filled(33)));
  CHECK_FALSE(is_blank(template_with_filled(82)));
  CHECK_FALSE(is_blank(""));
}

TEST_CASE("the first heading of level 1 is the title and no section") {
  const View view = view_of("# Files Modified\n## Session Summary\n");
  CHECK(view.conformance.rule_of_section[1] == 1);
}

TEST_CASE("a document may be of a template without sections") {
  const auto schema = std::make_shared<const Schema>(read_template("note", "# Note\n[NAME]\n", {}));
  const View view = make_view(std::make_shared<const Text>("# Note\n[NAME]\n"), schema);
  CHECK(view.conformance.form == Form::templated);
  CHECK(view.conformance.slot_of_bracket == std::vector<Index>{0});
}

}  // namespace
}  // namespace handoff
