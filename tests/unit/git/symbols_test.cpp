#include "server/git/symbols.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::git {
namespace {

struct Line {
  std::string_view text, symbol;
};

TEST_CASE("definitions are found in the usual languages") {
  const Line lines[] = {
      {"def size(self):", "size"},
      {"    async def fetch(url):", "fetch"},
      {"class Widget(Base):", "Widget"},
      {"class Widget : public Base {", "Widget"},
      {"export default class App extends Component {", "App"},
      {"struct Point {", "Point"},
      {"enum class Color : int {", "Color"},
      {"pub(crate) fn parse<T>(text: &str) -> T {", "parse"},
      {"impl<T> Display for Matrix<T> {", "Matrix"},
      {"func (s *Server) Serve(ctx context.Context) error {", "Serve"},
      {"type Server struct {", "Server"},
      {"function* walk(tree) {", "walk"},
      {"export const load = async (id) => {", "load"},
      {"public static void main(String[] args) {", "main"},
      {"int Widget::size() const {", "Widget::size"},
      {"Widget::~Widget() {", "Widget::~Widget"},
      {"static int add (int a, int b) {", "add"},
      {"fun String.shout() = uppercase()", "String.shout"},
      {"interface Shape {", "Shape"},
      {"  def self.create", "self.create"},
  };
  for (const auto& [text, symbol] : lines) {
    INFO(text);
    CHECK(defined_symbol(text) == std::string(symbol));
  }
}

TEST_CASE("what merely looks like a definition is none") {
  for (const std::string_view text :
       {"if (x) {", "} else if (x) {", "while (true) {", "return f(x);", "x = f(1) {",
        "foo.bar(1) {", "// class Foo", "# def f():", "class Foo;", "TEST_CASE(\"x\") {",
        "switch (x) {", "describe(\"x\", () => {", "type = 3", "", "   ", "f(x);", "function (x) {",
        "((((({", "struct stat status;"}) {
    INFO(text);
    CHECK(defined_symbol(text) == std::nullopt);
  }
}

Hunk hunk(std::string path, int line, int deleted, std::string context,
          std::vector<std::string> added) {
  return {std::move(path), line, deleted, std::move(context), std::move(added)};
}

TEST_CASE("a hunk belongs to what it defines, else to the function it is in") {
  CHECK(references({hunk("a.py", 10, 1, "def old():", {"    return 1"})}) ==
        std::vector<Reference>{{"old", "a.py", 10}});
  CHECK(references({hunk("a.py", 10, 0, "def old():", {"", "def new():", "    pass"})}) ==
        std::vector<Reference>{{"new", "a.py", 11}});
  CHECK(references({hunk("a.c", 0, 3, "int main(int argc, char **argv)", {})}) ==
        std::vector<Reference>{{"main", "a.c", 1}});
  CHECK(references({hunk("a.yml", 4, 1, "jobs:", {"x: 1"})}).empty());
}

TEST_CASE("the most changed symbols come first, each once, at most eight") {
  std::vector<Hunk> hunks;
  for (int i = 0; i < 20; ++i) {
    const std::string name = "f" + std::to_string(i);
    hunks.push_back(hunk("a.py", i * 10 + 1, i, "def " + name + "():", {"x"}));
  }
  hunks.push_back(hunk("a.py", 500, 100, "def f0():", {"y"}));
  const auto found = references(hunks);
  REQUIRE(found.size() == 8);
  CHECK(found[0] == Reference{"f0", "a.py", 1});
  CHECK(found[1] == Reference{"f19", "a.py", 191});
}

TEST_CASE("a symbol is short, visible text") {
  const std::string name(300, 'x');
  CHECK(defined_symbol("def " + name + "():")->size() <= 80);
  CHECK(defined_symbol("class A\xff"
                       "B:") == "A\uFFFDB");
}

}  // namespace
}  // namespace handoff::git
