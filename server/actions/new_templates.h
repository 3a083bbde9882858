// Actions that make a template of the project. They write files of their own, so they are no edits
// of the document: see actions.h for those.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/workspace/view.h"

namespace handoff {

/// LSP's kind of these actions.
inline constexpr std::string_view new_template_kind = "refactor.extract";

struct NewTemplate {
  std::string title;
  std::string name;      ///< of the template
  std::string markdown;  ///< in `.handoff/templates/NAME.md`
  std::string guide;     ///< in NAME.json beside it; empty for none
};

/// On the title of a handoff: the program's own template, where the handoff follows that, and one
/// made of the handoff. No template of the library that is a file has the same name.
std::vector<NewTemplate> new_templates(const View& view, Span selection);

}  // namespace handoff
