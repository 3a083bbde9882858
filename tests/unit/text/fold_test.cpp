#include "server/text/fold.h"

#include <catch2/catch_test_macros.hpp>

#include "server/text/utf8.h"

namespace handoff {
namespace {

std::string folded(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = decode(text, at);
    append_folded(result, character.code);
    at += character.size;
  }
  return result;
}

TEST_CASE("capitals and small letters of Latin, Greek and Cyrillic are the same") {
  CHECK(folded("NÄCHSTE Schritte") == folded("nächste SCHRITTE"));
  CHECK(folded("ŽLUŤOUČKÝ KŮŇ") == folded("žluťoučký kůň"));
  CHECK(folded("СЛЕДУЮЩИЕ ШАГИ") == folded("следующие шаги"));
  CHECK(folded("ЂЃЄЅІЇЈЉЊЋЌЎЏҐӀӁ") == folded("ђѓєѕіїјљњћќўџґӏӂ"));
  CHECK(folded("ΕΠΟΜΕΝΑ ΒΗΜΑΤΑ") == folded("Επόμενα βήματα"));
  CHECK(folded("ΣΤΌΧΟΣ") == folded("στόχος"));
}

TEST_CASE("accents are set aside, composed or not") {
  CHECK(folded("État") == "etat");
  CHECK(folded("Próximos") == "proximos");
  CHECK(folded("Ações") == "acoes");
  CHECK(folded("na\u0308chste") == folded("nächste"));
  CHECK(folded("Ещё") == "еще");
  CHECK(folded("Задаи\u0306") == folded("Задай"));
}

TEST_CASE("letters that are two become two") {
  CHECK(folded("Groß GROẞ") == "gross gross");
  CHECK(folded("Œuvre ÆØÅ þ") == "oeuvre aeoa th");
}

TEST_CASE("full-width letters are plain ones, and other scripts are as they are") {
  CHECK(folded("ＴＯＤＯ（１）") == "todo(1)");
  CHECK(folded("次のステップ 다음 단계 ×÷") == "次のステップ 다음 단계 ×÷");
}

TEST_CASE("small letters keep their accents") {
  CHECK(lower_case("Über WERK Ÿ Ș Ž Ł Ỹ ẞ") == "über werk ÿ ș ž ł ỹ ß");
  CHECK(lower_case("ОБЗОР Ёлка Ї Ґ Ӏ Ӂ") == "обзор ёлка ї ґ ӏ ӂ");
  CHECK(lower_case("Άλφα ΈΉΊ Ό ΎΏ ΣΤΟΧΟΣ") == "άλφα έήί ό ύώ στοχοσ");
  CHECK(lower_case("İş Ə Ơ ＡＺ") == "i\u0307ş ə ơ ａｚ");
  CHECK(lower_case("× ÷ ĸ ŉ ß ы 次のステップ 다음 Ⅳ") == "× ÷ ĸ ŉ ß ы 次のステップ 다음 Ⅳ");
  CHECK(lower_case("A\xC3\xFF") == "a\xC3\xFF");
}

TEST_CASE("a small letter has no smaller one") {
  for (char32_t code = 1; code < 0x10000; ++code) {
    CHECK(small_letter(small_letter(code)) == small_letter(code));
  }
}

TEST_CASE("every character below U+3000 folds to what folds to itself") {
  for (char32_t code = 1; code < 0x3000; ++code) {
    std::string once;
    append_folded(once, code);
    CHECK(is_valid_utf8(once));
    CHECK(folded(once) == once);
  }
}

TEST_CASE("bytes that are no character stand for themselves") {
  CHECK(decode("\xFF", 0).size == 1);
  CHECK(decode("\xC3", 0).size == 1);
  CHECK(decode("é", 0).size == 2);
  CHECK(decode("😀", 0).code == U'😀');
}

}  // namespace
}  // namespace handoff
