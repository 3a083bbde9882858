// Documents and views that several tests start from.
#pragma once

#include <string>
#include <string_view>

#include "server/schema/embedded.h"
#include "server/workspace/view.h"
#include "tests/support/archive.h"

namespace handoff {

/// A handoff in which everything is filled in.
inline std::string filled_handoff() {
  return cases::read_file(SOURCE_ROOT "/tests/data/filled.md");
}

inline View view_of(std::string_view text, std::string_view path = "handoff.md") {
  return make_view(std::make_shared<const Text>(std::string(text)), path);
}

/// `text` with what stands once in it as `from` replaced; `text` itself when it is not there.
inline std::string with(std::string_view text, std::string_view from, std::string_view to) {
  std::string result(text);
  const std::size_t at = result.find(from);
  if (at != std::string::npos) result.replace(at, from.size(), to);
  return result;
}

}  // namespace handoff
