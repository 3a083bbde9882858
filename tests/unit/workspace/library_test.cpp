#include "server/workspace/library.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/support/samples.h"

namespace handoff {
namespace {

std::shared_ptr<const Schema> note(std::string name, std::string_view markdown) {
  return std::make_shared<const Schema>(read_template(std::move(name), markdown, {}));
}

constexpr std::string_view bug = "# Bug Handoff\n## Symptom\n[X]\n## Cause\n[Y]\n## Fix\n[Z]\n";
constexpr std::string_view night =
    "# Night Shift\n## Alerts\n[X]\n## Symptom\n[Y]\n## Pager\n[Z]\n## [OTHER]\n";

std::string followed(std::string_view path, std::string_view text, const Library& library) {
  const Document document = parse(std::make_shared<const Text>(std::string(text)));
  const auto schema = schema_for({path, path}, document, library);
  return schema == nullptr ? "none" : schema->name;
}

std::shared_ptr<const Library> two_more(std::vector<FileRule> files = {},
                                        std::string_view standard = {}) {
  return make_library({}, {note("night", night), note("bug", bug)}, std::move(files), standard);
}

TEST_CASE("templates are found by their name") {
  const auto library = two_more();
  REQUIRE(library->templates.size() == 3);
  CHECK(library->templates[0]->name == "bug");
  CHECK(schema_named("session", *library).get() == &session_schema());
  CHECK(schema_named("night", *library) == library->templates[1]);
  CHECK(schema_named("Session", *library) == nullptr);
  CHECK(schema_named("", *library) == nullptr);
}

TEST_CASE("a template of the project may take the place of the program's own") {
  const auto library = make_library({}, {note("session", bug)});
  REQUIRE(library->templates.size() == 1);
  CHECK(library->standard->title() == "Bug Handoff");
  CHECK(followed("a.md", "# Bug Handoff\n", *library) == "session");
  CHECK(followed("a.md", "# Session Handoff\n", *library) == "none");
}

TEST_CASE("of several templates one is followed by its title, its headings, or as the standard") {
  const auto library = two_more();
  CHECK(followed("handoff.md", "# Monday\n", *library) == "session");
  CHECK(followed("handoff.md", "# Night Shift\n## Cause\n## Fix\n", *library) == "night");
  CHECK(followed("handoff.md", "# Monday\n## Cause\n", *library) == "bug");
  CHECK(followed("handoff.md", "## Symptom\n## Pager\n", *library) == "night");
  CHECK(followed("handoff.md", "## Symptom\n", *library) ==
        "bug");  // as much of one as of the other
  CHECK(followed("a.md", "# Night Shift\n", *library) == "night");
  CHECK(followed("a.md", "## Symptom\n## Cause\n## Fix\n", *library) == "bug");
  CHECK(followed("a.md", "## Symptom\n## Cause\n## Pager\n", *library) == "none");
  CHECK(followed("handoff.md", "# Monday\n", *two_more({}, "night")) == "night");
  CHECK(followed("handoff.md", "## Symptom\n", *two_more({}, "night")) == "night");
  CHECK(followed("handoff.md", "# Monday\n", *two_more({}, "no-such")) == "session");
}

TEST_CASE(
    "a template is followed by the other titles that its guide names, after those of others") {
  Guide guide;
  guide.title.aliases = {"Pager Report", "Bug Handoff"};
  guide.title.translations = {{"de", {"Nachtbericht"}}};
  const auto watch = std::make_shared<const Schema>(read_template("watch", night, guide));
  const auto library = make_library({}, {watch, note("bug", bug)});
  CHECK(followed("a.md", "# Pager Report (2025-11-10)\n", *library) == "watch");
  CHECK(followed("a.md", "## Pager Report\n", *library) == "none");
  CHECK(followed("a.md", "# Bug Handoff\n## Alerts\n", *library) == "bug");
  CHECK(followed("a.md", "# Pager Report\n## Cause\n## Fix\n", *library) == "watch");
  CHECK(followed("a.md", "# Nachtbericht\n", *library) == "watch");
  CHECK(followed("a.md", "# Nachtbericht\n", *adapted(*library, {"fr"}, {})) == "none");
}

TEST_CASE("a heading of a template that is a slot tells nothing") {
  const auto library = make_library({}, {note("x", "# [TITLE]\n## [A]\n## [B]\n## [C]\n")});
  CHECK(followed("a.md", "# Title\n## A\n## B\n## C\n", *library) == "none");
}

TEST_CASE("a project's rules for files come after a document's own word and before its path") {
  std::vector<FileRule> files;
  files.push_back({Glob("notes/old/**"), "off"});
  files.push_back({Glob("notes/**"), "night"});
  files.push_back({Glob("handoff.md"), "off"});
  const auto library = two_more(std::move(files));
  CHECK(followed("notes/a.md", "", *library) == "night");
  CHECK(followed("notes/old/a.md", "# Night Shift\n", *library) == "none");
  CHECK(followed("handoff.md", "# Bug Handoff\n", *library) == "none");
  CHECK(followed("handoff.md", "<!-- handoff: template=bug -->\n", *library) == "bug");
  CHECK(followed("handoff.md", "---\ntemplate: bug\n---\n", *library) == "bug");
  CHECK(followed("notes/a.md", "---\ntemplate: post\n---\n", *library) == "night");
  CHECK(followed("notes/templates/a.md", "", *library) == "none");
  CHECK(followed(".handoff/notes/a.md", "<!-- handoff: template=bug -->\n", *library) == "none");
}

TEST_CASE("a rule is about the path in the project, the rest about that in the workspace") {
  std::vector<FileRule> files;
  files.push_back({Glob("templates/app/notes/*.md"), "bug"});
  const auto library = two_more(std::move(files));
  const Document document = parse(std::make_shared<const Text>(""));
  const auto schema = schema_for({"notes/a.md", "templates/app/notes/a.md"}, document, *library);
  REQUIRE(schema != nullptr);
  CHECK(schema->name == "bug");
}

TEST_CASE("a view keeps its template while others are read") {
  auto library = two_more();
  const View view = make_view(std::make_shared<const Text>("# Night Shift\n## Alerts\n"),
                              {"a.md", "a.md"}, library);
  library = embedded_library();
  REQUIRE(view.schema != nullptr);
  CHECK(view.schema->sections[2].title == "Alerts");
  CHECK(view.library->templates.size() == 3);
}

}  // namespace
}  // namespace handoff
