#include "server/workspace/view.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/support/samples.h"

namespace handoff {
namespace {

TEST_CASE("a document is empty with nothing in it but the word that asks for a handoff") {
  for (const std::string_view text : {"", " \n\t\r\n", "h", "hand", " handoff\n"}) {
    INFO(text);
    CHECK(view_of(text, "a.md").is_empty());
  }
  for (const std::string_view text : {"handoffs", "and", "hand off", "#", "."}) {
    INFO(text);
    CHECK_FALSE(view_of(text, "a.md").is_empty());
  }
}

TEST_CASE("a place has the rule of its section") {
  const View view = view_of("# Session Handoff\n## TL;DR\nx\n## Weather\ny\n");
  const auto title_at = [&](std::string_view what) {
    const Index rule = view.rule_at(view.text().find(what));
    return rule == nothing ? std::string("-") : view.schema->sections[rule].title;
  };
  CHECK(title_at("x") == "Session Summary");
  CHECK(title_at("TL") == "Session Summary");
  CHECK(title_at("y") == "-");
  CHECK(view_of("x", "a.md").rule_at(0) == nothing);
}

TEST_CASE("a document may be held to a template that nothing in it names") {
  const View view = make_view(std::make_shared<const Text>("x"), shared_session_schema());
  CHECK(view.schema.get() == &session_schema());
  CHECK(view.conformance.form == Form::bare);
}

}  // namespace
}  // namespace handoff
