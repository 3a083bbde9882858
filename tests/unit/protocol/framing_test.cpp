#include "protocol/framing.h"

#include <catch2/catch_test_macros.hpp>
#include <chrono>

using namespace lsp;

namespace {

/// One line for each frame.
std::string rendered(const std::vector<Frame>& frames) {
  std::string result;
  for (const Frame& frame : frames) {
    if (const auto* body = std::get_if<std::string>(&frame)) {
      result += "body " + *body + "\n";
    } else if (const auto* skipped = std::get_if<SkippedBody>(&frame)) {
      result += "skipped " + std::to_string(skipped->size) + "\n";
    } else {
      result += "broken\n";
    }
  }
  return result;
}

std::string read_whole(std::string_view bytes) {
  return rendered(FrameReader().feed(bytes));
}

void check_broken(std::string_view bytes) {
  INFO(bytes.substr(0, 100));
  FrameReader reader;
  const auto frames = reader.feed(bytes);
  CHECK(rendered(frames) == "broken\n");
  CHECK(!std::get<BrokenStream>(frames.at(0)).reason.empty());
  CHECK(reader.feed("Content-Length: 2\r\n\r\n{}").empty());
}

}  // namespace

TEST_CASE("Frames are the same however the bytes are cut") {
  const std::string bytes = frame("{\"a\":1}") + frame("") + "content-type: x\r\n" + frame("[é]");
  const std::string expected = "body {\"a\":1}\nbody \nbody [é]\n";
  CHECK(read_whole(bytes) == expected);

  FrameReader single;
  std::string one_by_one;
  for (const char byte : bytes) one_by_one += rendered(single.feed({&byte, 1}));
  CHECK(one_by_one == expected);

  for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
    INFO(cut);
    FrameReader reader;
    std::string both = rendered(reader.feed(std::string_view(bytes).substr(0, cut)));
    both += rendered(reader.feed(std::string_view(bytes).substr(cut)));
    CHECK(both == expected);
  }
}

TEST_CASE("A frame is written with its length in bytes") {
  CHECK(frame("é") == "Content-Length: 2\r\n\r\né");
}

TEST_CASE("Headers are read in any case, order and spacing, and others are ignored") {
  for (const char* header :
       {"content-length: 2\r\n\r\n", "CONTENT-LENGTH:2\r\n\r\n", "Content-Length :\t 2 \t\r\n\r\n",
        "Content-Type: application/vscode-jsonrpc; charset=utf8\r\nContent-Length: 2\r\n\r\n",
        "Content-Length: 2\r\nX-Unknown: a:b: c\r\n\r\n", "Content-Length: 2\n\n",
        "Content-Length: 0002\r\n\r\n", "Content-Length: 2\r\nContent-Length: 2\r\n\r\n"}) {
    INFO(header);
    CHECK(read_whole(std::string(header) + "{}") == "body {}\n");
  }
}

TEST_CASE("A length that is no length breaks the stream, with a reason") {
  for (const char* value : {"-5", "+5", "0x5", "5 5", "", "five", "99999999999999999999", "5.0",
                            "9999999999", "4294967296", "\xC2\xB2"}) {
    check_broken("Content-Length: " + std::string(value) + "\r\n\r\n");
  }
  check_broken("Content-Length: 2\r\nContent-Length: 3\r\n\r\n");
}

TEST_CASE("A header without a length, or that is no header, breaks the stream") {
  check_broken("X: 1\r\n\r\n{}");
  check_broken("\r\n\r\n");
  check_broken("{}\r\n");
  check_broken("garbage\n");
}

TEST_CASE("What stands before a broken place is still delivered") {
  CHECK(read_whole(frame("{}") + "garbage\r\n" + frame("[]")) == "body {}\nbroken\n");
  // A length in characters instead of bytes leaves a byte too many, and the next header is none.
  CHECK(read_whole("Content-Length: 1\r\n\r\né" + frame("{}")) == "body \xC3\nbroken\n");
}

TEST_CASE("A header may have 8 KiB and not a byte more, with and without lines in it") {
  const std::string tail = "\r\nContent-Length: 0\r\n\r\n";
  const std::string name = "X: ";
  const std::string filler(max_header_size - tail.size() - name.size(), 'x');
  CHECK(read_whole(name + filler + tail) == "body \n");
  check_broken(name + filler + "x" + tail);
  check_broken(std::string(max_header_size + 1, 'x'));
  std::string lines;
  while (lines.size() <= max_header_size) lines += "X: y\r\n";
  check_broken(lines);
}

TEST_CASE("A body over the limit is skipped to the byte") {
  const std::uint64_t size = max_body_size + 1;
  FrameReader reader;
  CHECK(reader.feed("Content-Length: " + std::to_string(size) + "\r\n\r\n").empty());
  const std::string chunk(1 << 20, 'x');
  for (std::uint64_t sent = 0; sent + chunk.size() < size; sent += chunk.size()) {
    REQUIRE(reader.feed(chunk).empty());
  }
  CHECK(rendered(reader.feed("x" + frame("{}"))) ==
        "skipped " + std::to_string(size) + "\nbody {}\n");
}

TEST_CASE("A length of 2 GiB is believed without memory for it") {
  FrameReader reader;
  CHECK(reader.feed("Content-Length: 2147483648\r\n\r\n{}").empty());
}

TEST_CASE("A large body costs as much byte by byte as its length says") {
  const std::size_t size = max_body_size / 8;
  FrameReader reader;
  reader.feed("Content-Length: " + std::to_string(size) + "\r\n\r\n");
  const auto start = std::chrono::steady_clock::now();
  std::size_t frames = 0;
  for (std::size_t sent = 0; sent < size; ++sent) frames += reader.feed("x").size();
  CHECK(frames == 1);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(60));  // not hours
}

TEST_CASE("Many frames in one piece cost as much as their bytes") {
  std::string bytes;
  for (int count = 0; count < 200'000; ++count) bytes += frame("{}");
  const auto start = std::chrono::steady_clock::now();
  CHECK(FrameReader().feed(bytes).size() == 200'000);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
}
