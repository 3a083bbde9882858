// Reproducible nonsense to parse.
#pragma once

#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace handoff {

/// `count` of `pieces` in a row, the same for the same seed everywhere.
inline std::string random_text(std::uint32_t seed, std::size_t count,
                               const std::vector<std::string_view>& pieces) {
  std::mt19937 engine(seed);
  std::string result;
  while (count-- > 0) result += pieces[engine() % pieces.size()];
  return result;
}

}  // namespace handoff
