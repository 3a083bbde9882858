// The template that is part of the program: server/templates/, byte for byte, and what of it would
// take time at every start. Written when the program is built, by server/templates/embed.cpp.
#pragma once

#include <string_view>

#include "server/schema/guide.h"
#include "server/schema/names.h"

namespace handoff {

std::string_view session_template();
std::string_view session_guide();

/// What read_guide() makes of that, without names of sections, and what collect_names() makes of
/// them.
Guide read_session_guide();
SectionNames session_names();

}  // namespace handoff
