#include "server/command/glob.h"

#include <algorithm>
#include <string>
#include <vector>

namespace handoff {
namespace {

constexpr std::size_t most_alternatives = 256;

/// `pattern` without braces: one for each way through its first group, and so on.
std::vector<std::string> expand_braces(std::string_view pattern) {
  std::vector<std::string> whole, pending{std::string(pattern)};
  while (!pending.empty() && whole.size() + pending.size() < most_alternatives) {
    const std::string current = std::move(pending.back());
    pending.pop_back();
    const std::size_t close = current.find('}');
    const std::size_t open = close == current.npos ? current.npos : current.rfind('{', close);
    if (open == current.npos) {
      whole.push_back(current);
      continue;
    }
    std::size_t begin = open + 1;
    while (begin <= close) {
      const std::size_t end = std::min(current.find(',', begin), close);
      pending.push_back(current.substr(0, open) + current.substr(begin, end - begin) +
                        current.substr(close + 1));
      begin = end + 1;
    }
  }
  return whole;
}

/// Where the UTF-8 character at `at` ends.
std::size_t character_end(std::string_view text, std::size_t at) {
  do ++at;
  while (at < text.size() && (text[at] & 0xC0) == 0x80);
  return at;
}

/// Length of the set `[…]` that `pattern` starts with, and whether `c` is in it; 0 when it is none.
std::size_t match_set(std::string_view pattern, char c, bool& matches) {
  const bool negated = pattern.size() > 1 && (pattern[1] == '!' || pattern[1] == '^');
  const std::size_t close = pattern.find(']', negated ? 3 : 2);
  if (close == pattern.npos) return 0;
  bool found = false;
  for (std::size_t i = negated ? 2 : 1; i < close; ++i) {
    if (i + 2 < close && pattern[i + 1] == '-') {
      found = found || (pattern[i] <= c && c <= pattern[i + 2]);
      i += 2;
    } else {
      found = found || pattern[i] == c;
    }
  }
  matches = found != negated && c != '/';
  return close + 1;
}

/// Without braces. Keeps the place of the last `*` and of the last `**` to come back to, which is
/// enough: what an earlier star could do, a later one of its kind can do as well.
bool match_simple(std::string_view pattern, std::string_view path) {
  struct Star {
    std::size_t pattern = std::string_view::npos;
    std::size_t path = 0;
  };
  Star star, stars;
  std::size_t p = 0, at = 0;
  while (at < path.size() || p < pattern.size()) {
    const std::string_view rest = pattern.substr(p);
    if (rest.starts_with("**/")) {
      stars = {p + 3, at};
      star = {};
      p += 3;
      continue;
    }
    if (rest == "**") return true;
    if (rest.starts_with('*')) {
      star = {p + 1, at};
      ++p;
      continue;
    }
    if (at < path.size() && !rest.empty()) {
      bool in_set = false;
      const std::size_t set = rest[0] == '[' ? match_set(rest, path[at], in_set) : 0;
      if (set != 0 ? in_set : (rest[0] == path[at] || (rest[0] == '?' && path[at] != '/'))) {
        at = set != 0 || rest[0] == '?' ? character_end(path, at) : at + 1;
        p += set != 0 ? set : 1;
        continue;
      }
    }
    if (star.pattern != pattern.npos && star.path < path.size() && path[star.path] != '/') {
      at = ++star.path;
      p = star.pattern;
      continue;
    }
    // `**/` takes whole folders.
    const std::size_t slash =
        stars.pattern == pattern.npos ? path.npos : path.find('/', stars.path);
    if (slash == path.npos) return false;
    at = stars.path = slash + 1;
    p = stars.pattern;
    star = {};
  }
  return true;
}

}  // namespace

bool is_glob(std::string_view pattern) {
  return pattern.find_first_of("*?[{") != pattern.npos;
}

bool glob_matches(std::string_view pattern, std::string_view path) {
  for (const std::string& simple : expand_braces(pattern)) {
    if (match_simple(simple, path)) return true;
  }
  return false;
}

}  // namespace handoff
