#include "server/features/snippet.h"

#include <fmt/format.h>

namespace handoff {

std::string escape_snippet(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\\' || c == '$' || c == '}') result += '\\';
    result += c;
  }
  return result;
}

std::string to_snippet(std::string_view text, std::span<const Span> stops) {
  std::string result;
  std::size_t copied = 0;
  int number = 0;
  for (const Span stop : stops) {
    result += escape_snippet(slice(text, {copied, stop.begin}));
    result += fmt::format("${{{}:{}}}", ++number, escape_snippet(slice(text, stop)));
    copied = stop.end;
  }
  result += escape_snippet(text.substr(copied));
  return result += "$0";
}

}  // namespace handoff
