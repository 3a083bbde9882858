// A template made of a document: its headings, labels and lists, with slots in the place of what
// has been written.
#pragma once

#include <string>

#include "server/workspace/view.h"

namespace handoff {

std::string template_of(const View& view);

/// What such a template may be called: the document's title in small letters, `night-shift`.
std::string template_name_of(const View& view);

}  // namespace handoff
