// docs/schemas says what the readers read.
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <set>

#include "server/config/config.h"
#include "server/schema/schema.h"
#include "tests/support/archive.h"

namespace handoff {
namespace {

using nlohmann::json;

json schema(const std::string& name) {
  return json::parse(cases::read_file(SOURCE_ROOT "/docs/schemas/" + name + ".schema.json"));
}

/// The description of a setting in the schema's properties; null where there is none.
json described(const json& properties, std::string_view name) {
  const std::size_t dot = name.find('.');
  const json& part = properties.value(std::string(name.substr(0, dot)), json());
  if (dot == name.npos || part.is_null()) return part;
  return described(part.at("properties"), name.substr(dot + 1));
}

std::size_t count_leaves(const json& properties, const std::set<std::string>& leaves = {}) {
  std::size_t count = 0;
  for (const auto& [name, value] : properties.items()) {
    const bool is_group = value.contains("properties") && !leaves.contains(name);
    count += is_group ? count_leaves(value.at("properties"), leaves) : 1;
  }
  return count;
}

TEST_CASE("the schema of .handoff.json has its members and all settings, and no others") {
  const json properties = schema("handoff").at("properties");
  for (const ConfigMember& member : config_members()) {
    CAPTURE(member.name);
    CHECK(described(properties, member.name).value("type", "") == member.type);
  }
  for (const Setting& setting : all_settings()) {
    CAPTURE(setting.name);
    const json entry = described(properties, setting.name);
    REQUIRE(entry.is_object());
    CHECK(entry.at("type") == setting.type);
    CHECK(entry.at("default") == json::parse(setting.fallback));
  }
  CHECK(count_leaves(properties, {"severity", "features"}) ==
        config_members().size() + all_settings().size());
}

TEST_CASE("what the schema allows is read without complaint, and what it does not is none") {
  const json diagnostics = described(schema("handoff").at("properties"), "diagnostics");
  const json severities = diagnostics.at("properties").at("severity").at("properties");
  std::set<std::string> codes;
  for (const auto& [code, value] : severities.items()) {
    codes.insert(code);
    CHECK(is_code(code));
    for (const json& severity : value.at("enum")) {
      const json config = {{"diagnostics", {{"severity", {{code, severity}}}}}};
      CHECK(read_config(config.dump(), {}).problems.empty());
    }
  }
  for (const Check& check : all_checks()) CHECK(codes.contains(std::string(check.code)));
  for (const json& tier : diagnostics.at("properties").at("tiers").at("enum")) {
    CHECK(read_config(json{{"diagnostics.tiers", tier}}.dump(), {}).problems.empty());
  }
}

TEST_CASE("the schema names the features that can be turned off, and no others") {
  const json features = described(schema("handoff").at("properties"), "features");
  std::set<std::string_view> names;
  for (const auto& [name, unused] : features.at("properties").items()) names.insert(name);
  CHECK(names == std::set(all_features().begin(), all_features().end()));
}

TEST_CASE("the schema of guides has the members that are read, and no others") {
  const json properties = schema("guide").at("properties");
  const auto mistakes = [](const json& guide) { return read_guide(guide.dump())->mistakes.size(); };
  const auto value_for = [](const std::string& name) {
    if (name == "tier") return json(1);
    if (name == "role") return json("blockers");
    if (name == "translations") return json{{"de", {"a"}}};
    return name == "aliases" ? json::array({"a"}) : json("a");
  };
  const json section = properties.at("sections").at("additionalProperties").at("properties");
  CHECK(properties.at("title").at("properties") == section);
  json every = json::object();
  for (const auto& [name, unused] : section.items()) every[name] = value_for(name);
  CHECK(mistakes({{"title", every}, {"sections", {{"A", every}}}, {"$schema", "x"}}) == 0);
  const GuidedSection read =
      read_guide(json{{"sections", {{"A", every}}}}.dump())->sections.at("A");
  CHECK(read.guide.tier == Tier::core);
  CHECK((read.guide.what == "a" && read.guide.example == "a" && read.aliases.size() == 1));
  CHECK(read.translations == decltype(read.translations){{"de", {"a"}}});
  CHECK(section.size() == 6);

  const json slot = properties.at("slots").at("additionalProperties").at("properties");
  json all = json::object();
  for (const auto& [name, unused] : slot.items()) all[name] = "a";
  all["role"] = "reason";
  all["aliases"] = {"Written"};
  all["synonyms"] = {{"DONE", {"READY"}}};
  CHECK(mistakes({{"slots", {{"A", all}}}}) == 0);
  CHECK(slot.size() == 9);
  CHECK(properties.size() == 4);
  CHECK(mistakes({{"slots", {{"A", {{"tier", 1}}}}}}) == 1);
  for (const json& role : section.at("role").at("enum")) {
    CHECK(mistakes({{"sections", {{"A", {{"role", role}}}}}}) == 0);
  }
  for (const json& role : slot.at("role").at("enum")) {
    CHECK(mistakes({{"slots", {{"A", {{"role", role}}}}}}) == 0);
  }
  CHECK(slot.at("kind").at("enum") == json(slot_kind_names()));
}

}  // namespace
}  // namespace handoff
