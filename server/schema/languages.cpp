#include "server/schema/languages.h"

#include <algorithm>

#include "server/text/ascii.h"

namespace handoff {
namespace {

constexpr std::size_t longest_tag = 35;
constexpr std::size_t longest_part = 8;

/// The one tag is the other, or begins with it.
bool are_related(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  return std::ranges::equal(a, b.substr(0, a.size()), {}, to_lower, to_lower) &&
         (a.size() == b.size() || b[a.size()] == '-');
}

}  // namespace

bool is_language_tag(std::string_view text) {
  if (text.size() < 2 || text.size() > longest_tag) return false;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::string_view part = text.substr(begin, text.find('-', begin) - begin);
    const bool fits = !part.empty() && part.size() <= longest_part;
    if (!fits || !std::ranges::all_of(part, begin == 0 ? is_letter : is_alphanumeric)) return false;
    begin += part.size() + 1;
  }
  return true;
}

bool include(const Languages& languages, std::string_view tag) {
  return std::ranges::any_of(languages, [&](const std::string& language) {
    return language == any_language || are_related(language, tag);
  });
}

}  // namespace handoff
