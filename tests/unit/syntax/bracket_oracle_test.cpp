// What the scanner takes for plain text must be plain text for cmark as well. Not the other way
// round: what is written like a link is a link here even where cmark finds its target invalid. The
// paragraphs are short, since cmark 0.30 forgets closing backticks in long ones.
#include <cmark.h>
#include <fmt/format.h>

#include <catch2/catch_test_macros.hpp>
#include <memory>

#include "tests/unit/syntax/checked_parse.h"
#include "tests/unit/syntax/random_markdown.h"

namespace handoff {
namespace {

/// The text that cmark shows as text, links and images left out.
std::string plain_text(const std::string& markdown) {
  const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> root(
      cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_DEFAULT), cmark_node_free);
  const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> iter(cmark_iter_new(root.get()),
                                                                     cmark_iter_free);
  std::string result;
  int links = 0;
  for (auto event = cmark_iter_next(iter.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iter.get())) {
    cmark_node* node = cmark_iter_get_node(iter.get());
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) {
      links += event == CMARK_EVENT_ENTER ? 1 : -1;
      result += '\n';
    } else if (type == CMARK_NODE_TEXT && links == 0) {
      result += cmark_node_get_literal(node);
    } else if (type == CMARK_NODE_CODE || type == CMARK_NODE_HTML_INLINE) {
      result += '\n';
    }
  }
  return result;
}

/// Marks both ends of every bracket with a word of its own, and asks cmark where the words are.
std::size_t check_literal(const std::string& text) {
  const Document document = checked_parse(text);
  std::vector<Edit> edits;
  for (std::size_t i = 0; i < document.brackets.size(); ++i) {
    const Span span = document.brackets[i].span;
    edits.push_back({{span.begin + 1, span.begin + 1}, fmt::format("begin{}x", i)});
    edits.push_back({{span.end - 1, span.end - 1}, fmt::format("end{}x", i)});
  }
  const std::string shown = plain_text(handoff::apply(text, edits));
  for (std::size_t i = 0; i < document.brackets.size(); ++i) {
    INFO(text);
    INFO(shown);
    INFO("[" << document.name(document.brackets[i]) << "]");
    const bool literal = shown.find(fmt::format("[begin{}x", i)) != std::string::npos &&
                         shown.find(fmt::format("end{}x]", i)) != std::string::npos;
    if (!literal) FAIL_CHECK("cmark does not show these brackets");
  }
  return document.brackets.size();
}

std::size_t check_paragraphs(const std::vector<std::string_view>& pieces) {
  std::size_t found = 0;
  for (std::uint32_t seed = 0; seed < 3000; ++seed) {
    found += check_literal("x " + random_text(seed, 10 + seed % 40, pieces) + "\n");
  }
  return found;
}

TEST_CASE("brackets among code, HTML, escapes and emphasis are literal for cmark as well") {
  CHECK(check_paragraphs({"[", "[", "]", "]", "(", ")", "`", "``", "<", ">", "!", "\\", "\n", "*",
                          "a", "b ", " "}) > 1000);
}

TEST_CASE("brackets among tags and attributes are literal for cmark as well") {
  CHECK(check_paragraphs({"[",  "]",   "[a]", "<b",   "</b",       "<b ", "<c=", " d=",
                          "='", "\"",  "'",   "/",    ">",         "\n",  "e",   " ",
                          "`",  "<? ", " ?>", "<!A ", "<![CDATA[", " ]]>"}) > 1000);
}

TEST_CASE("brackets among addresses and links are literal for cmark as well") {
  CHECK(check_paragraphs({"[", "]", "[a]", "](", ")", "<ab:", "<a@b", ".c", ">", "[b][", "![", "\n",
                          " ", "\\", "<", "(", "`", "d"}) > 1000);
}

TEST_CASE("brackets beside definitions are literal for cmark as well") {
  const std::vector<std::string_view> pieces = {"[a]",
                                                "[A]",
                                                "[b]",
                                                "[a b]",
                                                "[]",
                                                "[",
                                                "]",
                                                "\n",
                                                "\n\n",
                                                "\n[a]: u\n",
                                                "\n\n[b]: u\n\n",
                                                "[a  b]: <u>\n",
                                                "\n\n> [b]: u 'v'\n",
                                                "\n- [a]: u\n",
                                                " [c]",
                                                "w ",
                                                ": ",
                                                "`",
                                                "\\"};
  CHECK(check_paragraphs(pieces) > 1000);
}

}  // namespace
}  // namespace handoff
