// docs/templates.md says what is read.
#include <fmt/format.h>
#include <catch2/catch_test_macros.hpp>

#include <set>

#include "server/analysis/template_problems.h"
#include "server/config/project.h"
#include "server/fill/sources.h"
#include "tests/support/archive.h"

namespace handoff {
namespace {

using nlohmann::json;
using Names = std::set<std::string, std::less<>>;

/// What stands below a heading of level 2.
std::string part(std::string_view title) {
  const Document page =
      parse(std::make_shared<const Text>(cases::read_file(SOURCE_ROOT "/docs/templates.md")));
  for (const Section& section : page.sections) {
    if (page.slice(section.title) != title) continue;
    return std::string(page.slice({section.heading.begin, section.end}));
  }
  FAIL("no such heading: " << title);
  return {};
}

/// The first block of code in a language.
std::string example(std::string_view title, std::string_view language) {
  const std::string text = part(title);
  const std::string fence = fmt::format("\n```{}\n", language);
  const std::size_t begin = text.find(fence) + fence.size();
  return text.substr(begin, text.find("\n```", begin) + 1 - begin);
}

/// What is in backquotes in a text.
Names quoted_in(std::string_view text) {
  Names names;
  for (std::size_t at = text.find('`'); at != text.npos; at = text.find('`', at)) {
    const std::size_t end = text.find('`', at + 1);
    if (end == text.npos) break;
    names.emplace(text.substr(at + 1, end - at - 1));
    at = end + 1;
  }
  return names;
}

/// The sentence, or list of them, that begins with `lead`, up to a full stop or a semicolon.
std::string sentence(const std::string& text, std::string_view lead) {
  const std::size_t begin = text.find(lead);
  REQUIRE(begin != text.npos);
  return text.substr(begin, text.find_first_of(".;", begin + lead.size()) - begin);
}

json guide_schema() {
  return json::parse(cases::read_file(SOURCE_ROOT "/docs/schemas/guide.schema.json"))
      .at("properties");
}

json members_of_slots() {
  return guide_schema().at("slots").at("additionalProperties").at("properties");
}

json members_of_sections() {
  return guide_schema().at("sections").at("additionalProperties").at("properties");
}

TEST_CASE("docs/templates.md lists what git fills in") {
  const std::string guide = part("What the guide says");
  Names listed;
  for (std::size_t at = guide.find("\n| `git` |"); at != guide.npos;
       at = guide.find("\n|", at + 1)) {
    const std::size_t end = guide.find('|', at + 2);
    const Names names = quoted_in(std::string_view(guide).substr(at, end - at));
    listed.insert(names.begin(), names.end());
  }
  Names known{"git"};  // the head of the table
  for (const Source& source : all_sources()) known.emplace(source.name);
  CHECK(listed == known);
}

TEST_CASE("docs/templates.md names every member of a guide, and its kinds and roles") {
  const std::string text = part("What the guide says");
  const Names named = quoted_in(text);
  for (const json& members : {guide_schema(), members_of_sections(), members_of_slots()}) {
    for (const auto& [name, unused] : members.items()) {
      INFO(name);
      CHECK((name == "$schema" || named.contains(name)));
    }
  }
  Names kinds = quoted_in(sentence(text, "- `kind` says"));
  kinds.erase("kind");
  const std::vector<std::string_view> known = slot_kind_names();
  CHECK(kinds == Names(known.begin(), known.end()));
  CHECK(quoted_in(sentence(text, "Of a section:")) ==
        members_of_sections().at("role").at("enum").get<Names>());
  Names roles = quoted_in(sentence(text, "of a slot:"));
  roles.erase("decisive");
  CHECK(roles == members_of_slots().at("role").at("enum").get<Names>());
}

TEST_CASE("the example in docs/templates.md is a template, and reads as the page says") {
  const auto project = make_project(
      "/p", {{".handoff/templates/incident.md", example("What the Markdown says", "markdown")},
             {".handoff/templates/incident.json", example("What the guide says", "json")}});
  for (const auto& [name, findings] : project->findings) {
    for (const Finding& finding : findings) FAIL_CHECK(name << ": " << finding.message);
  }
  const auto schema = schema_named("incident", *project->library);
  REQUIRE(schema != nullptr);
  CHECK(schema->title() == "Incident Handoff");
  std::map<std::string, SlotKind> kinds;
  for (const SlotRule& slot : schema->slots) kinds[slot.key] = slot.kind;
  CHECK(kinds == std::map<std::string, SlotKind>{{"Service", SlotKind::text},
                                                 {"Started", SlotKind::timestamp},
                                                 {"Impact/WHO_IS_HIT", SlotKind::text},
                                                 {"State/Status", SlotKind::choice},
                                                 {"State/Progress", SlotKind::percent},
                                                 {"Timeline/EVENT", SlotKind::text},
                                                 {"Timeline/SOURCE", SlotKind::text},
                                                 {"Next Steps/STEP", SlotKind::text}});
  CHECK(schema->families.size() == 2);
  CHECK(schema->sections[2].guide.tier == Tier::core);
  const Names forms = quoted_in(part("What the Markdown says"));
  for (const char* form : {"[OPEN/MITIGATED/RESOLVED]", "[STEP_1]", "[STEP_2]", "[DONE]%",
                           "[SCORE]/10", "[URL]", "[TIMESTAMP]", "[FILE:LINE]"}) {
    INFO(form);
    CHECK(forms.contains(form));
  }
}

TEST_CASE("the example in docs/templates.md is followed by the titles that its guide names") {
  const auto project = make_project(
      "/p", {{".handoff/templates/incident.md", example("What the Markdown says", "markdown")},
             {".handoff/templates/incident.json", example("What the guide says", "json")}});
  const auto text = std::make_shared<const Text>("# Incident Report\n");
  const View view = make_view(text, {"a.md", "a.md"}, project->library);
  REQUIRE(view.schema != nullptr);
  CHECK(view.schema->name == "incident");
}

TEST_CASE("docs/templates.md has the limits that there are") {
  const std::string limits = part("Limits");
  const auto kib = [](std::size_t bytes) {
    return bytes < 1 << 20 ? fmt::format("{} KiB", bytes >> 10)
                           : fmt::format("{} MiB", bytes >> 20);
  };
  for (const std::string& limit :
       {kib(largest_template), fmt::format("{} sections", most_template_sections),
        fmt::format("{} slots", most_template_slots), fmt::format("at most {}.", kib(largest_json)),
        fmt::format("{} templates", most_templates),
        fmt::format("with {}", kib(largest_templates))}) {
    INFO(limit);
    CHECK(limits.find(limit) != limits.npos);
  }
  const std::string cut = fmt::format("cut at {} bytes", longest_guidance);
  CHECK(part("What the guide says").find(cut) != std::string::npos);
}

}  // namespace
}  // namespace handoff
