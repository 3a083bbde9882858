#include "tests/layers/layers.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace handoff::layers;

namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  REQUIRE(stream);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<Row> the_table() {
  return read_table(read_file(std::filesystem::path(SOURCE_ROOT) / "docs/architecture.md"));
}

std::vector<Include> all_includes() {
  const std::filesystem::path root = SOURCE_ROOT;
  std::vector<Include> includes;
  for (const char* folder : {"protocol", "server"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
      const auto& path = entry.path();
      if (path.extension() != ".h" && path.extension() != ".cpp") continue;
      const auto found =
          read_includes(path.lexically_relative(root).generic_string(), read_file(path));
      includes.insert(includes.end(), found.begin(), found.end());
    }
  }
  return includes;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("Every file includes only what the table in docs/architecture.md allows it") {
  const auto rows = the_table();
  REQUIRE(rows.size() > 10);
  CHECK(violations(rows, all_includes()) == Lines{});
}

TEST_CASE("At most thirteen source files are compiled with Asio, which takes seconds each") {
  auto files = reach(all_includes(), "boost/asio");
  std::erase_if(files, [](const std::string& file) { return !file.ends_with(".cpp"); });
  CAPTURE(files);
  CHECK(files.size() <= 13);
}

TEST_CASE("The core reaches neither the protocol nor Asio through any chain of headers") {
  const auto includes = all_includes();
  for (const char* forbidden : {"boost/asio", "protocol/"}) {
    for (const auto& file : reach(includes, forbidden)) {
      for (const char* folder :
           {"text", "syntax", "schema", "workspace", "analysis", "features", "fill", "actions"}) {
        INFO(file << " reaches " << forbidden);
        CHECK(!file.starts_with(std::string("server/") + folder + "/"));
      }
    }
  }
}

TEST_CASE("A table is read from between its marks, code spans only") {
  const auto rows = read_table(
      "| `a/` | `b/` |\n<!-- layers -->\n| files | headers |\n|---|---|\n"
      "| `x/`, `y.h` | itself: `x/` |\n| `z/` | nothing |\n<!-- end -->\n| `c/` | `d/` |\n");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].files == Lines{"x/", "y.h"});
  CHECK(rows[0].headers == Lines{"x/"});
  CHECK(rows[1].headers == Lines{});
}

TEST_CASE("Includes are found in either form, and only where they are directives") {
  const auto includes = read_includes(
      "f.cpp", "#include <vector>\n  #  include \"a/b.h\"  // why\n// #include <no>\nint include;");
  CHECK(includes == std::vector<Include>{{"f.cpp", 1, "vector"}, {"f.cpp", 2, "a/b.h"}});
}

TEST_CASE("What no row allows is a violation, and every row that names a file counts") {
  const std::vector<Row> rows = {{{"server/"}, {"fmt/"}},
                                 {{"server/text/"}, {"server/text/"}},
                                 {{"server/text/io.cpp"}, {"boost/asio"}}};
  const std::vector<Include> includes = {
      {"server/text/text.h", 1, "string"},         {"server/text/text.h", 2, "fmt/format.h"},
      {"server/text/io.cpp", 1, "boost/asio.hpp"}, {"server/text/io.cpp", 2, "server/text/text.h"},
      {"server/text/text.h", 3, "boost/asio.hpp"}, {"server/text/text.h", 4, "server/git/git.h"},
      {"server/text/text.h", 5, "text.h"},         {"protocol/rpc.h", 6, "server/text/text.h"},
      {"server/text/text.h", 7, "unistd.h"}};
  CHECK(violations(rows, includes) == Lines{"server/text/text.h:3: includes boost/asio.hpp",
                                            "server/text/text.h:4: includes server/git/git.h",
                                            "server/text/text.h:5: includes text.h",
                                            "protocol/rpc.h:6: includes server/text/text.h",
                                            "server/text/text.h:7: includes unistd.h"});
}

TEST_CASE("A header is reached through the headers between") {
  const std::vector<Include> includes = {
      {"a.cpp", 1, "b.h"}, {"b.h", 1, "c.h"}, {"c.h", 1, "boost/asio.hpp"}, {"d.cpp", 1, "e.h"}};
  CHECK(reach(includes, "boost/asio") == std::set<std::string>{"a.cpp", "b.h", "c.h"});
}
