#include "protocol/framing.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace lsp {
namespace {

constexpr std::size_t max_length_digits = 10;

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) + 1 - first);
}

bool same_ignoring_case(std::string_view left, std::string_view right) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::ranges::equal(left, right, {}, lower, lower);
}

std::optional<std::uint64_t> read_length(std::string_view digits) {
  if (digits.empty() || digits.size() > max_length_digits) return std::nullopt;
  std::uint64_t length = 0;
  const char* const end = digits.data() + digits.size();
  return std::from_chars(digits.data(), end, length).ptr == end ? std::optional(length)
                                                                : std::nullopt;
}

}  // namespace

std::vector<Frame> FrameReader::feed(std::string_view bytes) {
  std::vector<Frame> frames;
  while (!bytes.empty() && state_ != State::broken) {
    switch (state_) {
      case State::header:
        feed_header(bytes, frames);
        break;
      case State::body:
        feed_body(bytes, frames);
        break;
      case State::skipping:
        skip_body(bytes, frames);
        break;
      case State::broken:
        break;
    }
  }
  return frames;
}

void FrameReader::feed_header(std::string_view& bytes, std::vector<Frame>& frames) {
  const std::size_t end = bytes.find('\n');
  const std::string_view part = bytes.substr(0, end);
  const std::size_t taken = end == std::string_view::npos ? part.size() : end + 1;
  header_size_ += taken;
  if (header_size_ > max_header_size) {
    return break_off(fmt::format("a header is longer than {} bytes", max_header_size), frames);
  }
  bytes.remove_prefix(taken);
  line_ += part;
  if (end == std::string_view::npos) return;

  const std::string line = std::exchange(line_, {});
  if (trimmed(line).empty()) return end_header(frames);
  if (std::string problem = read_header_line(line); !problem.empty()) {
    break_off(std::move(problem), frames);
  }
}

std::string FrameReader::read_header_line(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return "a header line has no colon";
  if (!same_ignoring_case(trimmed(line.substr(0, colon)), "Content-Length")) return {};
  const std::optional<std::uint64_t> length = read_length(trimmed(line.substr(colon + 1)));
  if (!length) return "Content-Length is not a number of at most 10 digits";
  if (length_ && *length_ != *length) return "Content-Length is given twice, with different values";
  if (*length >= max_skipped_size) return "Content-Length is 4 GiB or more";
  length_ = length;
  return {};
}

void FrameReader::end_header(std::vector<Frame>& frames) {
  if (!length_) return break_off("a header has no Content-Length", frames);
  header_size_ = 0;
  state_ = *length_ > max_body_size ? State::skipping : State::body;
  std::string_view nothing;
  if (*length_ == 0) feed_body(nothing, frames);
}

void FrameReader::feed_body(std::string_view& bytes, std::vector<Frame>& frames) {
  const std::size_t taken = std::min<std::uint64_t>(bytes.size(), *length_ - body_.size());
  body_ += bytes.substr(0, taken);
  bytes.remove_prefix(taken);
  if (body_.size() < *length_) return;
  frames.emplace_back(std::exchange(body_, {}));
  length_.reset();
  state_ = State::header;
}

void FrameReader::skip_body(std::string_view& bytes, std::vector<Frame>& frames) {
  const std::size_t taken = std::min<std::uint64_t>(bytes.size(), *length_ - skipped_);
  skipped_ += taken;
  bytes.remove_prefix(taken);
  if (skipped_ < *length_) return;
  frames.emplace_back(SkippedBody{std::exchange(skipped_, 0)});
  length_.reset();
  state_ = State::header;
}

void FrameReader::break_off(std::string reason, std::vector<Frame>& frames) {
  state_ = State::broken;
  frames.emplace_back(BrokenStream{std::move(reason)});
}

std::string frame(std::string_view body) {
  return fmt::format("Content-Length: {}\r\n\r\n{}", body.size(), body);
}

}  // namespace lsp
