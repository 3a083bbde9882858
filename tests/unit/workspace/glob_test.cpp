#include "server/workspace/glob.h"

#include <catch2/catch_test_macros.hpp>
#include <ctime>
#include <string>
#include <vector>

namespace handoff {
namespace {

using Paths = std::vector<std::string>;

struct Row {
  const char* pattern;
  Paths yes, no;
};

const Row rows[] = {
    {"a.md", {"a.md"}, {"", "b.md", "a.mdx", "x/a.md", "A.md"}},
    {"*", {"", "a", "a.md"}, {"a/b", "/"}},
    {"*.md", {".md", "a.md", "a.b.md"}, {"a.md2", "d/a.md", "a.txt"}},
    {"a*", {"a", "ab"}, {"b", "a/b"}},
    {"*a*b*", {"ab", "xaxbx", "aab"}, {"ba", "a", "a/b"}},
    {"?.md", {"a.md", "é.md", "字.md", "😀.md"}, {".md", "ab.md", "/.md"}},
    {"??", {"ab", "éa"}, {"a", "abc", "a/"}},
    {"?*?", {"ab", "éa", "éxé"}, {"a", "é"}},
    {"[!a]", {"é", "字"}, {"éé"}},
    {"d/*.md", {"d/a.md"}, {"a.md", "d/e/a.md", "x/d/a.md"}},
    {"*/a.md", {"d/a.md"}, {"a.md", "d/e/a.md"}},
    {"**", {"", "a", "a/b", "a/b/c"}, {}},
    {"**/*.md", {"a.md", "d/a.md", "d/e/a.md"}, {"a.txt", "d/a.txt"}},
    {"**/a.md", {"a.md", "d/a.md", "d/e/a.md"}, {"ba.md", "d/ba.md"}},
    {"d/**", {"d/", "d/a", "d/e/a"}, {"d", "e/a"}},
    {"d/**/a.md", {"d/a.md", "d/e/a.md", "d/e/f/a.md"}, {"a.md", "da.md", "d/xa.md"}},
    {"**/d/**/*.md", {"d/a.md", "x/d/y/a.md", "d/d/a.md"}, {"a.md", "x/dd/a.md"}},
    {"**/d*/x/*.md", {"d1/x/a.md", "d1/d2/x/a.md"}, {"d1/y/a.md", "d1/x/y/a.md"}},
    {"**/a/**/b", {"a/b", "a/a/x/b", "x/a/y/a/b"}, {"b", "a", "a/x"}},
    {"{a,b}.md", {"a.md", "b.md"}, {"c.md", "{a,b}.md", ".md"}},
    {"*.{md,markdown}", {"a.md", "a.markdown"}, {"a.", "a.txt"}},
    {"{a,b{c,d}}", {"a", "bc", "bd"}, {"b", "c", "ac"}},
    {"{a,}b", {"ab", "b"}, {"aab"}},
    {"{**/,}x", {"x", "a/x", "a/b/x"}, {"ax"}},
    {"a}b{c,d}", {"a}bc", "a}bd"}, {"a}b{c,d}", "a}b"}},
    {"{a,b}{c,d}{e,f}", {"ace", "bdf"}, {"abc", "ae"}},
    {"{a/**,b}/c", {"a/x/c", "b/c"}, {"a/x", "c"}},
    {"{a{b,c}", {"{ab", "{ac"}, {"ab", "a{b"}},
    {"{[,}],b}", {",", "}", "b"}, {"[", "]"}},
    {"a,b", {"a,b"}, {"a", "b"}},
    {"{}", {""}, {"{}"}},
    {"{a", {"{a"}, {"a"}},
    {"a}", {"a}"}, {"a"}},
    {"[ab].md", {"a.md", "b.md"}, {"c.md", "ab.md", ".md"}},
    {"[a-c]", {"a", "b", "c"}, {"d", "-"}},
    {"[!a-c]", {"d", "-"}, {"a", "c", "/", ""}},
    {"[^a]", {"b"}, {"a", "/"}},
    {"[]]", {"]"}, {"[", ""}},
    {"[a-]", {"a", "-"}, {"b"}},
    {"[a", {"[a"}, {"a"}},
    {"x[/]y", {}, {"x/y", "xy"}},
};

}  // namespace

TEST_CASE("A glob matches what LSP says it does") {
  for (const Row& row : rows) {
    CAPTURE(row.pattern);
    for (const std::string& path : row.yes) {
      CAPTURE(path);
      CHECK(Glob(row.pattern).matches(path));
    }
    for (const std::string& path : row.no) {
      CAPTURE(path);
      CHECK(!Glob(row.pattern).matches(path));
    }
  }
}

TEST_CASE("However many alternatives braces make, each of them counts") {
  std::string pattern, last;
  for (int i = 0; i < 20; ++i) {
    pattern += "{a,b,c}";
    last += 'c';
  }
  const Glob glob(pattern);
  CHECK(glob.matches(last));
  CHECK(!glob.matches(last + 'c'));
}

TEST_CASE("A glob knows the folders that its matches lie in") {
  const Row table[] = {
      {"*.md", {}, {"a", "a.md", "a/b"}},
      {"./*.md", {"."}, {"a", "./a"}},
      {"a/*/c.md", {"a", "a/b", "a/é"}, {"b", "a/b/c"}},
      {"a/**", {"a", "a/b", "a/b/c"}, {"b", "aa"}},
      {"**/c.md", {"a", "a/b"}, {}},
      {"a/**/b*/c.md", {"a", "a/x", "a/x/y"}, {"x"}},
      {"{a/b,c}/d", {"a", "a/b", "c"}, {"b", "a/c", "a/b/d", "d"}},
  };
  for (const Row& row : table) {
    CAPTURE(row.pattern);
    const Glob glob(row.pattern);
    for (const std::string& folder : row.yes) {
      CAPTURE(folder);
      CHECK(glob.reaches_into(folder));
    }
    for (const std::string& folder : row.no) {
      CAPTURE(folder);
      CHECK(!glob.reaches_into(folder));
    }
  }
}

TEST_CASE("A name without any of the four marks is no glob") {
  for (const char* pattern : {"*", "a?", "[a]", "{a,b}", "d/**"}) CHECK(is_glob(pattern));
  for (const char* name : {"", "-", "a.md", "d/a b.md", "a]b}c", "é"}) CHECK(!is_glob(name));
}

TEST_CASE("No pattern takes long, however it is made") {
  const auto times = [](const std::string& part, int count) {
    std::string whole;
    for (int i = 0; i < count; ++i) whole += part;
    return whole;
  };
  const std::string name(1000, 'a');
  const std::string deep = times("a/", 500);
  const std::string patterns[] = {
      times("*a", 100) + "b",    times("**/", 100) + "b",
      times("**/a*", 100) + "b", times("**/*a*/", 50) + "b",
      times("{a,aa}", 100),      times("{a,{b,", 200),
      times("{", 4000),          times("[", 4000),
      "*" + times("[a", 1000),   times("[a-z]", 4000),
      times("?", 3999),          std::string("{") + times("a,", 4000) + "}"};
  const std::clock_t start = std::clock();
  for (const std::string& pattern : patterns) {
    CAPTURE(pattern.substr(0, 20));
    const Glob glob(pattern);
    CHECK(!glob.matches(name + "c"));
    CHECK(!glob.matches(deep + "c"));
  }
  CHECK(std::clock() - start < 5 * CLOCKS_PER_SEC);
}

}  // namespace handoff
