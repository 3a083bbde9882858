// How a handoff's work is read: what says nothing, and which tasks are the same.
#include "server/analysis/work.h"

#include <catch2/catch_test_macros.hpp>

#include "server/analysis/tasks.h"
#include "tests/support/samples.h"

namespace handoff {
namespace {

TEST_CASE("people say None in many ways") {
  for (const char* text : {"None",
                           "none.",
                           "N/A",
                           "n/a",
                           "-",
                           "Nothing in progress - clean handoff",
                           "Nothing",
                           "None. All 585 tests passing",
                           "No blockers",
                           "✅ None",
                           "NA",
                           "no known issues",
                           "No open tasks",
                           "—",
                           "",
                           "Nothing to report",
                           "nil",
                           "Keine.",
                           "Aucun",
                           "Ninguno",
                           "НЕТ",
                           "无。",
                           "特になし",
                           "없음"}) {
    INFO(text);
    CHECK(says_none(text));
  }
}

TEST_CASE("what names something is not None") {
  for (const char* text : {"No test account for the sandbox", "None of the tests pass",
                           "Nothing works after the upgrade", "日本語", "Nonesuch", "404",
                           "(see below)", "Kein Zugriff auf den Server", "Нет доступа",
                           "Native build", "no", "`none`-mode is broken"}) {
    INFO(text);
    CHECK(says_none(text) == (std::string_view(text).starts_with('`')));
  }
}

TEST_CASE("tasks are compared by their words") {
  CHECK(task_key("Fix `the` Proxy!") == "fix the proxy");
  CHECK(task_key("Replay (Progress: half)") == "replay");
  CHECK(task_key("Replay (progress half)") == "replay");
  CHECK(task_key("Replay (Linux)") == "replay linux");
  CHECK(task_key("修复 登录") == "修复 登录");
  CHECK(task_key("404 page") == "404 page");
  CHECK(task_key("...").empty());
  CHECK(task_name("Fix the proxy - it is - slow") == "Fix the proxy");
  CHECK(task_name("Fix the proxy — slow") == "Fix the proxy");
  CHECK(task_name("Fix e-mail") == "Fix e-mail");
}

TEST_CASE("a section is absent, empty, None or written, its subsections and comments regarded") {
  const auto read = [](std::string_view body) {
    const View view =
        view_of("# Handoff\n## Completed\nx\n## Blockers\nx\n## Next Steps\n" + std::string(body));
    return substance_of(view, SectionRole::next_tasks);
  };
  CHECK(read("") == Substance::empty);
  CHECK(read("\n<!-- to do -->\n\n") == Substance::empty);
  CHECK(read("- None\n") == Substance::none);
  CHECK(read("> 1. [x] n/a\n") == Substance::none);
  CHECK(read("### High\nNone\n") == Substance::none);
  CHECK(read("### High\n- a\n") == Substance::written);
  CHECK(read("<b>a</b>\n") == Substance::written);
  CHECK(read("| a | b |\n|---|---|\n") == Substance::empty);
  CHECK(read("| a | b |\n|---|---|\n| None | |\n") == Substance::none);
  CHECK(read("| a | b |\n|---|---|\n| c | d |\n") == Substance::written);
  CHECK(read("```\nmake\n```\n") == Substance::written);
  const View view = view_of("# Handoff\n## Completed\n## Blockers\n## Decisions\n");
  CHECK(substance_of(view, SectionRole::next_tasks) == Substance::absent);
}

}  // namespace
}  // namespace handoff
