#include "protocol/log.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <vector>

using namespace lsp;

namespace {

using Lines = std::vector<std::string>;

Log::Clock::time_point the_time;

struct Recorded {
  Lines lines;
  Log log;
  explicit Recorded(LogLevel most)
      : log(
            most, [this](std::string_view line) { lines.emplace_back(line); },
            [] { return the_time; }) {}
};

}  // namespace

TEST_CASE("Levels have names, and lighter lines than asked for are left out") {
  CHECK(log_level_named("error") == LogLevel::error);
  CHECK(log_level_named("warn") == LogLevel::warn);
  CHECK(log_level_named("info") == LogLevel::info);
  CHECK(log_level_named("debug") == LogLevel::debug);
  CHECK(log_level_named("loud") == std::nullopt);

  Recorded recorded(LogLevel::warn);
  recorded.log.error("a {}", 1);
  recorded.log.warn("b");
  recorded.log.info("c");
  recorded.log.debug("d");
  CHECK(recorded.lines == Lines{"error: a 1\n", "warn: b\n"});
}

TEST_CASE("What is logged cannot drive a terminal or start a line of its own") {
  CHECK(printable("a\nb\r\x1b[2J\x07\x7f\t") == "a\\nb\\x0d\\x1b[2J\\x07\\x7f\\x09");
  CHECK(printable("\xC2\x9B") == "\\x9b");
  CHECK(printable("é😀") == "é😀");
  CHECK(printable("\xC2") == "\xC2");
}

TEST_CASE("A line is cut at what a pipe takes at once") {
  Recorded recorded(LogLevel::info);
  recorded.log.info("{}", std::string(100'000, 'x'));
  CHECK(recorded.lines.at(0).size() == 4096);
  CHECK(recorded.lines.at(0).ends_with("x\n"));
}

TEST_CASE("Noise is one line a second of each kind") {
  Recorded recorded(LogLevel::warn);
  recorded.log.noise("a", "a1");
  recorded.log.noise("a", "a2");
  recorded.log.noise("b", "b1");
  the_time += std::chrono::milliseconds(999);
  recorded.log.noise("a", "a3");
  the_time += std::chrono::milliseconds(1);
  recorded.log.noise("a", "a4");
  CHECK(recorded.lines == Lines{"warn: a1\n", "warn: b1\n", "warn: a4\n"});
}

TEST_CASE("A standard error that nobody reads blocks nothing") {
  std::array<int, 2> ends;
  REQUIRE(::pipe(ends.data()) == 0);
  const int kept = ::dup(STDERR_FILENO);
  ::dup2(ends[1], STDERR_FILENO);
  for (int count = 0; count < 1000; ++count) write_to_stderr(std::string(4096, 'x'));
  ::dup2(kept, STDERR_FILENO);
  ::close(kept);
  ::close(ends[1]);
  std::array<char, 4096> bytes;
  CHECK(::read(ends[0], bytes.data(), bytes.size()) == 4096);
  ::close(ends[0]);
}
