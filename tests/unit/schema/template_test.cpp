// Templates other than the one that is part of the program.
#include <catch2/catch_test_macros.hpp>

#include <tuple>

#include "server/schema/match.h"
#include "server/schema/schema.h"

namespace handoff {
namespace {

SlotRule only_slot(std::string_view markdown) {
  const Schema schema = read_template("x", markdown, {});
  REQUIRE(schema.slots.size() == 1);
  return schema.slots.front();
}

TEST_CASE("a choice is made of words of capitals") {
  CHECK(only_slot("[YES/NO]").choices == std::vector<std::string>{"YES", "NO"});
  CHECK(only_slot("[FUNCTION/CLASS_1]").kind == SlotKind::text);
  CHECK(only_slot("[yes/no]").kind == SlotKind::text);
  CHECK(only_slot("[YES/]").kind == SlotKind::text);
  CHECK(only_slot("[YES]").kind == SlotKind::text);
}

TEST_CASE("what follows a slot may bound it") {
  CHECK(only_slot("[A]%").maximum == 100);
  CHECK(only_slot("[A]/10").maximum == 10);
  CHECK(only_slot("[A]/5 stars").maximum == 5);
  CHECK(only_slot("[A]/99999999").maximum == 0);
  CHECK(only_slot("[A]/B").maximum == 0);
  CHECK(only_slot("[A] %").maximum == 0);
}

TEST_CASE("a number at the end of a name is the member of a family") {
  CHECK(split_number("FILE_12").stem == "FILE");
  CHECK(split_number("FILE_12").number == 12);
  CHECK(split_number("FILE_").number == 0);
  CHECK(split_number("_1").number == 0);
  CHECK(split_number("FILE1").stem == "FILE1");
  CHECK(split_number("FILE_12345678").stem == "FILE_12345678");
  CHECK(family_name("FILE_1") == family_name("FILE_2"));
  CHECK(family_name("FILE_1") != family_name("FILE"));
}

TEST_CASE("a slot is keyed by its section and label, else by its section and name") {
  CHECK(only_slot("# T\n**Who:** [NAME]\n").key == "Who");
  CHECK(only_slot("# T\n## People\n**Who:** [NAME]\n").key == "People/Who");
  CHECK(only_slot("# T\n## People\n- [NAME_1]\n").key == "People/NAME");
}

TEST_CASE("a template may be empty") {
  const Schema schema = read_template("x", "", {});
  CHECK(schema.title().empty());
  CHECK(schema.sections.size() == 1);
  CHECK(schema.slots.empty());
}

TEST_CASE("sections answer to their titles first, then to what the guide calls them") {
  Guide guide;
  guide.title.aliases = {"Report"};
  guide.sections["Alerts"].aliases = {"Pages", "ALERTS", "🎯"};
  guide.sections["Alerts"].translations = {{"de", {"Alarme"}}, {"fr", {"Alarme", "Alertes"}}};
  guide.sections["🎯"].aliases = {"Goals"};
  const Schema schema = read_template("x", "# Night\n## Alerts\n## Report\n## 🎯\n", guide);
  const SectionNames copy = Schema(schema).names;
  const auto named = [&](std::string_view key) {
    std::vector<std::tuple<Index, Index, bool>> found;
    for (const Index i : copy.with_key(key)) {
      found.emplace_back(copy.all[i].rule, copy.all[i].language, copy.all[i].verbatim);
    }
    return found;
  };
  using Found = std::vector<std::tuple<Index, Index, bool>>;
  CHECK(copy.languages == std::vector<std::string>{"de", "fr"});
  CHECK(named("night") == Found{{1, nothing, true}});
  CHECK(named("alerts") == Found{{2, nothing, true}});
  CHECK(named("pages") == Found{{2, nothing, false}});
  CHECK(named("alarme") == Found{{2, 0, false}, {2, 1, false}});
  CHECK(named("report") == Found{{1, nothing, false}, {3, nothing, true}});
  CHECK(named("goals") == Found{{4, nothing, false}});
  CHECK(named("") == Found{});
  CHECK(named("alert") == Found{});

  const Document document = parse(std::make_shared<const Text>("# A\n## Alarme\n## Report\n"));
  CHECK(match(schema, document, {"fr"}).section_of_rule == std::vector<Index>{0, 1, 2, 3, nothing});
  CHECK(match(schema, document, {"es"}).section_of_rule ==
        std::vector<Index>{0, 1, nothing, 3, nothing});
}

TEST_CASE("a guide that is not JSON says where") {
  CHECK_FALSE(read_guide("{"));
  CHECK_FALSE(read_guide("[]"));
  CHECK(read_guide("{").error().message.find("line 1") != std::string::npos);
}

TEST_CASE("a guide's unknown and misplaced members are ignored") {
  const auto guide = read_guide(R"({"sections": {"A": {"tier": 1, "aliases": ["B", 3]}, "C": 1},
                                    "slots": [], "more": {}})");
  REQUIRE(guide);
  REQUIRE(guide->sections.size() == 1);
  CHECK(guide->sections.at("A").guide.tier == Tier::core);
  CHECK(guide->sections.at("A").aliases == std::vector<std::string>{"B"});
  CHECK(guide->slots.empty());
}

}  // namespace
}  // namespace handoff
