// What is escaped is held against CommonMark itself: it must show the text again, as text alone.
#include "server/syntax/escape.h"

#include <cmark.h>
#include <catch2/catch_test_macros.hpp>

#include <cstdlib>
#include <memory>
#include <random>
#include <vector>

namespace handoff {
namespace {

using Tree = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;

Tree read(const std::string& markdown) {
  return {cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_DEFAULT),
          cmark_node_free};
}

/// The children of `node`: texts joined, everything else by its name.
std::string contents(cmark_node* node) {
  std::string result;
  for (cmark_node* child = cmark_node_first_child(node); child != nullptr;
       child = cmark_node_next(child)) {
    if (cmark_node_get_type(child) == CMARK_NODE_TEXT) {
      result += cmark_node_get_literal(child);
    } else {
      result += "<" + std::string(cmark_node_get_type_string(child)) + ">";
    }
  }
  return result;
}

cmark_node* only_child(cmark_node* node, cmark_node_type type) {
  cmark_node* child = cmark_node_first_child(node);
  REQUIRE(child != nullptr);
  REQUIRE(cmark_node_next(child) == nullptr);
  REQUIRE(cmark_node_get_type(child) == type);
  return child;
}

void check_item(const std::string& text) {
  const std::string markdown = "- " + escape_markdown(text, Placement::block_start) + "\n";
  INFO(text << "\n" << markdown);
  const Tree tree = read(markdown);
  cmark_node* list = only_child(tree.get(), CMARK_NODE_LIST);
  cmark_node* item = only_child(list, CMARK_NODE_ITEM);
  CHECK(contents(only_child(item, CMARK_NODE_PARAGRAPH)) == text);
}

void check_line(const std::string& text) {
  const std::string markdown = "x " + escape_markdown(text, Placement::inside) + "\n";
  INFO(text << "\n" << markdown);
  const Tree tree = read(markdown);
  CHECK(contents(only_child(tree.get(), CMARK_NODE_PARAGRAPH)) == "x " + text);
}

void check_labelled(const std::string& text) {
  const std::string markdown = "**L:** " + escape_markdown(text, Placement::inside) + "\n";
  INFO(text << "\n" << markdown);
  const Tree tree = read(markdown);
  CHECK(contents(only_child(tree.get(), CMARK_NODE_PARAGRAPH)) == "<strong> " + text);
}

void check_round_trip(const std::string& text) {
  check_item(text);
  check_line(text);
  check_labelled(text);
}

void check_code(const std::string& text) {
  const std::string markdown = "x " + code_span(text) + " y";
  INFO(text << "\n" << markdown);
  const Tree tree = read(markdown);
  cmark_node* paragraph = only_child(tree.get(), CMARK_NODE_PARAGRAPH);
  REQUIRE(contents(paragraph) == "x <code> y");
  CHECK(cmark_node_get_literal(cmark_node_next(cmark_node_first_child(paragraph))) == text);
}

using Letters = std::vector<std::string_view>;

const Letters markup = {"*", "_", "`", "[", "]", "(", ")", "<",  ">", "!", "#", "&", ";",
                        ":", "~", "=", "-", "+", ".", "|", "\"", "'", "/", "@", "$", "%",
                        "^", "{", "}", "?", " ", "0", "1", "a",  "A", "é", "“", "\\"};

/// A line without space around it, made of `letters`.
std::string random_line(std::mt19937& random, const Letters& letters) {
  std::string text;
  const int length = std::uniform_int_distribution(1, 14)(random);
  std::uniform_int_distribution<std::size_t> letter(0, letters.size() - 1);
  for (int i = 0; i < length; ++i) text += letters[letter(random)];
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == text.npos) return "x";
  return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

TEST_CASE("escaped text is shown as it was") {
  for (const char* text : {"plain words",
                           "# heading",
                           "####### seven",
                           "#5 is fixed",
                           "> quote",
                           "- item",
                           "+ item",
                           "* item",
                           "1. one",
                           "12) twelve",
                           "1234567890. no list",
                           "2025. A year",
                           "---",
                           "***",
                           "- - -",
                           "___",
                           "===",
                           "```",
                           "~~~ fence",
                           "[x](command:y)",
                           "[x][y]",
                           "[x]: http://a.b",
                           "![x](y)",
                           "[ ] box",
                           "[x] box",
                           "]x[",
                           "<img src=x onerror=alert(1)>",
                           "<script>",
                           "</b>",
                           "<!-- x -->",
                           "<?php",
                           "<a@b.c>",
                           "<http://a.b>",
                           "a < b",
                           "a<b>c",
                           "1 <2",
                           "&amp;",
                           "&#35;",
                           "&copy",
                           "R&D;",
                           "AT&T",
                           "*bold*",
                           "2*3*4",
                           "2 * 3",
                           "snake_case_name",
                           "_emphasis_",
                           "__init__",
                           "a_",
                           "_",
                           "`code`",
                           "``",
                           "`",
                           "back\\slash",
                           "\\*",
                           "end\\",
                           "~~gone~~",
                           "~5",
                           "a|b",
                           "| a | b |",
                           "$1 ${2:x}",
                           "a  b",
                           "é*é*",
                           "*é",
                           "“_quoted_”",
                           "-",
                           "+",
                           "1.",
                           "=",
                           "#",
                           ">"}) {
    check_round_trip(text);
  }
}

TEST_CASE("random markup is shown as it was") {
  std::mt19937 random(20250314);
  for (int round = 0; round < 4000; ++round) {
    check_round_trip(random_line(random, markup));
  }
}

TEST_CASE("words that are no markup are left as they are") {
  for (const std::string_view text :
       {"Fix replay (OPS-318), 80 % done", "snake_case and kebab-case", "a < b && c > d", "2 * 3",
        "C:\\temp\\x", "what? yes!", "f(x) = {y}", "#42", "-5", "1.5", "e-mail: a@b.c", "AT&T",
        "~5 min", "https://example.com/a_b", "naïve 東京 ✅"}) {
    CHECK(escape_markdown(text, Placement::block_start) == text);
  }
}

TEST_CASE("a code span shows any text") {
  for (const char* text : {"a.ts", "a`b", "``", "`a", "a`", " a ", " a", "a ", "\\", "<b>",
                           "[x](y)", "a``b`c", "*", "$1"}) {
    check_code(text);
  }
  CHECK(code_span("a.ts") == "`a.ts`");
}

TEST_CASE("a code span shows random text") {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    check_code(random_line(random, {"`", "`", "`", " ", "\\", "[", "]", "a"}));
  }
}

}  // namespace
}  // namespace handoff
