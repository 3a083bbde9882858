// How findings reach an editor: pushed or pulled, and when.

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/session/editor.h"

namespace handoff::testing {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

const std::string uri = "file:///w/handoff.md";
const std::string other_uri = "file:///w/handoff-2.md";

/// With as many open slots, up to two, of which each is told.
std::string with_slots(int count) {
  std::string text = "# Session Handoff\n\n## Session Summary\n### Key Achievements\n";
  for (int i = 1; i <= count; ++i) text += "- [ACCOMPLISHMENT_" + std::to_string(i) + "]\n";
  return text;
}

std::size_t slots_in(const json& diagnostics) {
  std::size_t count = 0;
  for (const json& entry : diagnostics) count += entry.at("code") == "unresolved-placeholder";
  return count;
}

}  // namespace

TEST_CASE("A client that cannot pull gets the findings with their version") {
  Editor editor;
  editor.client->initialize();
  editor.open(uri, with_slots(1), 7);
  const json opened = editor.published();
  CHECK(opened.at("uri") == uri);
  CHECK(opened.at("version") == 7);
  CHECK(slots_in(opened.at("diagnostics")) == 1);

  editor.change(uri, 8, whole_text(with_slots(2)));
  const json changed = editor.published();
  CHECK(changed.at("version") == 8);
  CHECK(slots_in(changed.at("diagnostics")) == 2);
  CHECK(editor.end() == 0);
}

TEST_CASE("A date is judged by the session's clock, which stands at 2026-03-01") {
  Editor editor;
  editor.client->initialize();
  const auto is_judged = [&](const std::string& day) {
    editor.open(uri, "**Date/Time:** " + day + "\n" + with_slots(1));
    const json published = editor.published();
    for (const json& entry : published.at("diagnostics")) {
      if (entry.at("code") == "impossible-date") return true;
    }
    return false;
  };
  CHECK(is_judged("2026-03-03"));
  CHECK_FALSE(is_judged("2026-03-02"));
}

TEST_CASE("What is without findings is published as well, so that a client need not wait") {
  Editor editor;
  editor.client->initialize();
  editor.open("file:///w/readme.md", "# Ordinary [TEXT]\n", 3);
  CHECK(editor.published() ==
        R"({"uri": "file:///w/readme.md", "version": 3, "diagnostics": []})"_json);
}

TEST_CASE("A burst of changes is published at most once a delay, its last version in any case") {
  constexpr milliseconds delay(20);
  Editor editor({.publish_delay = delay});
  editor.client->initialize();
  const auto start = steady_clock::now();
  editor.open(uri, with_slots(0), 0);
  for (int version = 1; version <= 200; ++version) {
    editor.change(uri, version, whole_text(with_slots(version % 4)));
  }
  int published = 0, version = -1;
  while (version < 200) {
    const json params = editor.published();
    CHECK(params.at("version") > version);
    version = params.at("version");
    CHECK(slots_in(params.at("diagnostics")) == static_cast<std::size_t>(version % 4));
    ++published;
  }
  CHECK(published <= (steady_clock::now() - start) / delay + 1);
}

TEST_CASE("On close the findings are taken back, and nothing comes after that") {
  Editor editor({.publish_delay = milliseconds(20)});
  editor.client->initialize();
  editor.open(uri, with_slots(2));
  CHECK(!editor.published().at("diagnostics").empty());
  editor.change(uri, 2, whole_text(with_slots(3)));
  editor.close(uri);
  CHECK(editor.published() == json{{"uri", uri}, {"diagnostics", json::array()}});
  // What waits for the same moment is published then, and the closed document is not.
  editor.open(other_uri, with_slots(1));
  CHECK(editor.published().at("uri") == other_uri);
  CHECK(editor.client->arrived("textDocument/publishDiagnostics").empty());
}

TEST_CASE("A document that was never open is closed without a word") {
  Editor editor;
  editor.client->initialize();
  editor.close(uri);
  editor.change(uri, 2, whole_text("x"));
  editor.open(other_uri, "");
  CHECK(editor.published().at("uri") == other_uri);
}

TEST_CASE("A client that pulls is never pushed to") {
  Editor editor({.publish_delay = milliseconds(0)});
  editor.client->initialize(pulls);
  editor.open(uri, with_slots(2));
  CHECK(slots_in(editor.pull(uri)) == 2);
  for (const int count : {1, 0, 2}) {
    editor.change(uri, 2 + count, whole_text(with_slots(count)));
    CHECK(slots_in(editor.pull(uri)) == static_cast<std::size_t>(count));
  }
  editor.close(uri);
  CHECK(editor.pull(uri) == json::array());
  CHECK(editor.end() == 0);
  editor.client->wait_for_end();
  CHECK(editor.client->arrived("textDocument/publishDiagnostics").empty());
}

TEST_CASE("A report is a full one, also about a document that is not open") {
  Editor editor;
  editor.client->initialize(pulls);
  CHECK(editor.client->request("textDocument/diagnostic", {{"textDocument", {{"uri", uri}}}}) ==
        R"({"kind": "full", "items": []})"_json);
}

TEST_CASE("What a client has got of an open document already is not sent again") {
  Editor editor;
  editor.client->initialize(pulls);
  editor.open(uri, with_slots(1));
  const auto pull = [&](const json& previous) {
    return editor.client->request("textDocument/diagnostic", {{"textDocument", {{"uri", uri}}},
                                                              {"previousResultId", previous}});
  };
  json report = pull(nullptr);
  CHECK(report.at("kind") == "full");
  const json id = report.at("resultId");
  CHECK(pull(id) == json{{"kind", "unchanged"}, {"resultId", id}});
  CHECK(pull("another").at("kind") == "full");
  editor.change(uri, 2, whole_text(with_slots(1) + "\n"));
  CHECK(pull(id).at("kind") == "unchanged");
  editor.change(uri, 3, whole_text(with_slots(2)));
  report = pull(id);
  CHECK(report.at("kind") == "full");
  CHECK(report.at("resultId") != id);
  // A client may have thrown the report away with the document, and kept its id.
  editor.close(uri);
  editor.open(uri, with_slots(2));
  CHECK(pull(report.at("resultId")).at("kind") == "full");
}

TEST_CASE("A diagnostic says where, how grave, what, and where that is explained") {
  const std::string text = "# Session Handoff\n\n- **Git Status:** [CLEAN/DIRTY]\n";
  json expected = {{"range", range_of(text, "[CLEAN/DIRTY]")},
                   {"severity", 2},
                   {"code", "unresolved-placeholder"},
                   {"source", "handoff"},
                   {"message", "Git Status: choose CLEAN or DIRTY"}};
  for (const bool explains : {false, true}) {
    Editor editor;
    editor.client->initialize({{"textDocument",
                                {{"diagnostic", json::object()},
                                 {"publishDiagnostics", {{"codeDescriptionSupport", explains}}}}}});
    editor.open(uri, text);
    if (explains) {
      expected["codeDescription"] = {{"href", "file:///diagnostics.md#unresolved-placeholder"}};
    }
    json found = find_by(editor.pull(uri), "code", "unresolved-placeholder");
    expected["severity"] = found.at("severity");  // depends on the rest of the document
    CHECK(found == expected);
  }
}

}  // namespace handoff::testing
