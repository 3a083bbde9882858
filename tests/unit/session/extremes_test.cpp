// Large documents, many documents, many requests, and text that is hardly text.

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "tests/unit/session/editor.h"

namespace handoff::testing {
namespace {

const std::string uri = "file:///w/handoff.md";
const std::string text = "# Session Handoff\n\n- **Git Status:** [CLEAN/DIRTY]\n";
const json slot = {{"line", 2}, {"character", 20}};

}  // namespace

TEST_CASE("A document beyond 16 MiB has one finding that says so, and can be edited") {
  Editor editor;
  editor.client->initialize(pulls);
  std::string large = text;
  while (large.size() <= 16U << 20)
    large += "This line is one of very many, all of which say this.\n";
  editor.open(uri, large);
  const json found = editor.pull(uri);
  REQUIRE(found.size() == 1);
  CHECK(found.at(0).at("code") == "simplified-reading");
  CHECK(found.at(0).at("message") == "This handoff is larger than 16 MiB and is not read.");
  CHECK(editor.hover(uri, slot).is_null());
  const json rest = {{"start", {{"line", 3}, {"character", 0}}},
                     {"end", {{"line", 2147483647}, {"character", 0}}}};
  editor.change(uri, 2, {{{"range", rest}, {"text", ""}}});
  CHECK(editor.hover(uri, slot).is_object());
}

TEST_CASE("Of many documents those that change are analysed and published, each once") {
  Editor editor;
  editor.client->initialize();
  constexpr int count = 1000;
  const auto name = [](int i) { return "file:///w/handoff-" + std::to_string(i) + ".md"; };
  for (int i = 0; i < count; ++i) editor.open(name(i), text);
  std::set<std::string> published;
  for (int i = 0; i < count; ++i) published.insert(editor.published().at("uri"));
  CHECK(published.size() == count);
  editor.change(name(7), 2, whole_text(text));
  const json params = editor.published();
  CHECK(params.at("uri") == name(7));
  CHECK(params.at("version") == 2);
  CHECK(editor.end() == 0);
  editor.client->wait_for_end();
  CHECK(editor.client->arrived("textDocument/publishDiagnostics").empty());
}

TEST_CASE("Each of very many requests is answered, cancelled or not") {
  Editor editor;
  editor.client->initialize(pulls);
  editor.open(uri, text);
  std::vector<int> ids;
  for (int i = 0; i < 3000; ++i) {
    ids.push_back(editor.client->ask("textDocument/hover",
                                     {{"textDocument", {{"uri", uri}}}, {"position", slot}}));
    if (i % 2 == 0) editor.client->notify("$/cancelRequest", {{"id", ids.back()}});
  }
  for (const int id : ids) {
    const json response = editor.client->response(id);
    const bool refused = response.contains("error");
    if (refused) CHECK(response.at("error").at("code") == -32800);
  }
  CHECK(editor.end() == 0);
}

TEST_CASE("Characters that break other servers are characters") {
  Editor editor;
  editor.client->initialize(pulls);
  for (const std::string& before :
       {std::string("\0", 1), std::string("\u2028"), std::string("\u0085"), std::string("\uFEFF"),
        std::string("\u202E"), std::string("\U0010FFFF"), std::string("e\u0301")}) {
    const std::string strange = "# Session Handoff\n\n" + before + " [PROJECT_NAME]\r\rend\r\n";
    editor.open(uri, strange);
    const std::size_t units = before == "\U0010FFFF" || before == "e\u0301" ? 2 : 1;
    const json found = find_by(editor.pull(uri), "code", "unresolved-placeholder");
    CHECK(found.at("range").at("start") == json{{"line", 2}, {"character", units + 1}});
  }
}

TEST_CASE("Half of a surrogate pair in a message costs that character and nothing else") {
  Editor editor;
  editor.client->initialize(pulls);
  editor.open(uri, "");
  editor.client->send_body(
      R"({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {
        "textDocument": {"uri": "file:///w/handoff.md", "version": 2},
        "contentChanges": [{"text": "# Session Handoff\n\n- **Git Status:** \ud83d [CLEAN/DIRTY]\n"}]
      }})");
  CHECK(find_by(editor.pull(uri), "code", "unresolved-placeholder").at("range").at("start") ==
        json{{"line", 2}, {"character", 20}});
}

}  // namespace handoff::testing
