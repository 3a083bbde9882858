// Random sessions of an editor: what incremental changes leave must be what a plain model says.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "server/text/changes.h"
#include "tests/unit/text/naive_text.h"

namespace handoff {
namespace {

constexpr std::uint32_t scripts_per_encoding = 1500;
constexpr std::uint32_t notifications_per_script = 5;

class Random {
 public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}

  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(engine_() % limit); }

  std::u32string text(std::uint32_t max_pieces) {
    static const std::vector<std::u32string> pieces = {
        U"a",      U"b ",       U"é",       U"漢字",
        U"😀",      U"👩\u200D👧", U"e\u0301", U"\n",
        U"\n",     U"\r",       U"\r\n",    U"\r\n",
        U"\u2028", U"\uFEFF",   U"[",       std::u32string(1, U'\0')};
    std::u32string result;
    for (std::uint32_t count = below(max_pieces + 1); count > 0; --count) {
      result += pieces[below(static_cast<std::uint32_t>(pieces.size()))];
    }
    return result;
  }

  /// Mostly within a text of so many lines, now and then far outside.
  Position position(std::size_t lines) {
    if (below(20) == 0) return {0xFFFFFFFF - below(2), 0xFFFFFFFF};
    const auto line = below(static_cast<std::uint32_t>(lines) + (below(4) == 0 ? 2 : 0));
    return {line, below(10) == 0 ? 0xFFFFFFFF : below(12)};
  }

 private:
  std::mt19937 engine_;
};

void require_same(const Text& text, const NaiveText& model, PositionEncoding encoding) {
  REQUIRE(text.content() == model.utf8());
  REQUIRE(text.line_count() == model.line_count());
  for (std::size_t index = 0; index <= model.size(); ++index) {
    const std::size_t offset = model.utf8(index).size();
    const Position position = model.position_at(index);
    if (text.position_at(offset, encoding) != position) {
      FAIL("the position of byte " << offset << " differs");
    }
    if (text.offset_at(position, encoding) != model.utf8(model.index_at(position)).size()) {
      FAIL("the offset of " << position.line << ":" << position.column << " differs");
    }
  }
}

std::string to_utf8(const std::u32string& text) {
  return NaiveText(text, PositionEncoding::utf32).utf8();
}

/// A notification of one to three changes, applied to both. Both must fail or both succeed.
void notify(Text& text, NaiveText& model, Random& random, PositionEncoding encoding) {
  std::vector<TextChange> changes;
  NaiveText changed = model;
  bool valid = true;
  for (std::uint32_t count = 1 + random.below(3); count > 0; --count) {
    const std::u32string inserted = random.text(4);
    if (random.below(12) == 0) {
      changes.push_back({std::nullopt, to_utf8(inserted)});
      changed = NaiveText(inserted, encoding);
      valid = true;
      continue;
    }
    const Position start = random.position(changed.line_count());
    const Position end = random.position(changed.line_count());
    changes.push_back({PositionRange{start, end}, to_utf8(inserted)});
    valid = valid && changed.change({start, end}, inserted);
  }
  const Expected<Text> result = apply_changes(text, changes, encoding);
  REQUIRE(result.has_value() == valid);
  if (!valid) return;
  text = *result;
  model = changed;
}

TEST_CASE("random edit scripts leave what a full replacement would, in every encoding") {
  const auto encoding =
      GENERATE(PositionEncoding::utf8, PositionEncoding::utf16, PositionEncoding::utf32);
  for (std::uint32_t seed = 0; seed < scripts_per_encoding; ++seed) {
    INFO("encoding " << static_cast<int>(encoding) << ", seed " << seed);
    Random random(seed);
    const std::u32string initial = random.text(20);
    Text text(to_utf8(initial));
    NaiveText model(initial, encoding);
    for (std::uint32_t i = 0; i < notifications_per_script; ++i) {
      notify(text, model, random, encoding);
      require_same(text, model, encoding);
    }
  }
}

TEST_CASE("offset to position to offset is the identity between characters") {
  const auto encoding =
      GENERATE(PositionEncoding::utf8, PositionEncoding::utf16, PositionEncoding::utf32);
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    INFO("encoding " << static_cast<int>(encoding) << ", seed " << seed);
    const std::string content = to_utf8(Random(seed).text(30));
    const Text text(content);
    for (std::size_t offset = 0; offset <= content.size(); ++offset) {
      const bool inside_character =
          offset < content.size() && (static_cast<unsigned char>(content[offset]) & 0xC0) == 0x80;
      const bool inside_break = offset > 0 && content.compare(offset - 1, 2, "\r\n") == 0;
      if (inside_character || inside_break) continue;
      if (text.offset_at(text.position_at(offset, encoding), encoding) != offset) {
        FAIL("byte " << offset << " does not come back");
      }
    }
  }
}

}  // namespace
}  // namespace handoff
