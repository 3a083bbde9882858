#include "server/git/answers.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <random>
#include <string>
#include <string_view>

namespace handoff::git {
namespace {

using namespace std::string_literals;

const std::string id(40, 'a');
const std::string other_id(40, 'b');

Output printed(std::string bytes) {
  return {std::move(bytes), false};
}
Output cut(std::string bytes) {
  return {std::move(bytes), true};
}

std::string status_of(const std::string& entries) {
  return "# branch.oid "s + id + "\0# branch.head main\0"s + entries;
}

TEST_CASE("a status has a branch, an upstream and entries") {
  const auto report = parse_status(printed(status_of(
      "# branch.upstream origin/main\0# branch.ab +2 -13\0"s + "1 .M N... 100644 100644 100644 " +
      id + " " + id + " a b.c\0"s + "u UU N... 100644 100644 100644 100644 " + id + " " + id + " " +
      id + " c\0"s + "? new\nline\0"s)));
  REQUIRE(report);
  CHECK(report->head == id);
  CHECK(report->branch == "main");
  CHECK(report->upstream == "origin/main");
  CHECK(report->ahead == 2);
  CHECK(report->behind == 13);
  REQUIRE(report->entries.size() == 3);
  CHECK(report->entries[0].path == "a b.c");
  CHECK(report->entries[0].staged == '.');
  CHECK(report->entries[0].changed == 'M');
  CHECK(report->entries[1].kind == StatusEntry::Kind::conflicted);
  CHECK(report->entries[1].path == "c");
  CHECK(report->entries[2].path == "new\nline");
}

TEST_CASE("a status that git prints for a damaged repository is a failure") {
  CHECK(parse_status(printed("# branch.oid (initial)\0# branch.head (unknown)\0"s)).error() ==
        Failure{"the repository is damaged: its HEAD cannot be read"});
  const auto no_path =
      parse_status(printed(status_of("1 AD N... 000000 000000 000000 "s + id + " " + id + " \0"s)));
  CHECK(no_path.error() == Failure{"the repository is damaged: its index cannot be read"});
}

TEST_CASE("a status with a field too few is a failure") {
  const auto bytes = GENERATE_COPY(
      ""s, "\0"s, "garbage\0"s, "# branch.oid 123\0# branch.head main\0"s, status_of("1 .M\0"s),
      status_of("1 .M N... 100644 100644 100644 path\0"s), status_of("2 R. N...\0"s),
      status_of("# branch.ab 1 2\0"s), status_of("? no end"));
  INFO(bytes);
  CHECK_FALSE(parse_status(printed(bytes)));
}

TEST_CASE("the half record at the end of a cut output is left out") {
  const auto report = parse_status(cut(status_of("? one\0? tw"s)));
  REQUIRE(report);
  CHECK(report->entries.size() == 1);
}

TEST_CASE("a log has its commits with their paths") {
  const std::string bytes = "\0"s + id + "\0"s + other_id + "\0"s +
                            "1714557600\0a@x\0Ada\0subject\0"s + "\na.c\0b\nc.c\0"s + "\0"s +
                            other_id + "\0\0\0\0\0\0"s;
  const auto log = parse_log(printed(bytes));
  REQUIRE(log);
  REQUIRE(log->size() == 2);
  CHECK(log->at(0).id == id);
  CHECK(log->at(0).parents == std::vector{other_id});
  CHECK(log->at(0).time == 1714557600);
  CHECK(log->at(0).email == "a@x");
  CHECK(log->at(0).author == "Ada");
  CHECK(log->at(0).subject == "subject");
  CHECK(log->at(0).paths == std::vector{"a.c"s, "b\nc.c"s});
  CHECK(log->at(1).id == other_id);
  CHECK(log->at(1).paths.empty());
  CHECK_FALSE(log->at(1).time);
}

TEST_CASE("a commit of an impossible time has none") {
  const auto time = GENERATE("-1"s, "99999999999999"s, "x"s, "4102444800"s, ""s);
  const auto log = parse_log(printed("\0"s + id + "\0\0"s + time + "\0\0\0\0"s));
  REQUIRE(log);
  CHECK_FALSE(log->at(0).time);
}

TEST_CASE("a log of anything else is a failure") {
  const auto bytes =
      GENERATE_COPY("x"s, "x\0"s, "\0"s, "\0x\0\0\0\0\0\0"s, "\0"s + id + "\0\0\0\0"s,
                    "\0"s + id + "\0\0\0\0\0\0path without its line break\0"s);
  CHECK_FALSE(parse_log(printed(bytes)));
  CHECK(parse_log(printed(""))->empty());
}

TEST_CASE("a diff has a letter and counts for each path") {
  const std::string raw = ":100644 100644 "s + id + " " + id + " M\0a\tb\0"s + ":000000 100644 " +
                          id + " " + id + " A\0bin\0"s;
  const auto diff = parse_diff(printed(raw + "1\t2\ta\tb\0-\t-\tbin\0"s));
  REQUIRE(diff);
  REQUIRE(diff->size() == 2);
  CHECK(diff->at(0).path == "a\tb");
  CHECK(diff->at(0).letter == 'M');
  CHECK(diff->at(0).added == 1);
  CHECK(diff->at(0).deleted == 2);
  CHECK(diff->at(1).letter == 'A');
  CHECK_FALSE(diff->at(1).added);
  CHECK_FALSE(parse_diff(printed(raw + "1\t2\tunknown\0"s)));
  CHECK_FALSE(parse_diff(printed(":1 2 3 M\0a\0"s)));
  CHECK_FALSE(parse_diff(printed(":1 2 3 4 M\0"s)));
}

TEST_CASE("hunks are told from what their lines hold") {
  const std::string raw = ":100644 100644 "s + id + " " + id + " M\0a.c\0"s + ":100644 100644 " +
                          id + " " + id + " M\0b\nc.c\0"s + "\0"s;
  const auto hunks =
      parse_hunks(printed(raw + "diff --git a/a.c b/a.c\n--- a/a.c\n+++ b/a.c\n"
                                "@@ -1 +1,2 @@ int f()\n-diff --git a b\n+@@ -9 +9 @@\n"
                                "+x\n\\ No newline at end of file\n"
                                "diff --git \"a/b\\nc.c\" \"b/b\\nc.c\"\n"
                                "@@ -3,2 +2,0 @@\n-a\n-b\n"));
  REQUIRE(hunks);
  REQUIRE(hunks->size() == 2);
  CHECK(hunks->at(0).path == "a.c");
  CHECK(hunks->at(0).line == 1);
  CHECK(hunks->at(0).deleted == 1);
  CHECK(hunks->at(0).context == "int f()");
  CHECK(hunks->at(0).added == std::vector{"@@ -9 +9 @@"s, "x"s});
  CHECK(hunks->at(1).path == "b\nc.c");
  CHECK(hunks->at(1).line == 2);
  CHECK(hunks->at(1).deleted == 2);
  CHECK(hunks->at(1).added.empty());
  CHECK_FALSE(parse_hunks(printed(raw + "@@ -1 +1 @@\n-a\n+b\n")));
  CHECK_FALSE(parse_hunks(printed(raw + "diff --git a b\n@@ -1 +1,5 @@\n-a\n+b\n")));
  CHECK(parse_hunks(printed(""))->empty());
}

TEST_CASE("an identity is six lines") {
  const auto identity =
      parse_identity(printed("false\ntrue\nsha256\n/r\n/r/.git/worktrees/w\n/r/.git\n"));
  REQUIRE(identity);
  CHECK(identity->shallow);
  CHECK(identity->empty_tree.size() == 64);
  CHECK(identity->directory == "/r/.git/worktrees/w");
  CHECK_FALSE(parse_identity(printed("false\ntrue\nsha1\n/r\n/r/.git\n")));
  CHECK_FALSE(parse_identity(printed("true\ntrue\nsha1\n/r\n/r/.git\n/r/.git\n")));
  CHECK_FALSE(parse_identity(printed("false\ntrue\nsha1\nr\n/r/.git\n/r/.git\n")));
  CHECK(parse_identity(printed("false\ntrue\nsha1\n/r\nx\n/r/.git\n/r/.git\n")).error() ==
        Failure{"the repository's path has a line break in it"});
}

TEST_CASE("only a filter that is set counts as one") {
  const auto paths = parse_attributes(
      printed("a\0filter\0lfs\0b\0filter\0unspecified\0c\0filter\0unset\0d\0filter\0set\0"s));
  REQUIRE(paths);
  CHECK(*paths == std::vector{"a"s, "d"s});
  CHECK_FALSE(parse_attributes(printed("a\0filter\0"s)));
}

TEST_CASE("refs and settings are read") {
  const auto trunks = parse_trunks(
      printed("refs/remotes/origin/HEAD\0refs/remotes/origin/main\0\nrefs/heads/main\0\0\n"s));
  REQUIRE(trunks);
  REQUIRE(trunks->size() == 2);
  CHECK(trunks->at(0).target == "refs/remotes/origin/main");
  CHECK(trunks->at(1).name == "refs/heads/main");
  CHECK(parse_trunks(printed(""))->empty());
  CHECK_FALSE(parse_trunks(printed("HEAD\0\0\n"s)));

  const auto settings = parse_settings(printed("core.bare\nfalse\0core.x\0a.b\n1\n2\0"s));
  REQUIRE(settings);
  CHECK(*settings ==
        std::vector<Setting>{{"core.bare", "false"}, {"core.x", "true"}, {"a.b", "1\n2"}});
}

TEST_CASE("an object id is forty or sixty-four digits") {
  CHECK(*parse_id(printed(id + "\n")) == id);
  CHECK(parse_id(printed(""))->empty());
  CHECK_FALSE(parse_id(printed("--output=x\n")));
  CHECK_FALSE(parse_id(printed(id + id.substr(1) + "\n")));
}

TEST_CASE("no bytes whatever break a parser") {
  std::mt19937 random(7);
  const std::string alphabet = "\0\n\t :#1u?M@-+\\dA "s + id;
  for (int i = 0; i < 20'000; ++i) {
    std::string bytes;
    for (std::size_t n = random() % 60; n > 0; --n) bytes += alphabet[random() % alphabet.size()];
    const Output output{bytes, i % 2 == 0};
    static_cast<void>(parse_status(output));
    static_cast<void>(parse_log(output));
    static_cast<void>(parse_diff(output));
    static_cast<void>(parse_hunks(output));
    static_cast<void>(parse_hunks({"\0"s + bytes, output.cut}));
    static_cast<void>(parse_trunks(output));
    static_cast<void>(parse_attributes(output));
    static_cast<void>(parse_identity(output));
    static_cast<void>(parse_settings(output));
  }
  SUCCEED();
}

}  // namespace
}  // namespace handoff::git
