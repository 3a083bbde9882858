// Globs as LSP writes them (3.17, "Pattern"): `*`, `?`, `**`, `{a,b}` and `[a-z]`, `[!a-z]`.
// Sets list ASCII characters only.
#pragma once

#include <string_view>

namespace handoff {

bool is_glob(std::string_view pattern);

/// `path` with `/` between its parts; case counts.
bool glob_matches(std::string_view pattern, std::string_view path);

}  // namespace handoff
