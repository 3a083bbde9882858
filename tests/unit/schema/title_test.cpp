#include "server/schema/title.h"

#include <catch2/catch_test_macros.hpp>

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

TEST_CASE("emoji and other symbols are set aside") {
  check_key("🎯 Next Steps", "next steps");
  check_key("Next Steps ✅", "next steps");
  check_key("⚠️ Warnings", "warnings");
  check_key("👩‍💻 Next → Steps", "next steps");
  check_key("What’s Next — “soon”", "what s next soon");
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
  check_key("Nächste Schritte", "nächste schritte");
  check_key("次のステップ", "次のステップ");
}

TEST_CASE("a title of nothing but additions has no key") {
  check_key("", "");
  check_key("🎉 (2025-11-10)", "");
  check_key("---", "");
}

}  // namespace
}  // namespace handoff
