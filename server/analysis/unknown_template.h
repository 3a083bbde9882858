// Which template a document means that names one that there is not.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/workspace/view.h"

namespace handoff {

/// A template that there is, and whether its name is nearly the one that is written.
struct TemplateName {
  std::string name;
  bool is_near = false;
};

/// All templates of a library, those first whose names are the nearest to `written`.
std::vector<TemplateName> templates_like(std::string_view written, const Library& library);

}  // namespace handoff
