// Where parts of inline Markdown end (CommonMark 0.30, section 6), each looked at on its own: which
// of them comes first is for the scanner to know. All functions expect the part's first character
// at `at` and return the offset behind its last one, `no_end` where there is no such part.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

namespace handoff {

inline constexpr std::size_t no_end = std::string_view::npos;

/// Code spans of a text, found in time linear in its length.
class CodeSpans {
 public:
  explicit CodeSpans(std::string_view text);

  /// Of the code span that the `length` backticks at `at` open. `at` must never decrease.
  std::size_t end(std::size_t at, std::size_t length);

 private:
  struct Runs {
    std::vector<std::size_t> positions;
    std::size_t next = 0;
  };
  std::unordered_map<std::size_t, Runs> by_length_;
};

/// Length of the run of backticks at `at`.
std::size_t backticks(std::string_view text, std::size_t at);

/// `<a b="c">` or `</a>`.
std::size_t tag_end(std::string_view text, std::size_t at);

/// `<scheme:…>` or `<name@host>`.
std::size_t autolink_end(std::string_view text, std::size_t at);

/// A link's `(target "title")`.
std::size_t link_target_end(std::string_view text, std::size_t at);

}  // namespace handoff
