// Semantic tokens: the numbers, and that what is told as a change gives the same as the whole.

#include "server/session/tokens.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <random>

#include "tests/unit/session/editor.h"

namespace handoff::testing {
namespace {

const std::string uri = "file:///w/handoff.md";
const std::string text =
    "# Session Handoff\n\n**Project:** é😀 `src/a.c:1` x [PROJECT_NAME]\n\n"
    "### Environment State\n- **Git Status:** 😀 CLEAN\n\n### In Progress\n- [x] Replay\n";
const json document = {{"textDocument", {{"uri", uri}}}};

using Numbers = std::vector<lsp::uinteger>;

/// As a client does it.
Numbers applied(Numbers numbers, const json& edits) {
  for (const json& edit : edits) {
    const auto start = numbers.begin() + edit.at("start").get<int>();
    const auto at = numbers.erase(start, start + edit.at("deleteCount").get<int>());
    const auto data = edit.value("data", Numbers());
    numbers.insert(at, data.begin(), data.end());
  }
  return numbers;
}

json full(Editor& editor) {
  return editor.client->request("textDocument/semanticTokens/full", document);
}

json delta(Editor& editor, const json& previous) {
  json params = document;
  params["previousResultId"] = previous;
  return editor.client->request("textDocument/semanticTokens/full/delta", params);
}

json numbers_for(const json& encodings) {
  Editor editor;
  editor.client->initialize(encodes(encodings));
  editor.open(uri, text);
  return full(editor).at("data");
}

}  // namespace

TEST_CASE("Tokens are five numbers each, counted as agreed") {
  // label, path and slot; label and choice; a task that is done
  CHECK(numbers_for({"utf-8"}) == R"([2, 2, 7, 1, 0,  0, 19, 9, 5, 0,  0, 13, 14, 0, 0,
    3, 4, 10, 1, 0,  0, 19, 5, 3, 0,  3, 2, 3, 6, 1])"_json);
  CHECK(numbers_for({"utf-16"}) == R"([2, 2, 7, 1, 0,  0, 16, 9, 5, 0,  0, 13, 14, 0, 0,
    3, 4, 10, 1, 0,  0, 17, 5, 3, 0,  3, 2, 3, 6, 1])"_json);
}

TEST_CASE("A range gets the tokens of its lines, counted from the start of the document") {
  Editor editor;
  editor.client->initialize(encodes({"utf-8"}));
  editor.open(uri, text);
  json params = document;
  params["range"] = range_at(position_of(text, "Replay"));
  CHECK(editor.client->request("textDocument/semanticTokens/range", params) ==
        R"({"data": [8, 2, 3, 6, 1]})"_json);
}

TEST_CASE("What has changed, applied to what was sent, is what is there") {
  Editor editor;
  editor.client->initialize();
  editor.open(uri, text);
  json last = full(editor);
  Numbers numbers = last.at("data");
  int version = 1;
  const std::string begun = text.substr(0, text.find("- [x]"));
  for (const std::string& next :
       {text, "\n" + text, text + "- [ ] More\n", begun, std::string("# Session Handoff\n"), text,
        text.substr(0, text.find("### Env")) + "**Duration:** 1 h\n" +
            text.substr(text.find("###")),
        std::string("# Notes\n")}) {
    editor.change(uri, ++version, whole_text(next));
    const json changed = delta(editor, last.at("resultId"));
    numbers = applied(numbers, changed.at("edits"));
    CHECK(changed.at("edits").size() <= 1);
    last = full(editor);
    CHECK(numbers == last.at("data").get<Numbers>());
  }
}

TEST_CASE("Without change there is no edit, and what was not sent last is answered in full") {
  Editor editor;
  editor.client->initialize();
  editor.open(uri, text);
  const json first = full(editor);
  const json same = delta(editor, first.at("resultId"));
  CHECK(same.at("edits") == json::array());
  CHECK(delta(editor, first.at("resultId")).at("data") == first.at("data"));
  CHECK(delta(editor, "x").at("data") == first.at("data"));
  const json last = full(editor);
  editor.close(uri);
  editor.open(uri, text);
  CHECK(delta(editor, last.at("resultId")).at("data") == first.at("data"));
}

TEST_CASE("Edits of whole tokens make any numbers of any others") {
  std::mt19937 random(GENERATE(1, 2, 3, 4));
  const auto tokens = [&] {
    Numbers numbers((random() % 6) * 5);
    for (lsp::uinteger& number : numbers) number = random() % 2;
    return numbers;
  };
  for (int i = 0; i < 500; ++i) {
    const Numbers before = tokens(), after = tokens();
    const auto edits = token_edits(before, after);
    CHECK(applied(before, lsp::encode(edits)) == after);
    CHECK(edits.empty() == (before == after));
    for (const lsp::SemanticTokensEdit& edit : edits) {
      CHECK(edit.start % 5 == 0);
      CHECK(edit.deleteCount % 5 == 0);
    }
  }
}

}  // namespace handoff::testing
