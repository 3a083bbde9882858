#include "server/schema/title.h"

#include <catch2/catch_test_macros.hpp>
#include <random>

namespace handoff {
namespace {

void check_key(std::string_view title, std::string_view key) {
  INFO(title);
  CHECK(title_key(title) == key);
}

TEST_CASE("case, punctuation and space do not make a title another one") {
  check_key("Files Modified", "files modified");
  check_key("  FILES   modified: ", "files modified");
  check_key("**Files Modified**", "files modified");
  check_key("`Files` - Modified", "files modified");
  check_key("What's Next?", "whats next");
  check_key("Documentation Created/Updated", "documentation created updated");
}

TEST_CASE("titles of letters alone come to the same as those with a mark behind them") {
  constexpr std::string_view letters = "aBcIvXz  ";
  std::mt19937 random(1);
  for (int round = 0; round < 5'000; ++round) {
    std::string title;
    for (unsigned i = random() % 12; i > 0; --i) title += letters[random() % letters.size()];
    CAPTURE(title);
    REQUIRE(title_key(title) == title_key(title + "!"));
  }
}

TEST_CASE("emoji and other symbols are set aside") {
  check_key("🎯 Next Steps", "next steps");
  check_key("Next Steps ✅", "next steps");
  check_key("⚠️ Warnings", "warnings");
  check_key("👩‍💻 Next → Steps", "next steps");
  check_key("What’s Next — “soon”", "whats next soon");
}

TEST_CASE("numbers in front are set aside, and only those") {
  check_key("1. Next Steps", "next steps");
  check_key("3) Next Steps", "next steps");
  check_key("2.1 Next Steps", "next steps");
  check_key("First 10 Minutes", "first 10 minutes");
  check_key("Phase 2", "phase 2");
  check_key("2024", "2024");
}

TEST_CASE("dates and what is in parentheses are set aside") {
  check_key("Session Handoff - 2025-11-10", "session handoff");
  check_key("2025-11-10 Session Handoff", "session handoff");
  check_key("Immediate Actions (First 10 minutes)", "immediate actions");
  check_key("Blockers (none (yet)) today", "blockers today");
  check_key("Blockers (open", "blockers");
}

TEST_CASE("an ampersand is the word and") {
  check_key("Warnings & Cautions", "warnings and cautions");
  check_key("Warnings&Cautions", "warnings and cautions");
}

TEST_CASE("letters of other languages are kept") {
  check_key("Nächste Schritte", "nachste schritte");
  check_key("次のステップ", "次のステップ");
}

TEST_CASE("numbering of other kinds is set aside") {
  check_key("IV. Next Steps", "next steps");
  check_key("b) Next Steps", "next steps");
  check_key("一、下一步", "下一步");
  check_key("十二．下一步", "下一步");
  check_key("1、下一步", "下一步");
  check_key("（三）下一步", "下一步");
  check_key("가. 다음 단계", "다음단계");
  check_key("I did it", "i did it");
  check_key("三个问题", "三个问题");
}

TEST_CASE("dates in other orders are set aside, with the time behind them") {
  check_key("Session Handoff - 2025-11-10 14:30", "session handoff");
  check_key("Handoff November 10, 2025", "handoff");
  check_key("Handoff, 10 Nov 2025", "handoff");
  check_key("Handoff 13.04.2026", "handoff");
  check_key("2025/11/10 Handoff", "handoff");
  check_key("Handoff 12 of 2025", "handoff 12 of 2025");
  check_key("Handoff 2025", "handoff 2025");
}

TEST_CASE("brackets of other scripts are punctuation, and spaces between their letters are none") {
  check_key("【下一步】", "下一步");
  check_key("「次の ステップ」：", "次のステップ");
  check_key("ＴＯＤＯ", "todo");
  check_key("Git 状态", "git 状态");
}

TEST_CASE("what is said about a title stands behind it") {
  const auto parts = [](std::string_view title) {
    return std::string(split_title(title).lead) + "|" + std::string(split_title(title).remark);
  };
  CHECK(parts("Status: all green - at last") == "Status|all green - at last");
  CHECK(parts("Next steps — for Ann") == "Next steps|for Ann");
  CHECK(parts("Summary [DRAFT]") == "Summary|DRAFT]");
  CHECK(parts("下一步：部署") == "下一步|部署");
  CHECK(parts("Next-generation steps") == "Next-generation steps|");
  CHECK(parts("Status:") == "Status:|");
}

TEST_CASE("a title of nothing but additions has no key") {
  check_key("", "");
  check_key("🎉 (2025-11-10)", "");
  check_key("---", "");
}

}  // namespace
}  // namespace handoff
