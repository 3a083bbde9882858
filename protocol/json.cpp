#include "protocol/json.h"

#include <fmt/format.h>

#include <limits>

namespace lsp {
namespace {

std::string text_of(const Path& path) {
  if (path.parent == nullptr) return {};
  const std::string parent = text_of(*path.parent);
  if (path.member.empty()) return fmt::format("{}[{}]", parent, path.index);
  return parent.empty() ? std::string(path.member) : fmt::format("{}.{}", parent, path.member);
}

/// get<int>() would take true, 1.9 and 2^40 without a word.
std::int64_t integer_within(std::int64_t least, const json& value, const Path& path) {
  constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
  bool fits = false;
  if (value.is_number_unsigned()) {
    fits = value.get<std::uint64_t>() <= most;
  } else if (value.is_number_integer()) {
    fits = value.get<std::int64_t>() >= least && value.get<std::int64_t>() <= most;
  }
  if (!fits) fail(path, fmt::format("expected a number from {} to {}", least, most));
  return value.get<std::int64_t>();
}

}  // namespace

void fail(const Path& path, std::string_view problem) {
  const std::string place = text_of(path);
  throw DecodeError(fmt::format("{}: {}", place.empty() ? "params" : place, problem));
}

bool Codec<bool>::read(const json& value, const Path& path) {
  if (!value.is_boolean()) fail(path, "expected true or false");
  return value.get<bool>();
}

std::string Codec<std::string>::read(const json& value, const Path& path) {
  if (!value.is_string()) fail(path, "expected a string");
  return value.get<std::string>();
}

std::int32_t Codec<std::int32_t>::read(const json& value, const Path& path) {
  constexpr std::int64_t least = std::numeric_limits<std::int32_t>::min();
  return static_cast<std::int32_t>(integer_within(least, value, path));
}

std::uint32_t Codec<std::uint32_t>::read(const json& value, const Path& path) {
  return static_cast<std::uint32_t>(integer_within(0, value, path));
}

}  // namespace lsp
