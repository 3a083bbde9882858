// What a project may have at most, and what it says beside the cases in tests/cases/project.
#include "server/config/project.h"

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <ctime>
#include <random>

#include "server/analysis/template_problems.h"
#include "server/schema/embedded.h"

namespace handoff {
namespace {

std::string file(std::string_view name) {
  return std::string(templates_folder) + std::string(name);
}

std::vector<std::string> said(const Project& project, const std::string& name) {
  std::vector<std::string> messages;
  const auto found = project.findings.find(name);
  REQUIRE(found != project.findings.end());
  for (const Finding& finding : found->second) messages.push_back(finding.message);
  return messages;
}

TEST_CASE("the program's own template and guide are without fault") {
  CHECK(template_problems(session_schema()).empty());
  const Guide guide = read_guide(session_guide()).value();
  CHECK(guide_problems(session_schema(), guide, session_guide()).empty());
}

TEST_CASE("a project's files are known by their names") {
  for (const char* name : {".handoff.json", ".handoff/templates/a.md", ".handoff/templates/a.json",
                           ".handoff/templates/a b.c.md"}) {
    CHECK(is_project_file(name));
  }
  for (const char* name : {"", "handoff.json", "a/.handoff.json", ".handoff/a.md", "templates/a.md",
                           ".handoff/templates/a/b.md", ".handoff/templates/a.txt",
                           ".handoff/templates/.a.md", ".handoff/templates/ReadMe.md"}) {
    INFO(name);
    CHECK_FALSE(is_project_file(name));
  }
}

TEST_CASE("without files there is the program's own template") {
  const auto project = make_project("/p", {});
  CHECK(project->library->standard.get() == &session_schema());
  CHECK(project->settings == Settings());
  CHECK(project->findings.empty());
}

TEST_CASE("a template knows its file and its guide") {
  const auto project =
      make_project("/p", {{file("bug.json"), R"({"sections": {"A": {"tier": 1}}})"},
                          {file("bug.md"), "# Bug\n## A\n"}});
  const auto schema = schema_named("bug", *project->library);
  REQUIRE(schema != nullptr);
  CHECK(schema->file == "/p/.handoff/templates/bug.md");
  CHECK(schema->sections[2].guide.tier == Tier::core);
}

TEST_CASE("what is too large is not used, and that is said") {
  std::string large = "# Large\n## A\n";
  large.resize(largest_template + 1, '\n');
  const auto project =
      make_project("/p", {{file("large.md"), large},
                          {file("small.md"), "# Small\n"},
                          {file("small.json"), std::string(largest_json + 1, ' ')},
                          {std::string(configuration_file), std::string(largest_json + 1, ' ')}});
  CHECK(project->library->templates.size() == 2);
  CHECK(said(*project, file("large.md")) ==
        std::vector<std::string>{"This file is larger than 512 KiB and is not used."});
  CHECK(said(*project, file("small.json")) ==
        std::vector<std::string>{"This file is larger than 1024 KiB and is not used."});
  CHECK(said(*project, ".handoff.json").size() == 1);
}

TEST_CASE("there is an end to how many templates count, and how large they are together") {
  std::vector<ProjectFile> many, wide;
  for (int i = 0; i < 150; ++i) many.push_back({file(std::to_string(1000 + i) + ".md"), "# A\n"});
  for (int i = 0; i < 6; ++i) {
    wide.push_back({file(std::to_string(i) + ".md"), std::string(largest_template, '\n')});
  }
  CHECK(make_project("/p", many)->library->templates.size() == most_templates + 1);
  CHECK(make_project("/p", wide)->library->templates.size() == 5);
}

TEST_CASE("a template of very many parts is not used") {
  std::string text = "# Many\n";
  for (int i = 0; i < 2000; ++i) text += "- [ITEM_" + std::to_string(i + 1) + "]\n";
  const auto project = make_project("/p", {{file("many.md"), text}});
  CHECK(schema_named("many", *project->library) == nullptr);
  CHECK(said(*project, file("many.md")).size() == 1);
}

TEST_CASE("no files whatsoever take long or do harm") {
  std::mt19937 random(1);
  constexpr std::string_view pieces[] = {"{",         "}",
                                         "[",         "]",
                                         ":",         ",",
                                         "\"files\"", "\"*\"",
                                         "\"\\",      "\"template\"",
                                         "7",         "\"sections\"",
                                         "\"a\"",     "\"git\"",
                                         "\n",        "\"diagnostics\"",
                                         "null",      "\xC3\xA9"};
  for (int round = 0; round < 3'000; ++round) {
    std::string json = "{";
    for (unsigned i = random() % 30; i-- > 0;) json += pieces[random() % std::size(pieces)];
    const auto project = make_project(
        "/p",
        {{".handoff.json", json}, {file("a.md"), "# A\n## a\n[X]\n"}, {file("a.json"), json}});
    for (const auto& [name, findings] : project->findings) {
      for (const Finding& finding : findings) {
        CHECK(finding.span.begin <= finding.span.end);
        CHECK((name == file("a.md") || finding.span.end <= json.size()));
      }
    }
  }
  std::string deep = "{\"diagnostics\": {\"severity\": ";
  for (int i = 0; i < 300'000; ++i) deep += "{\"a\": ";
  std::string guide = "{\"slots\": {\"x\": 7";
  for (int i = 0; i < 40'000; ++i) guide += ", \"" + std::to_string(i) + "\": {}";
  guide += "}}";
  std::string wrong = "{\"files\": {\"" + std::string(400'000, 'k') + "\": 1";
  for (int i = 0; i < 40'000; ++i) wrong += ", \"" + std::to_string(i) + "\": 7";
  wrong += "}}";
  const std::clock_t start = std::clock();
  CHECK(said(*make_project("/p", {{".handoff.json", deep}}), ".handoff.json").size() == 1);
  CHECK(said(*make_project("/p", {{".handoff.json", wrong}}), ".handoff.json").size() == 1);
  const auto project = make_project("/p", {{file("a.md"), "# A\n"}, {file("a.json"), guide}});
  CHECK(said(*project, file("a.json")).size() == 100);
  CHECK(std::clock() - start < 20 * CLOCKS_PER_SEC);
}

TEST_CASE("of the rules for files the first one in the text is the first to count") {
  const auto project =
      make_project("/p", {{".handoff.json", R"({"files": {"z/**": "off", "a/**": "session"}})"}});
  REQUIRE(project->library->files.size() == 2);
  CHECK(project->library->files[0].template_name == "off");
}

TEST_CASE("a project's languages are those of its library") {
  const auto languages = [](std::string_view config) {
    return make_project("/p", {{".handoff.json", std::string(config)}})->library->languages;
  };
  CHECK(languages("{}") == Languages{"*"});
  CHECK(languages(R"({"languages": ["de"]})") == Languages{"de"});
  CHECK(languages(R"({"languages": 7})") == Languages{"*"});
}

TEST_CASE("a project's settings come over the editor's, but for git") {
  Settings editor, project;
  editor.git_enabled = false;
  editor.severities = {{"a", Severity::error}, {"b", Severity::hint}};
  editor.publish_delay = std::chrono::milliseconds(7);
  project.severities = {{"b", std::nullopt}};
  editor.languages = {"de"};
  project.tiers = Tier::core;
  const Settings both = overlaid(editor, project);
  CHECK_FALSE(both.git_enabled);
  CHECK(both.severities == Severities{{"a", Severity::error}, {"b", std::nullopt}});
  CHECK(both.publish_delay == editor.publish_delay);
  CHECK(both.languages == editor.languages);
  CHECK(both.tiers == Tier::core);
  CHECK_FALSE(overlaid(Settings(), editor).git_enabled);
}

}  // namespace
}  // namespace handoff
