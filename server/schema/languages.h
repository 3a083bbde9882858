// Which languages' names of sections count. Tags are those of BCP 47: `de`, `pt-BR`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace handoff {

/// `*` among them stands for all.
using Languages = std::vector<std::string>;

inline constexpr std::string_view any_language = "*";

/// Letters and digits with hyphens between them, the first part of letters.
bool is_language_tag(std::string_view text);

/// Whether names in the language `tag` count: one of `languages` is the same, or one is the other
/// with more after it (`pt` and `pt-BR`). Case does not matter.
bool include(const Languages& languages, std::string_view tag);

}  // namespace handoff
