#pragma once

// Reading what git prints field by field; private to this folder.

#include <charconv>
#include <optional>
#include <string_view>

namespace handoff::git {

/// Takes fields off the front of some bytes, each ended by NUL.
class Fields {
 public:
  explicit Fields(std::string_view bytes) : rest_(bytes) {}

  bool empty() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }

  /// Whether an empty field is next.
  bool at_empty_field() const { return rest_.starts_with('\0'); }

  /// The next field; nothing at the end and for a field that has no end, which is passed.
  std::optional<std::string_view> next() {
    const std::size_t end = rest_.find('\0');
    if (end == std::string_view::npos) {
      rest_ = {};
      return std::nullopt;
    }
    const std::string_view field = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    return field;
  }

 private:
  std::string_view rest_;
};

/// Takes what stands before the first `separator` off the front of `text`, and the separator.
inline std::optional<std::string_view> take_until(std::string_view& text, char separator) {
  const std::size_t end = text.find(separator);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(end + 1);
  return part;
}

/// Takes the first of the parts that `separator` divides `text` into off its front.
inline std::string_view take_part(std::string_view& text, char separator) {
  const std::size_t end = text.find(separator);
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return part;
}

/// `text` as a whole number; nothing when it is none or does not fit.
template <class Number>
std::optional<Number> to_number(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace handoff::git
