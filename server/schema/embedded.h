// The templates that are part of the program: server/templates/, byte for byte.
#pragma once

#include <string_view>

namespace handoff {

std::string_view session_template();
std::string_view session_guide();

}  // namespace handoff
