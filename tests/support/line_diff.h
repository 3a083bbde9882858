// The difference of two texts, line by line, as people read it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace handoff::cases {

/// Lines that are only in `before` after `-`, those only in `after` after `+`, with up to `context`
/// lines around them after a space; `⋯` stands for what is left out between. Empty for equal texts.
/// A line break other than `\n` is shown as `␍␊` or `␍`, and one that lacks at the end as `␄`.
std::string line_diff(std::string_view before, std::string_view after, std::size_t context);

}  // namespace handoff::cases
