// The template that is part of the program, and what is read from it.
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "server/fill/sources.h"
#include "server/schema/embedded.h"
#include "server/schema/schema.h"
#include "server/schema/title.h"
#include "tests/support/archive.h"

namespace handoff {
namespace {

using Names = std::set<std::string>;

const Schema& schema() {
  return session_schema();
}

long sections_of_level(int level) {
  const auto& sections = schema().document.sections;
  return std::count_if(sections.begin() + 1, sections.end(),
                       [&](const Section& section) { return section.level == level; });
}

std::vector<std::string> keys_of(const nlohmann::json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

TEST_CASE("the embedded template and its guide are the files, byte for byte") {
  CHECK(session_template() == cases::read_file(SOURCE_ROOT "/server/templates/session.md"));
  CHECK(session_guide() == cases::read_file(SOURCE_ROOT "/server/templates/session.json"));
  CHECK(session_template().size() == 2568);
  CHECK(session_template().ends_with("[MINUTES]"));
  CHECK(schema().text() == session_template());
}

TEST_CASE("the template has 1 title, 8 sections and 21 subsections") {
  CHECK(sections_of_level(1) == 1);
  CHECK(sections_of_level(2) == 8);
  CHECK(sections_of_level(3) == 21);
  CHECK(schema().sections.size() == 31);
  CHECK(schema().title() == "Session Handoff");
}

TEST_CASE("the template has 82 slots with 67 names") {
  Names names;
  for (const SlotRule& slot : schema().slots) names.insert(slot.name);
  CHECK(schema().slots.size() == 82);
  CHECK(names.size() == 67);
}

TEST_CASE("the template has 4 choices") {
  std::map<std::string, std::vector<std::string>> choices;
  for (const SlotRule& slot : schema().slots) {
    CHECK((slot.kind == SlotKind::choice) == !slot.choices.empty());
    if (!slot.choices.empty()) choices[slot.key] = slot.choices;
  }
  CHECK(choices == std::map<std::string, std::vector<std::string>>{
                       {"Confidence in Continuity", {"HIGH", "MEDIUM", "LOW"}},
                       {"Environment State/Build Status", {"SUCCESS", "FAILURE", "UNKNOWN"}},
                       {"Environment State/Git Status", {"CLEAN", "DIRTY"}},
                       {"Environment State/Test Status", {"PASSING", "FAILING", "UNKNOWN"}}});
}

TEST_CASE("the template bounds a percentage, a score and minutes") {
  std::map<std::string, std::pair<SlotKind, int>> bounds;
  for (const SlotRule& slot : schema().slots) {
    if (slot.maximum != 0) bounds[slot.name] = {slot.kind, slot.maximum};
  }
  CHECK(bounds == std::map<std::string, std::pair<SlotKind, int>>{
                      {"COMPLETION_PERCENTAGE", {SlotKind::percent, 100}},
                      {"MINUTES", {SlotKind::minutes, 1440}},
                      {"SCORE", {SlotKind::score, 10}}});
}

TEST_CASE("the template's other kinds are places, addresses and a time") {
  std::map<SlotKind, Names> names;
  for (const SlotRule& slot : schema().slots) names[slot.kind].insert(slot.name);
  CHECK(names[SlotKind::place] == Names{"FILE:LINE"});
  CHECK(names[SlotKind::url] == Names{"URL"});
  CHECK(names[SlotKind::timestamp] == Names{"TIMESTAMP"});
}

TEST_CASE("the template's numbered lists are families") {
  std::vector<std::string> families;
  for (const Family& family : schema().families) {
    families.push_back(schema().sections[family.section].title + ": " + family.stem + " x " +
                       std::to_string(family.items.size()));
  }
  CHECK(families == std::vector<std::string>{
                        "Key Achievements: ACCOMPLISHMENT x 3",
                        "Files Modified: FILE x 2",
                        "Blocking Issues: BLOCKER x 2",
                        "Recent Decisions: DECISION x 2",
                        "Code Patterns Established: PATTERN x 2",
                        "Completed This Session: COMPLETED_TASK x 2",
                        "Documentation Created/Updated: DOC x 2",
                        "External Resources Used: RESOURCE x 2",
                        "Code References: FUNCTION/CLASS x 2",
                        "Immediate Actions (First 10 minutes): IMMEDIATE_ACTION x 3",
                        "Investigation Areas: INVESTIGATION x 2",
                        "User Clarifications Needed: QUESTION x 2",
                        "Warnings & Cautions: WARNING x 2",
                    });
}

TEST_CASE("the guide has an entry for every section and no other") {
  const auto guide = nlohmann::json::parse(session_guide());
  std::vector<std::string> titles;
  for (const SectionRule& section : schema().sections) {
    if (section.required) titles.push_back(section.title);
  }
  std::sort(titles.begin(), titles.end());
  CHECK(keys_of(guide.at("sections")) == titles);
  for (const SectionRule& section : schema().sections) {
    INFO(section.title);
    CHECK(section.guide.what.empty() == section.title.empty());
    CHECK((section.required && section.guide.example.empty()) == false);
  }
}

TEST_CASE("the guide has an entry for every slot and no other") {
  const auto guide = nlohmann::json::parse(session_guide());
  Names keys;
  for (const SlotRule& slot : schema().slots) {
    INFO(slot.key);
    keys.insert(slot.key);
    CHECK_FALSE(slot.guide.what.empty());
    CHECK_FALSE(slot.guide.example.empty());
    CHECK((slot.kind == SlotKind::choice || !slot.guide.want.empty()));
  }
  const auto written = keys_of(guide.at("slots"));
  CHECK(Names(written.begin(), written.end()) == keys);
}

TEST_CASE("every source that the guide names is one") {
  std::set<std::string_view> named;
  for (const SlotRule& slot : schema().slots) {
    INFO(slot.key);
    if (slot.guide.git.empty()) continue;
    CHECK(source_named(slot.guide.git) != nullptr);
    named.insert(slot.guide.git);
  }
  CHECK(named.size() == 10);
}

TEST_CASE("sections have names in eight languages beside English") {
  const SectionNames& names = schema().names;
  CHECK(names.languages ==
        std::vector<std::string>{"de", "es", "fr", "ja", "ko", "pt", "ru", "zh"});
  for (Index rule = title_rule; rule < schema().sections.size(); ++rule) {
    INFO(schema().sections[rule].title);
    std::set<Index> languages;
    bool has_alias = false;
    for (const SectionName& name : names.all) {
      if (name.rule != rule) continue;
      CHECK(split_title(name.title).remark.empty());
      has_alias = has_alias || (name.language == nothing && !name.verbatim);
      if (name.language != nothing) languages.insert(name.language);
    }
    CHECK(has_alias);
    CHECK(languages.size() == names.languages.size());
  }
}

TEST_CASE("what is read when the program is built is what its guide says") {
  const Guide guide = read_guide(session_guide()).value();
  const Schema read = read_template("session", session_template(), guide);
  REQUIRE(read.sections.size() == schema().sections.size());
  for (Index i = 0; i < read.sections.size(); ++i) {
    CHECK(read.sections[i].guide == schema().sections[i].guide);
  }
  REQUIRE(read.slots.size() == schema().slots.size());
  for (Index i = 0; i < read.slots.size(); ++i) {
    CHECK(read.slots[i].guide == schema().slots[i].guide);
  }
  CHECK(read.names.languages == schema().names.languages);
  CHECK(std::ranges::equal(read.names.all, schema().names.all));
  CHECK(std::ranges::equal(read.names.by_key, schema().names.by_key));
}

TEST_CASE("no two sections answer to the same name, in any language") {
  const SectionNames& names = schema().names;
  for (const SectionName& name : names.all) {
    std::set<std::string> owners;
    for (const Index i : names.with_key(name.key)) {
      owners.insert(schema().sections[names.all[i].rule].title);
    }
    INFO(name.key << ": " << *owners.begin() << " and " << *owners.rbegin());
    CHECK(owners.size() == 1);
  }
}

}  // namespace
}  // namespace handoff
