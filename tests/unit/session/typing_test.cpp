// Findings while somebody types: calm, and none lost.

#include <catch2/catch_test_macros.hpp>
#include <map>

#include "tests/support/samples.h"
#include "tests/unit/session/editor.h"

namespace handoff::testing {
namespace {

using namespace std::chrono_literals;

const std::string uri = "file:///w/handoff.md";
const std::string start = "# Session Handoff\n\n## Session Summary\n### Key Achievements\n- ";
const json refreshes = R"({"workspace": {"diagnostics": {"refreshSupport": true}}})"_json;

bool is_white(std::string_view key) {
  return key == " " || key == "\n" || key == "\t";
}

json diagnostics_of(const std::string& text, const json& encodings) {
  Editor editor;
  editor.client->initialize(merged(pulls, encodes(encodings)));
  editor.open(uri, text);
  return editor.pull(uri);
}

enum class Findings { pulled, pushed };

/// Someone who types key by key, and looks at the findings after each.
class Typist {
 public:
  Typist(std::string text, PositionEncoding encoding, Findings findings = Findings::pulled)
      : encoding_(encoding), findings_(findings), editor_({.typing_pause = 1h}) {
    const json able =
        findings == Findings::pulled ? merged(pulls, refreshes) : json(json::object());
    editor_.client->initialize(merged(able, encodes(encodings())));
    text_ = std::move(text);
    editor_.open(uri, text_);
    look();
  }

  const std::string& text() const { return text_; }

  /// No finding may come unless a word ends: by a white space, or where the next one begins.
  void replace(Span span, std::string_view key, bool may_come) {
    const Text before(text_);
    const Position from = before.position_at(span.begin, encoding_);
    const Position to = before.position_at(span.end, encoding_);
    editor_.change(uri, ++version_,
                   {{{"range",
                      {{"start", {{"line", from.line}, {"character", from.column}}},
                       {"end", {{"line", to.line}, {"character", to.column}}}}},
                     {"text", key}}});
    text_.replace(span.begin, span.size(), key);
    const std::map<std::string, int> last = counts_;
    look();
    if (may_come) return;
    for (const auto& [code, count] : counts_) {
      const auto known = last.find(code);
      if (count <= (known == last.end() ? 0 : known->second)) continue;
      FAIL(code << " came with \"" << key << "\" at " << from.line << ":" << from.column);
    }
  }

  void type(std::string_view keys, std::size_t at) {
    bool begins = true;
    for (std::size_t i = 0; i < keys.size();) {
      std::size_t end = i + 1;
      while (end < keys.size() && (keys[end] & 0xC0) == 0x80) ++end;
      const std::string_view key = keys.substr(i, end - i);
      replace({at, at}, key, is_white(key) || begins);
      begins = false;
      at += key.size();
      i = end;
    }
  }

  void take_back(std::size_t count) {
    while (count-- > 0 && !text_.empty()) {
      std::size_t begin = text_.size() - 1;
      while (begin > 0 && (text_[begin] & 0xC0) == 0x80) --begin;
      replace({begin, text_.size()}, "", false);
    }
  }

  /// Saves, and leaves: what was held is told, and nothing has gone wrong.
  void finish() {
    editor_.save(uri);
    CHECK(told() == diagnostics_of(text_, encodings()));
    CHECK(editor_.end() == 0);
    CHECK(editor_.logged().find("error") == std::string::npos);
    CHECK(editor_.logged().find("handoff.md") == std::string::npos);
  }

 private:
  json encodings() const { return {encoding_ == PositionEncoding::utf8 ? "utf-8" : "utf-16"}; }

  json told() {
    if (findings_ == Findings::pulled) return editor_.pull(uri);
    json published;
    do {
      published = editor_.published();
    } while (published.at("version") != version_);
    return published.at("diagnostics");
  }

  /// Every span is between characters of the text.
  void look() {
    counts_.clear();
    const Text text(text_);
    for (const json& diagnostic : told()) {
      ++counts_[diagnostic.at("code")];
      for (const char* end : {"start", "end"}) {
        const json& at = diagnostic.at("range").at(end);
        const Position position{at.at("line"), at.at("character")};
        const std::size_t offset = text.offset_at(position, encoding_);
        if (text.position_at(offset, encoding_) != position) FAIL(diagnostic.dump());
      }
    }
  }

  PositionEncoding encoding_;
  Findings findings_;
  Editor editor_;
  std::string text_;
  int version_ = 1;
  std::map<std::string, int> counts_;  ///< of findings, by code
};

/// A key at the end of a text.
json insert(const std::string& text, std::string_view key) {
  const json end = position_of(text + "\x01", "\x01");
  return json::array({{{"range", range_at(end)}, {"text", key}}});
}

std::size_t slots_in(const json& diagnostics) {
  std::size_t count = 0;
  for (const json& entry : diagnostics) count += entry.at("code") == "unresolved-placeholder";
  return count;
}

struct HalfWord {
  HalfWord(EditorOptions options, const json& able) : editor(std::move(options)) {
    editor.client->on_request("workspace/diagnostic/refresh", [&](const json&) {
      ++refreshed;
      return json();
    });
    editor.client->initialize(able);
    editor.open(uri, start + "[ACCOMPLISHMENT_1");
  }
  void end_slot() { editor.change(uri, 2, insert(start + "[ACCOMPLISHMENT_1", "]")); }
  void wait_for_refresh() {
    const json at_word = position_of(start + "[ACCOMPLISHMENT_1]", "_1]");
    while (refreshed == 0) editor.hover(uri, at_word);
  }

  Editor editor;
  int refreshed = 0;
};

}  // namespace

TEST_CASE("A handoff is typed from its first to its last key") {
  Typist typist("", PositionEncoding::utf16);
  typist.type(filled_handoff(), 0);
  CHECK(typist.text() == filled_handoff());
  typist.finish();
}

TEST_CASE("A handoff is taken back key by key") {
  Typist typist(filled_handoff(), PositionEncoding::utf16);
  typist.take_back(typist.text().size());
  CHECK(typist.text().empty());
  typist.finish();
}

TEST_CASE("A handoff is typed in UTF-8") {
  Typist typist("", PositionEncoding::utf8);
  typist.type(filled_handoff(), 0);
  typist.finish();
}

TEST_CASE("A handoff is typed where findings are pushed") {
  Typist typist("", PositionEncoding::utf16, Findings::pushed);
  typist.type(filled_handoff(), 0);
  CHECK(typist.text() == filled_handoff());
}

TEST_CASE("A section is typed in the middle of a handoff") {
  const std::string whole = filled_handoff();
  const std::size_t begin = whole.find("### Environment State");
  const std::size_t end = whole.find("## Context");
  for (const PositionEncoding encoding : {PositionEncoding::utf8, PositionEncoding::utf16}) {
    Typist typist(whole.substr(0, begin) + whole.substr(end), encoding);
    typist.type(whole.substr(begin, end - begin), begin);
    CHECK(typist.text() == whole);
    typist.replace({0, 1}, "", false);
    typist.finish();
  }
}

TEST_CASE("A finding on the word being typed waits for a second, and is asked for then") {
  HalfWord word({.typing_pause = 30ms}, merged(pulls, refreshes));
  CHECK(slots_in(word.editor.pull(uri)) == 0);
  word.end_slot();
  if (slots_in(word.editor.pull(uri)) == 0) word.wait_for_refresh();
  CHECK(slots_in(word.editor.pull(uri)) == 1);
}

TEST_CASE("It waits until the cursor leaves, or the document is saved") {
  HalfWord word({.typing_pause = 1h}, merged(pulls, refreshes));
  CHECK(slots_in(word.editor.pull(uri)) == 0);
  word.end_slot();
  CHECK(slots_in(word.editor.pull(uri)) == 0);
  word.editor.complete(uri, position_of(start + "[ACCOMPLISHMENT_1]", "_1"));
  CHECK(slots_in(word.editor.pull(uri)) == 0);
  CHECK(word.refreshed == 0);
  const json elsewhere = range_at(position_of(start, "Summary"));
  SECTION("by a code action") {
    word.editor.actions(uri, elsewhere);
  }
  SECTION("by completion") {
    word.editor.complete(uri, elsewhere.at("start"));
  }
  SECTION("by a hover") {
    word.editor.hover(uri, elsewhere.at("start"));
  }
  SECTION("by highlights") {
    word.editor.client->request(
        "textDocument/documentHighlight",
        {{"textDocument", {{"uri", uri}}}, {"position", elsewhere.at("start")}});
  }
  SECTION("a save") {
    word.editor.save(uri);
  }
  CHECK(slots_in(word.editor.pull(uri)) == 1);
  CHECK(word.refreshed == 1);
}

TEST_CASE("A client that is pushed to gets what was held by itself") {
  HalfWord word({.typing_pause = 30ms}, json::object());
  CHECK(slots_in(word.editor.published().at("diagnostics")) == 0);
  word.end_slot();
  json published = word.editor.published();
  while (slots_in(published.at("diagnostics")) == 0) published = word.editor.published();
  CHECK(published.at("version") == 2);
}

TEST_CASE("A client that cannot be asked to pull again gets its answer when the word ends") {
  const auto ask = [](HalfWord& word) {
    return word.editor.client->ask("textDocument/diagnostic", {{"textDocument", {{"uri", uri}}}});
  };
  const auto slots = [](HalfWord& word, int asked) {
    return slots_in(word.editor.client->response(asked).at("result").at("items"));
  };
  SECTION("by a pause") {
    HalfWord word({.typing_pause = 30ms}, pulls);
    CHECK(slots_in(word.editor.pull(uri)) == 0);
    word.end_slot();
    CHECK(slots(word, ask(word)) == 1);
  }
  HalfWord word({.typing_pause = 1h}, pulls);
  CHECK(slots_in(word.editor.pull(uri)) == 0);
  word.end_slot();
  const int asked = ask(word);
  const json elsewhere = position_of(start, "Summary");
  SECTION("by a save") {
    word.editor.save(uri);
    CHECK(slots(word, asked) == 1);
  }
  SECTION("by the cursor") {
    word.editor.hover(uri, elsewhere);
    CHECK(slots(word, asked) == 1);
  }
  SECTION("by a close") {
    word.editor.close(uri);
    CHECK(slots(word, asked) == 0);
  }
  SECTION("or with the next key, without what is held") {
    word.editor.change(uri, 3, insert(start + "[ACCOMPLISHMENT_1]", "x"));
    CHECK(slots(word, asked) == 0);
  }
  SECTION("it can be cancelled") {
    word.editor.client->notify("$/cancelRequest", {{"id", asked}});
    CHECK(word.editor.client->response(asked).at("error").at("code") == -32800);
  }
}

}  // namespace handoff::testing
