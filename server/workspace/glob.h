// Globs as LSP writes them (3.17, "Pattern"): `*`, `?`, `**`, `{a,b}` and `[a-z]`, `[!a-z]`.
// Sets list ASCII characters only; a brace or bracket without its partner is a character.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace handoff {

bool is_glob(std::string_view pattern);

/// Paths have `/` between their parts; case counts. The time to match is at most proportional
/// to the length of the pattern times that of the path.
class Glob {
 public:
  explicit Glob(std::string_view pattern);

  bool matches(std::string_view path) const;

  /// Whether a path below `folder`, which has no slash at its end, may match.
  bool reaches_into(std::string_view folder) const;

  enum class Take { character, any, anything, set, nothing };

  /// A step takes a character and leads to the next one. One that takes nothing leads to each of
  /// `next`. The match is behind the last step.
  struct Step {
    Take take;
    std::string what = {};  ///< the character, or the set between its brackets
    std::vector<std::size_t> next = {};
  };

 private:
  std::vector<Step> steps_;
};

}  // namespace handoff
