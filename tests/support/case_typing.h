// The directives that show what is edited without being asked for by name:
//
//   @enter FILE               Enter is pressed at the cursor: what the line break and what follows
//                             of it change, and where the cursor is then
//   @enter "- " FILE          the same, where the editor begins the new line with "- " by itself
//   @format FILE              what formatting changes in the selection, in all without one
//   @format "OPTION …" FILE   the same with options: keep-final-line, trim-final-lines
#pragma once

#include <string>
#include <string_view>

#include "tests/support/case.h"

namespace handoff::cases {

std::string entered(const Case&, const Input& input, std::string_view marker);
std::string formatted(const Case&, const Input& input, std::string_view options);

}  // namespace handoff::cases
