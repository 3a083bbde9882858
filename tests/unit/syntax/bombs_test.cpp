// Texts made to take a parser's time: four times the text may take about four times as long, not
// sixteen. The first ones are those that keep cmark 0.30 busy for seconds.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <ctime>
#include <functional>
#include <limits>

#include "tests/unit/syntax/checked_parse.h"

namespace handoff {
namespace {

/// Seconds that are too short to tell a curve from noise, and as long as cmark may try in vain.
constexpr double negligible = 0.2;
constexpr double quadratic = 12;

std::string repeat(std::string_view unit, std::size_t times) {
  std::string result;
  result.reserve(unit.size() * times);
  while (times-- > 0) result += unit;
  return result;
}

struct Bomb {
  const char* name;
  std::size_t size;  ///< units of the larger text
  std::function<std::string(std::size_t)> text;
};

Bomb repeated(const char* unit, std::size_t size, const char* end = "\n") {
  return {unit, size, [=](std::size_t n) { return repeat(unit, n) + end; }};
}

std::string runs_of_distinct_lengths(std::size_t n) {
  std::string result;
  for (std::size_t length = 1; length * length / 2 < n; ++length) {
    result += std::string(length, '`') + " ";
  }
  return result;
}

std::string nested_lists(std::size_t n) {
  std::string result;
  for (std::size_t depth = 0; depth * depth < n; ++depth) {
    result += std::string(2 * depth, ' ') + "- a\n";
  }
  return result;
}

const std::vector<Bomb> bombs = {
    repeated("![[]()", 80000),
    {"items on a line", 80000,
     [](std::size_t n) { return repeat("- ", n) + "x" + repeat("\n", n); }},
    {"items in a quote", 80000,
     [](std::size_t n) { return "> " + repeat("- ", n) + "x" + repeat("\n>", n); }},
    {"quotes and emphasis", 80000,
     [](std::size_t n) { return repeat(">", n) + repeat("a*", n) + "\n"; }},
    {"emphasis and quotes", 80000,
     [](std::size_t n) { return repeat("> ", 60) + repeat("a*", n) + "\n"; }},
    {"nested emphasis", 40000,
     [](std::size_t n) { return repeat("*a **a ", n) + "b" + repeat(" a** a*", n); }},
    repeated("<!--", 100000),
    repeated("a <!--", 60000),
    repeated("a <?", 100000),
    repeated("a <![CDATA[", 40000),
    repeated("a <!A", 80000),
    repeated("[", 400000),
    repeated("]", 400000),
    repeated("<", 400000),
    repeated("a]", 200000),
    repeated("[a](<b", 60000),
    repeated("[ (](", 80000),
    repeated("[a](", 100000),
    repeated("[a](b \"", 60000),
    repeated("[a](b '[a](b \"", 30000),
    repeated("[a](b (c", 50000),
    repeated("[a][", 100000),
    repeated("[a][b", 80000),
    repeated("[a]:", 100000),
    repeated("[a]: b\n", 50000),
    repeated("[a] ", 100000),
    repeated("\\[", 200000),
    repeated("<a ", 100000, ">\n"),
    repeated("<a b=\"", 60000),
    repeated("<a b='<a b=\"", 30000),
    repeated("<a x=\"<a\" ", 40000),
    repeated("<ab:", 100000),
    repeated("<a@", 100000, ">\n"),
    repeated("*a_ ", 100000),
    repeated("&", 400000),
    repeated("`a", 200000),
    repeated("**a:** ", 60000),
    repeated("**a:** [b]\n", 40000),
    repeated("- [ ] [b]\n", 40000),
    repeated("# [b]\n", 60000),
    repeated("a\n===\n", 60000),
    repeated("> a\n> ===\n", 40000),
    repeated("- a\n  ===\n", 40000),
    repeated("- <!--\n", 50000),
    repeated("- ```\n", 60000),
    repeated("---\n", 100000),
    repeated("a|b\n-|-\n", 40000),
    repeated("|-|\n", 80000),
    repeated("|\n|-|\n\n", 40000),
    {"a wide table", 100000,
     [](std::size_t n) {
       return repeat("|`a", n / 2) + "\n" + repeat("|-", n / 2) + "\n" + repeat("|\n", n / 2);
     }},
    {"a long table", 4000000, [](std::size_t n) { return "|a|\n|-|\n" + repeat("|[b]\n", n / 5); }},
    repeated("\n", 500000),
    repeated("\t\n", 200000),
    {"nested brackets", 200000, [](std::size_t n) { return repeat("[", n) + repeat("]", n); }},
    {"a label of brackets", 100000,
     [](std::size_t n) { return repeat("[", n) + "a" + repeat("]", n) + "\n\n[a]: b\n"; }},
    {"nested links", 60000, [](std::size_t n) { return repeat("[", n) + repeat("](u)", n); }},
    {"backticks", 500000, runs_of_distinct_lengths},
    {"nested lists", 400000, nested_lists},
    {"one long line", 512 * 1024, [](std::size_t n) { return "# " + std::string(n, 'a'); }},
    {"front matter", 1000000,
     [](std::size_t n) { return "---\n" + repeat("a: b\n", n / 5) + "---\n"; }},
    {"aliases in front matter", 1000000,
     [](std::size_t n) { return "---\n" + repeat("a: &a [*a, *a]\n", n / 15) + "---\n"; }},
};

/// Of the processor, since others use the machine too; the shortest of three long readings.
double seconds_for(const std::string& text) {
  double shortest = std::numeric_limits<double>::max();
  for (int i = 0; i < 3 && shortest > negligible; ++i) {
    auto content = std::make_shared<const Text>(text);
    const std::clock_t begin = std::clock();
    const Document document = parse(std::move(content));
    shortest = std::min(shortest, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
  }
  return shortest;
}

TEST_CASE("no text takes time that grows with its square") {
  for (const Bomb& bomb : bombs) {
    const double large = seconds_for(bomb.text(bomb.size));
    if (large < negligible) continue;
    const double small = seconds_for(bomb.text(bomb.size / 4));
    INFO(bomb.name << ": " << small << " s, then " << large << " s");
    CHECK(large < quadratic * small + negligible);
  }
}

TEST_CASE("the promises hold for texts made to break them") {
  for (const Bomb& bomb : bombs) {
    INFO(bomb.name);
    checked_parse(bomb.text(bomb.size / 64));
  }
}

TEST_CASE("what would keep cmark busy is read by its lines") {
  const auto simplified = [](const std::string& text) { return checked_parse(text).simplified; };
  CHECK(simplified(repeat("- ", 70) + "x\n") == Simplified::intricate);
  CHECK(simplified(repeat("![", 3000)) == Simplified::intricate);
  CHECK(simplified(repeat("a line\n", 50000)) == Simplified::intricate);
  CHECK(simplified(repeat("> ", 20) + repeat("a*", 3000)) == Simplified::intricate);
  CHECK(simplified(repeat("a\n\n", 200000)) == Simplified::large);
  CHECK(simplified(repeat("- ", 20) + "x\n") == Simplified::no);
}

TEST_CASE("sixteen megabytes of lines are read") {
  const std::string prose = repeat("Some words, `code` and a [link](target) on a line.\n", 20);
  const std::string unit = "## A\n\n**B:** [C]\n\n- [ ] d\n  - [E] `f`\n\n" + prose + "\n";
  const std::size_t units = 16 * 1024 * 1024 / unit.size();
  const Document document = parse(std::make_shared<const Text>(repeat(unit, units)));
  CHECK(document.simplified == Simplified::large);
  CHECK(document.sections.size() == units + 1);
  CHECK(document.items.size() == 2 * units);
  CHECK(document.fields.size() == units);
  CHECK(document.brackets.size() == units);
}

}  // namespace
}  // namespace handoff
