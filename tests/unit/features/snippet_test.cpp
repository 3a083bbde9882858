#include "server/features/snippet.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <random>
#include <vector>

#include "server/features/completion.h"
#include "server/schema/embedded.h"
#include "tests/support/samples.h"
#include "tests/support/snippet_expander.h"

namespace handoff {
namespace {

TEST_CASE("only what a snippet would take for its own is escaped") {
  CHECK(escape_snippet("a $1 ${2} \\ {b}") == "a \\$1 \\${2\\} \\\\ {b\\}");
  CHECK(escape_snippet("é\n") == "é\n");
}

TEST_CASE("stops are numbered in order and hold their text") {
  const std::vector<Span> stops{{2, 5}, {8, 11}};
  CHECK(to_snippet("- [A] - [B]", stops) == "- ${1:[A]} - ${2:[B]}$0");
  CHECK(to_snippet("plain", {}) == "plain$0");
}

TEST_CASE("a snippet whose defaults are left as they are is its text") {
  std::mt19937 random(1);
  const std::string alphabet = "$$\\\\{{}}:|,/10a[\n";
  std::uniform_int_distribution<std::size_t> any_letter(0, alphabet.size() - 1), any_length(0, 24);
  for (int round = 0; round < 2000; ++round) {
    std::string text(any_length(random), ' ');
    for (char& c : text) c = alphabet[any_letter(random)];
    std::vector<std::size_t> cuts(2 * (any_length(random) / 8));
    for (std::size_t& cut : cuts) cut = std::min(any_length(random), text.size());
    std::sort(cuts.begin(), cuts.end());
    std::vector<Span> stops;
    for (std::size_t i = 0; i < cuts.size(); i += 2) stops.push_back({cuts[i], cuts[i + 1]});
    const std::string snippet = to_snippet(text, stops);
    INFO(snippet);
    CHECK(expand_snippet(snippet) == text);
  }
}

TEST_CASE("the whole template's snippet is the template, byte for byte") {
  const View view = view_of("");
  const std::vector<Completion> found = complete(view, 0);
  REQUIRE(found.size() == 1);
  CHECK(found.front().plain == session_template());
  CHECK(expand_snippet(found.front().snippet) == session_template());
}

}  // namespace
}  // namespace handoff
