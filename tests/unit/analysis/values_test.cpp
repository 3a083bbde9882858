// Which values a field may have, more than cases want to list.
#include <catch2/catch_test_macros.hpp>

#include "server/analysis/checks.h"
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
  check_choice("Test Status", "142/150", false);
  check_choice("Confidence in Continuity", "MEDIUM", true);
  check_choice("Confidence in Continuity", "good", false);
}

TEST_CASE("a percentage is from 0 to 100 where it is clear that it is one") {
  for (const char* value :
       {"0%", "100%", "~80", "80", "80 %", "99.9%", "100 percent", "8/18 (44%)", "11/50 trials",
        "3 of 3", "60-70%", "about half", "step 240 is next", "v2.1: 50%", "", "50", "4-5 hours"}) {
    check_number("Progress", value, true);
  }
  for (const char* value : {"101%", "140 %", "1000 percent", "-5%", "-5 %", "8/18 (440%)", "101",
                            "~120", "100.5%", "99999999999999999999999%"}) {
    check_number("Progress", value, false);
  }
}

TEST_CASE("a score is from 0 to 10") {
  for (const char* value : {"8/10", "10/10", "0/10", "8.5/10", "9", "10", "8 / 10", "85/100",
                            "good", "9 (all 30 filled)", "~8/10"}) {
    check_number("Handoff Quality Score", value, true);
  }
  for (const char* value : {"12/10", "10.5/10", "-1/10", "11", "the 11/10 kind"}) {
    check_number("Handoff Quality Score", value, false);
  }
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
