#pragma once

// Frames of the protocol's base part: bytes in any split become bodies, and a body becomes a frame.
// It does no I/O and does not look into bodies.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lsp {

inline constexpr std::uint64_t max_body_size = 64ull << 20;    // larger ones are skipped,
inline constexpr std::uint64_t max_skipped_size = 4ull << 30;  // up to this,
inline constexpr std::size_t max_header_size = 8 * 1024;       // after such a header

/// A body that was too large to keep.
struct SkippedBody {
  std::uint64_t size;
};

/// The stream is not framed as it should be. Nothing behind this place can be found again.
struct BrokenStream {
  std::string reason;
};

using Frame = std::variant<std::string, SkippedBody, BrokenStream>;

/// LSP, "Header Part". Header names may be in any case, with any spaces and in any order; headers
/// other than Content-Length are ignored; lines may end in a line feed alone.
class FrameReader {
 public:
  /// The frames that these bytes complete. Costs as much as the bytes are long, whatever came
  /// before. After BrokenStream there is nothing more.
  std::vector<Frame> feed(std::string_view bytes);

  /// A frame has begun and is not complete.
  bool within_frame() const {
    return state_ == State::body || state_ == State::skipping || header_size_ > 0;
  }

 private:
  enum class State { header, body, skipping, broken };

  void feed_header(std::string_view& bytes, std::vector<Frame>& frames);
  void feed_body(std::string_view& bytes, std::vector<Frame>& frames);
  void skip_body(std::string_view& bytes, std::vector<Frame>& frames);
  /// Returns why a header line cannot be read, or nothing.
  std::string read_header_line(std::string_view line);
  void end_header(std::vector<Frame>& frames);
  void break_off(std::string reason, std::vector<Frame>& frames);

  State state_ = State::header;
  std::string line_;  // the header line so far
  std::size_t header_size_ = 0;
  std::optional<std::uint64_t> length_;  // of this frame's body
  std::string body_;                     // so far
  std::uint64_t skipped_ = 0;            // bytes of a skipped body so far
};

/// The body with its header.
std::string frame(std::string_view body);

}  // namespace lsp
