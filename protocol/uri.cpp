#include "protocol/uri.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace lsp {
namespace {

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~/").find(c) != std::string_view::npos;
}

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() &&
         std::ranges::equal(text.substr(0, prefix.size()), prefix,
                            [](char a, char b) { return a == b || (a ^ 0x20) == b; });
}

std::string percent_decoded(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    unsigned char byte = 0;
    const char* const digits = text.data() + at + 1;
    if (text[at] == '%' && at + 2 < text.size() &&
        std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2) {
      result += static_cast<char>(byte);
      at += 2;
    } else {
      result += text[at];
    }
  }
  return result;
}

}  // namespace

std::optional<std::string> path_of(std::string_view uri) {
  constexpr std::string_view scheme = "file:";
  if (!starts_with_ignoring_case(uri, scheme)) return std::nullopt;
  uri.remove_prefix(scheme.size());
  uri = uri.substr(0, uri.find_first_of("?#"));
  if (uri.starts_with("//")) {
    uri.remove_prefix(2);
    if (starts_with_ignoring_case(uri, "localhost/")) uri.remove_prefix(uri.find('/'));
  }
  if (!uri.starts_with('/')) return std::nullopt;
  std::string path = percent_decoded(uri);
  if (path.find('\0') != std::string::npos) return std::nullopt;
  return path;
}

std::string file_uri(std::string_view path) {
  std::string uri = "file://";
  for (const char c : path) {
    if (is_unreserved(c)) {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return uri;
}

}  // namespace lsp
