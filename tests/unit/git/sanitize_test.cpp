#include "server/git/sanitize.h"

#include <utf8.h>

#include <catch2/catch_test_macros.hpp>
#include <string>

namespace handoff::git {
namespace {

TEST_CASE("a subject stays as it is when it is plain text") {
  CHECK(sanitize_text("Añade `x` to $PATH — 日本 😀") == "Añade `x` to $PATH — 日本 😀");
  CHECK(sanitize_text("").empty());
}

TEST_CASE("control characters become visible, line breaks become spaces") {
  CHECK(sanitize_text("a\x1b[31mb\x07") == "a\uFFFD[31mb\uFFFD");
  CHECK(sanitize_text("a\nb\tc\r\nd") == "a b c  d");
  CHECK(sanitize_text("a\u0085b\u2028c\u009bd") == "a b c\uFFFDd");
}

TEST_CASE("invisible and directional characters go") {
  CHECK(sanitize_text("a\u202Eb\u200Bc\uFEFFd\u2066e\U000E0041f") == "abcdef");
}

TEST_CASE("bytes that are not UTF-8 are replaced one by one") {
  CHECK(sanitize_text("a\xff\xfe"
                      "b") == "a\uFFFD\uFFFDb");
  CHECK(sanitize_text("caf\xe9") == "caf\uFFFD");
}

TEST_CASE("a long text is cut between characters") {
  for (std::size_t limit = 4; limit < 20; ++limit) {
    const std::string text = sanitize_text("é日😀aé日😀aé日😀a", limit);
    INFO(limit << " " << text);
    CHECK(text.size() <= limit);
    CHECK(text.ends_with("…"));
    CHECK(utf8::is_valid(text));
  }
  CHECK(sanitize_text(std::string(200, 'x')) == std::string(200, 'x'));
  CHECK(sanitize_text(std::string(201, 'x')) == std::string(197, 'x') + "…");
}

TEST_CASE("a text of invisible characters alone ends soon") {
  std::string bytes;
  for (int i = 0; i < 1'000'000; ++i) bytes += "\u200B";
  CHECK(sanitize_text(bytes).empty());
}

TEST_CASE("a path shows the bytes that cannot be shown") {
  CHECK(sanitize_path("src/é.c") == "src/é.c");
  CHECK(sanitize_path("a\nb\tc") == "a\\x0Ab\\x09c");
  CHECK(sanitize_path("caf\xe9.c") == "caf\\xE9.c");
  CHECK(sanitize_path("a\u202Eb") == "a\\xE2\\x80\\xAEb");
  CHECK(sanitize_path("-rf \"quoted\" `x` | y") == "-rf \"quoted\" `x` | y");
}

}  // namespace
}  // namespace handoff::git
