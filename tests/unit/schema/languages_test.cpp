#include "server/schema/languages.h"

#include <catch2/catch_test_macros.hpp>

#include "server/workspace/view.h"

namespace handoff {
namespace {

TEST_CASE("language tags are parts with hyphens between them") {
  for (const char* tag : {"de", "pt-BR", "zh-Hant-TW", "de-1996"}) CHECK(is_language_tag(tag));
  for (const char* text : {"", "d", "de-", "-de", "de--AT", "1de", "de_AT", "*", "german language",
                           "abcdefghi", "a-b-c-d-e-f-g-h-i-j-k-l-m-n-o-p-q-r-s-t"}) {
    INFO(text);
    CHECK_FALSE(is_language_tag(text));
  }
}

TEST_CASE("a language stands for its variants, and a variant for its language") {
  CHECK(include({"*"}, "de"));
  CHECK(include({"fr", "DE"}, "de"));
  CHECK(include({"pt"}, "pt-BR"));
  CHECK(include({"pt-BR"}, "pt"));
  CHECK_FALSE(include({"pt-BR"}, "pt-PT"));
  CHECK_FALSE(include({"d"}, "de"));
  CHECK_FALSE(include({}, "de"));
}

/// The rule that the only heading is, or nothing.
Index rule_of(std::string_view heading, const Languages& languages) {
  const auto text = std::make_shared<const Text>("## " + std::string(heading) + "\n");
  const View view =
      make_view(text, shared_session_schema(), adapted(*embedded_library(), languages, {}));
  return view.conformance.rule_of_section[1];
}

TEST_CASE("names count in the languages that are wanted, and the template's own always") {
  const Index next = rule_of("Next Priority Tasks", {});
  CHECK(rule_of("Next Steps", {}) == next);
  CHECK(rule_of("Nächste Schritte", {}) == nothing);
  CHECK(rule_of("Nächste Schritte", {"fr"}) == nothing);
  CHECK(rule_of("NÄCHSTE SCHRITTE:", {"fr", "de"}) == next);
  CHECK(rule_of("1. Следующие ШАГИ", {"*"}) == next);
  CHECK(rule_of("三、【下一步】", {"zh"}) == next);
  CHECK(rule_of("✅ 次のステップ（明日）", {"ja"}) == next);
  CHECK(rule_of("다음단계", {"ko"}) == next);
  CHECK(rule_of("PROXIMOS PASOS", {"es"}) == next);
}

TEST_CASE("names in other languages do not make a form of the template") {
  const auto text = std::make_shared<const Text>(
      "# Übergabe\n## Zusammenfassung\n## Stand\n## Aufgaben\n## Umgebung\n## Kontext\n");
  CHECK(make_view(text, "notes.md").schema == nullptr);
  CHECK(make_view(text, "handoff.md").conformance.form == Form::free);
}

}  // namespace
}  // namespace handoff
