// Which values a field may have, more than cases want to list.
#include <catch2/catch_test_macros.hpp>

#include "server/analysis/checks.h"
#include "server/analysis/choice.h"
#include "tests/support/samples.h"

namespace handoff {
namespace {

/// A document with the value in the field that is called `label`.
View view_with(std::string_view label, std::string_view value) {
  return view_of("**" + std::string(label) + ":** " + std::string(value) + "\n");
}

void check_choice(std::string_view label, std::string_view value, bool valid) {
  INFO(label << ": " << value);
  CHECK(invalid_choices(view_with(label, value)).empty() == valid);
}

void check_number(std::string_view label, std::string_view value, bool valid) {
  INFO(label << ": " << value);
  CHECK(numbers_out_of_range(view_with(label, value)).empty() == valid);
}

TEST_CASE("a choice is one of its words, in any case and with what people add") {
  for (const char* value : {"CLEAN", "clean", "Dirty", "DIRTY (3 modified)", "✅ CLEAN", "CLEAN.",
                            "*clean*", "`CLEAN`", "CLEAN - nothing to commit", "UNKNOWN", ""}) {
    check_choice("Git Status", value, true);
  }
  for (const char* value :
       {"NOT CLEAN", "cleanish", "CLEAN_UP", "3 modified", "🙂", "-", "CLEAN2"}) {
    check_choice("Git Status", value, false);
  }
  check_choice("Test Status", "PASSING (142/142)", true);
  for (const char* value : {"142/142", "142/150", "142/150 tests", " 3/4 "}) {
    check_choice("Test Status", value, true);
  }
  for (const char* value : {"142", "/142", "142/", "2025/11/10", "1/2x"}) {
    check_choice("Test Status", value, false);
  }
  check_choice("Git Status", "1/2", false);
  check_choice("Confidence in Continuity", "MEDIUM", true);
  check_choice("Confidence in Continuity", "good", false);
}

TEST_CASE("a choice may be said in other words, or in a sentence") {
  for (const char* value : {"PASS",
                            "✅ pass (142/142)",
                            "GREEN",
                            "All 585 tests passing",
                            "ok",
                            "0 failed, 142 passed",
                            "142/142 passing",
                            "untested",
                            "N/A",
                            "failed: 3 of 20",
                            "None failed. All passing",
                            "None! All 585 tests passing",
                            "None. All 585 tests passing",
                            "PASS (136/136 tests)",
                            "317 passed",
                            "32/32 passent",
                            "1 failed",
                            "0 passed",
                            "no failures",
                            "no tests failing",
                            "not run",
                            "skipped",
                            "✅",
                            "❌"}) {
    check_choice("Test Status", value, true);
  }
  for (const char* value :
       {"mostly passing", "not passing", "no tests", "see the log", "3 of 20", "None",
        "none of them passing", "nothing passing", "32 tests ne passent pas"}) {
    check_choice("Test Status", value, false);
  }
  for (const char* value :
       {"none", "None.", "No uncommitted changes", "nothing to commit", "Nothing uncommitted",
        "Uncommitted: none (clean working tree)", "Should be clean", "main, nothing to commit",
        "2 uncommitted files", "main, ahead by 6 commits (not pushed), uncommitted: none",
        "not clean, 3 files uncommitted"}) {
    check_choice("Git Status", value, true);
  }
  for (const char* value :
       {"none of it is done", "Nothing clean", "no idea", "not sure, maybe clean"}) {
    check_choice("Git Status", value, false);
  }
  check_choice("Build Status", "Successful", true);
  check_choice("Build Status", "no errors", true);
  check_choice("Build Status", "✅ ", true);
  check_choice("Git Status", "✅", false);
  check_choice("Confidence in Continuity", "✅", false);
  check_choice("Build Status", "builds on Linux", true);
  check_choice("Git Status", "working tree clean", true);
  check_choice("Git Status", "mostly clean", false);
  check_choice("Confidence in Continuity", "Moderate", true);
}

/// What a value becomes when it is set to a word.
std::string set(std::string_view label, std::string_view value, const std::string& choice) {
  const View view = view_with(label, value);
  return with_choice(view.schema->slots[view.conformance.slot_of_field.front()], value, choice);
}

TEST_CASE("setting a choice keeps what is said beside it") {
  CHECK(set("Test Status", "pass (142/142)", "PASSING") == "PASSING (142/142)");
  CHECK(set("Test Status", "✅ Green", "PASSING") == "✅ PASSING");
  CHECK(set("Test Status", "All 585 tests passing", "PASSING") ==
        "PASSING (All 585 tests passing)");
  CHECK(set("Test Status", "142/150", "FAILING") == "FAILING (142/150)");
  CHECK(set("Test Status", "sort of", "FAILING") == "FAILING (sort of)");
  CHECK(set("Test Status", "meh - see the log", "FAILING") == "FAILING - see the log");
  CHECK(set("Git Status", "3 modified", "DIRTY") == "DIRTY (3 modified)");
  CHECK(set("Git Status", "MAYBE", "DIRTY") == "DIRTY");
  CHECK(set("Git Status", "*clean*", "CLEAN") == "*CLEAN*");
  CHECK(set("Git Status", "🙂", "CLEAN") == "CLEAN");
  CHECK(set("Git Status", "none", "CLEAN") == "CLEAN");
  CHECK(set("Git Status", "None (all pushed)", "CLEAN") == "CLEAN (all pushed)");
  CHECK(set("Git Status", "nothing to commit, 2 stashes", "CLEAN") == "CLEAN, 2 stashes");
  CHECK(set("Git Status", "No uncommitted changes", "CLEAN") == "CLEAN (No uncommitted changes)");
  CHECK(set("Git Status", "Uncommitted: none (clean working tree)", "CLEAN") ==
        "CLEAN (clean working tree)");
  CHECK(set("Test Status", "None! All 585 tests passing", "PASSING") ==
        "PASSING (None! All 585 tests passing)");
}

TEST_CASE("a choice is read as one of its words where that is clear") {
  const auto reads = [](std::string_view value, std::string_view label = "Test Status") {
    const View view = view_with(label, value);
    const SlotRule& slot = view.schema->slots[view.conformance.slot_of_field.front()];
    const ChoiceReading reading = read_choice(slot, value);
    return reading.choice == nothing ? std::string() : slot.choices[reading.choice];
  };
  CHECK(reads("red (2 of 30)") == "FAILING");
  CHECK(reads("All 585 tests pass, none failed") == "PASSING");
  CHECK(reads("140 passed, 2 failed").empty());
  CHECK(reads("0 failed").empty());
  CHECK(reads("0 passed").empty());
  CHECK(reads("1 failed") == "FAILING");
  CHECK(reads("317 passed") == "PASSING");
  CHECK(reads("317 passed, 0 failed") == "PASSING");
  CHECK(reads("0 failed, 317 passed") == "PASSING");
  CHECK(reads("10 failed, 0 skipped") == "FAILING");
  CHECK(reads("None! All 585 tests passing") == "PASSING");
  CHECK(reads("None failed") == "PASSING");
  CHECK(reads("32/32 passent") == "PASSING");
  CHECK(reads("none", "Git Status") == "CLEAN");
  CHECK(reads("No uncommitted changes", "Git Status") == "CLEAN");
  CHECK(reads("no changes committed yet", "Git Status") == "DIRTY");
  CHECK(reads("Nothing uncommitted", "Git Status") == "CLEAN");
  CHECK(reads("Uncommitted: none (clean working tree)", "Git Status") == "CLEAN");
  CHECK(reads("Uncommitted: none of it pushed", "Git Status") == "DIRTY");
  CHECK(reads("Uncommitted changes in 3 files", "Git Status") == "DIRTY");
  CHECK(reads("0 uncommitted", "Git Status").empty());
  CHECK(reads("not passing").empty());
  CHECK(reads("").empty());
}

TEST_CASE("a percentage is from 0 to 100 where it is clear that it is one") {
  for (const char* value : {"0%",
                            "100%",
                            "~80",
                            "80",
                            "80 %",
                            "99.9%",
                            "100 percent",
                            "8/18 (44%)",
                            "11/50 trials",
                            "3 of 3",
                            "60-70%",
                            "about half",
                            "step 240 is next",
                            "v2.1: 50%",
                            "",
                            "50",
                            "4-5 hours",
                            "18/18",
                            "0 of 5",
                            "11/10/2025",
                            "3/2-4 done",
                            "step 5 of 3 is odd"}) {
    check_number("Progress", value, true);
  }
  for (const char* value :
       {"101%", "140 %", "1000 percent", "-5%", "-5 %", "8/18 (440%)", "101", "~120", "100.5%",
        "99999999999999999999999%", "20/18", "~20 / 18 done", "12 of 10 tasks"}) {
    check_number("Progress", value, false);
  }
}

TEST_CASE("a score is from 0 to 10") {
  for (const char* value : {"8/10", "10/10", "0/10", "8.5/10", "9", "10", "8 / 10", "85/100",
                            "good", "9 (all 30 filled)", "~8/10", "85%", "85 %"}) {
    check_number("Handoff Quality Score", value, true);
  }
  for (const char* value : {"12/10", "10.5/10", "-1/10", "11", "the 11/10 kind"}) {
    check_number("Handoff Quality Score", value, false);
  }
}

TEST_CASE("minutes are up to a day, and no time is less than nothing") {
  constexpr std::string_view label = "Estimated Context Recovery Time";
  for (const char* value : {"15", "~15 minutes", "10-15 min", "1 h", "2000 lines to read", "soon",
                            "0", "1440", "half an hour", "5 min (3000 lines)"}) {
    check_number(label, value, true);
  }
  for (const char* value : {"-5", "-5 min", "5000", "1441 minutes"}) {
    check_number(label, value, false);
  }
  for (const char* value : {"~3 hours", "4-5 hours", "0h", "3+ horas", "2 days", "- 3 h"}) {
    check_number("Duration", value, true);
  }
  for (const char* value : {"-2h", "~-30 min"}) check_number("Duration", value, false);
}

/// The day of every check of dates here: 10 November 2025.
constexpr std::chrono::sys_days today{std::chrono::year(2025) / 11 / 10};

void check_date(std::string_view value, bool valid) {
  INFO(value);
  CHECK(impossible_dates(view_with("Date/Time", value), today).empty() == valid);
}

TEST_CASE("a date is one that there is, and not later than tomorrow") {
  for (const char* value :
       {"2025-11-10", "2025-11-11T01:00+14:00", "November 10, 2025", "10 Nov 2025", "10.11.2025",
        "2025-11-09 ~19:30", "yesterday", "11/12/2025", "v2026.13", "", "2024-02-29",
        "2025-11-10, next on 2025-12-01", "Sprint 31-12-2031", "120251112-1-1", "May 2026"}) {
    check_date(value, true);
  }
  for (const char* value : {"2025-11-12", "2052-11-10T10:00Z", "November 12, 2025", "12 Nov 2025",
                            "12.11.2025", "2025-02-30", "2025-13-01", "31.04.2025", "2025/11/32"}) {
    check_date(value, false);
  }
}

TEST_CASE("without a clock only dates that there are not are wrong") {
  CHECK(impossible_dates(view_with("Date/Time", "2999-01-01"), {}).empty());
  CHECK(impossible_dates(view_with("Date/Time", "2025-02-30"), {}).size() == 1);
}

TEST_CASE("a value that is still open is not judged") {
  check_choice("Git Status", "[CLEAN/DIRTY]", true);
  check_number("Progress", "[COMPLETION_PERCENTAGE]%", true);
  check_number("Handoff Quality Score", "[SCORE]/10", true);
}

TEST_CASE("a label that the template does not have is not judged") {
  check_choice("Weather", "CLOUDY", true);
  check_number("Humidity", "140%", true);
}

}  // namespace
}  // namespace handoff
