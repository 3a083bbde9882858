// The command line and the editor show the same.

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "server/command/commands.h"
#include "server/schema/embedded.h"
#include "tests/support/repository.h"
#include "tests/support/samples.h"
#include "tests/unit/session/editor.h"

namespace handoff::testing {
namespace {

constexpr const char* severities[] = {"", "error", "warning", "information", "hint"};

std::vector<std::string> documents() {
  const std::string filled = filled_handoff();
  std::vector<std::string> all = {
      filled,
      std::string(session_template()),
      "",
      "# Session Handoff\n",
      "# Notes\n\n## Next Steps\n- [NEXT_STEP]\n\n## Open Questions\n",
      "\xEF\xBB\xBF# Session Handoff\r\n\r\n**Project:** 😀 [PROJECT_NAME]\r\n",
      with(filled, "DIRTY (2", "MESSY (2"),
      with(filled, "80%", "180%"),
      with(filled, "8/10", "11/10"),
      with(filled, "東京", "[ACCOMPLISHMENT_1] 東京 [KEY_CONTEXT_INFO]"),
  };
  for (const char* heading : {"## Current State\n", "### Blocking Issues\n", "## Technical Notes\n",
                              "## Warnings & Cautions\n", "# Session Handoff\n"}) {
    all.push_back(with(filled, heading, ""));
    all.push_back(with(filled, heading, std::string(heading) + "\n" + heading));
  }
  return all;
}

/// On the clock of the tests' sessions.
constexpr std::chrono::sys_days session_day{std::chrono::year(2026) / 3 / 1};

/// What `check --format json` prints about a diagnostic in UTF-32.
json printed(const json& diagnostic, const std::string& file) {
  const json& range = diagnostic.at("range");
  const auto from_1 = [](const json& number) { return number.get<int>() + 1; };
  return {{"file", file},
          {"line", from_1(range.at("start").at("line"))},
          {"column", from_1(range.at("start").at("character"))},
          {"endLine", from_1(range.at("end").at("line"))},
          {"endColumn", from_1(range.at("end").at("character"))},
          {"severity", severities[diagnostic.at("severity").get<int>()]},
          {"code", diagnostic.at("code")},
          {"message", diagnostic.at("message")}};
}

}  // namespace

TEST_CASE("The command line prints what an editor shows") {
  const TemporaryFolder folder;
  const std::string file = folder.path() / "handoff.md";
  Editor editor;
  editor.client->initialize(merged(encodes({"utf-32"}), pulls));
  std::size_t findings = 0;
  for (const std::string& text : documents()) {
    CAPTURE(text);
    std::ofstream(file, std::ios::binary) << text;
    std::ostringstream out, err;
    check({.files = {file}, .json = true, .today = session_day}, out, err);
    editor.open("file://" + file, text);
    json expected = json::array();
    for (const json& diagnostic : editor.pull("file://" + file)) {
      expected.push_back(printed(diagnostic, file));
    }
    CHECK(json::parse(out.str()) == expected);
    findings += expected.size();
  }
  CHECK(findings > 100);
}

}  // namespace handoff::testing
