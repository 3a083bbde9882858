// In which units the two sides count.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <vector>

#include "tests/unit/session/editor.h"

namespace handoff::testing {
namespace {

using Names = std::vector<std::string>;

/// Every list of some of the three names, in every order.
std::vector<Names> all_offers() {
  std::vector<Names> offers;
  for (unsigned chosen = 0; chosen < 8; ++chosen) {
    Names names;
    for (const unsigned i : {0U, 1U, 2U}) {
      if ((chosen >> i) & 1U) names.emplace_back(Names{"utf-16", "utf-32", "utf-8"}[i]);
    }
    do {
      offers.push_back(names);
    } while (std::next_permutation(names.begin(), names.end()));
  }
  return offers;
}

bool has(const Names& names, const char* name) {
  return std::ranges::find(names, name) != names.end();
}

std::string answered_to(const json& capabilities) {
  Editor editor;
  return editor.client->initialize(capabilities).at("capabilities").at("positionEncoding");
}

const std::string uri = "file:///w/handoff.md";

/// Before the slot stand 😀 (four bytes, two UTF-16 units) and é (two bytes, one unit).
const std::string text =
    "# Session Handoff\n\n"
    "**Project:** 😀é [PROJECT_NAME]\n\n"
    "### Environment State\n"
    "- **Git Status:** 😀é [CLEAN/DIRTY] é\n";

struct Columns {
  const char* name;
  PositionEncoding encoding;
  int project, git_status;  ///< where the slots begin
  int behind;               ///< the é behind the second
};

}  // namespace

TEST_CASE("UTF-8 is taken where it is offered, then UTF-32; UTF-16 in any other case") {
  for (const Names& offer : all_offers()) {
    CAPTURE(offer);
    const char* best = has(offer, "utf-8") ? "utf-8" : has(offer, "utf-32") ? "utf-32" : "utf-16";
    CHECK(answered_to(encodes(offer)) == best);
  }
  CHECK(answered_to(json::object()) == "utf-16");
  CHECK(answered_to(encodes(nullptr)) == "utf-16");
  CHECK(answered_to(encodes({"utf-7", "UTF-8", 8})) == "utf-16");
}

TEST_CASE("All positions are in the agreed encoding, in both directions") {
  const Columns columns = GENERATE(Columns{"utf-8", PositionEncoding::utf8, 20, 25, 39},
                                   Columns{"utf-16", PositionEncoding::utf16, 17, 22, 36},
                                   Columns{"utf-32", PositionEncoding::utf32, 16, 21, 35});
  CAPTURE(columns.name);
  Editor editor;
  editor.client->initialize(merged(encodes({columns.name}), pulls));
  editor.open(uri, text);
  const auto range = [](int line, int begin, int end) {
    return json{{"start", {{"line", line}, {"character", begin}}},
                {"end", {{"line", line}, {"character", end}}}};
  };
  const json project = range(2, columns.project, columns.project + 14);
  const json status = range(5, columns.git_status, columns.git_status + 13);

  std::vector<json> slots;
  for (const json& diagnostic : editor.pull(uri)) {
    if (diagnostic.at("code") == "unresolved-placeholder") slots.push_back(diagnostic.at("range"));
  }
  CHECK(slots == std::vector<json>{project, status});

  // Each column of the slot, and its two ends, are in it; the columns beside them are not.
  for (int column = columns.project; column <= columns.project + 14; ++column) {
    const json hover = editor.hover(uri, {{"line", 2}, {"character", column}});
    CHECK(hover.at("range") == project);
  }
  CHECK(editor.hover(uri, {{"line", 2}, {"character", columns.project - 1}}).is_null());
  CHECK(editor.hover(uri, {{"line", 2}, {"character", columns.project + 15}}).at("range") ==
        project);  // beyond the line's end is the line's end

  const json inside = {{"line", 5}, {"character", columns.git_status + 3}};
  const json dirty = find_by(editor.complete(uri, inside), "label", "DIRTY");
  CHECK(dirty.at("textEdit").at("range") == status);
  const json action =
      find_by(editor.actions(uri, range_at(inside)), "title", "Set Git Status to CLEAN");
  const std::string expected = "- **Git Status:** 😀é CLEAN é\n";
  CHECK(apply_edits(text, action.at("edit").at("changes").at(uri), columns.encoding)
            .ends_with(expected));

  editor.change(
      uri, 2,
      {{{"range", range(5, columns.behind, columns.behind + 1 + (columns.behind == 39 ? 1 : 0))},
        {"text", "[CLEAN/DIRTY]"}}});
  const json after =
      editor.client->request("handoff/openSlots", {{"textDocument", {{"uri", uri}}}}).at("open");
  CHECK(after.back().at("range") == range(5, columns.behind, columns.behind + 13));
}

}  // namespace handoff::testing
