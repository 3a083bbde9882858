#include "server/features/paths.h"

#include <catch2/catch_test_macros.hpp>

namespace handoff {
namespace {

void check_place(std::string_view text, std::string_view path, int line, bool likely) {
  INFO(text);
  const auto place = read_file_place(text);
  REQUIRE(place);
  CHECK(*place == FilePlace{std::string(path), line, likely});
}

TEST_CASE("a path may have a line, a range of lines or a column behind it") {
  check_place("src/a.c", "src/a.c", 0, true);
  check_place("./src/a.c", "src/a.c", 0, true);
  check_place("src/a.c:12", "src/a.c", 12, true);
  check_place("src/a.c:12:5", "src/a.c", 12, true);
  check_place("src/a.c:12-40", "src/a.c", 12, true);
  check_place("src/a.c#L12", "src/a.c", 12, true);
  check_place("src/a.c#L12-L40", "src/a.c", 12, true);
  check_place("a.c:9999999", "a.c", 9999999, true);
  check_place("dépôt/ä.md", "dépôt/ä.md", 0, true);
}

TEST_CASE("what may be a path, or something else, is not likely to be one") {
  check_place("and/or", "and/or", 0, false);
  check_place("EventLog.since", "EventLog.since", 0, false);
  check_place("v1.2", "v1.2", 0, false);
  check_place("origin/main", "origin/main", 0, false);
  check_place(".gitignore", ".gitignore", 0, false);
}

TEST_CASE("what is no file of a repository is none") {
  for (const std::string_view text : {"",
                                      ".",
                                      "..",
                                      "./",
                                      "/",
                                      "main",
                                      "12",
                                      "3.14",
                                      "8/18",
                                      "/etc/passwd",
                                      "~/a.c",
                                      "-a.c",
                                      "../a.c",
                                      "a/../b.c",
                                      "a/./b.c",
                                      "a//b.c",
                                      "a/",
                                      "a b.c",
                                      "*.c",
                                      "a/**",
                                      "{a,b}.c",
                                      "<x>.c",
                                      "$A/b.c",
                                      "std::a.c",
                                      "C:\\a.c",
                                      "C:/a.c",
                                      "https://a.b/c",
                                      "a.c:",
                                      "a.c:0",
                                      "a.c:x",
                                      "a.c:12:",
                                      "a.c:12-",
                                      "a.c:12345678",
                                      "a.c:1:2:3",
                                      "@scope/a.c",
                                      "a\0b.c",
                                      "a.c;b",
                                      "a|b.c",
                                      "\x1b[1m/a.c"}) {
    INFO(text);
    CHECK_FALSE(read_file_place(text));
  }
  CHECK_FALSE(read_file_place(std::string_view("a/\0b.c", 6)));
  CHECK_FALSE(read_file_place(std::string(400, 'a') + ".c"));
}

}  // namespace
}  // namespace handoff
