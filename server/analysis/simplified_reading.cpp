#include "server/analysis/checks.h"

namespace handoff {
namespace {

constexpr std::string_view reasons[] = {
    "",
    "This handoff is larger than 512 KiB: it is read line by line, without all of Markdown's "
    "rules.",
    "This handoff nests so much that it is read line by line, without all of Markdown's rules.",
    "This handoff is larger than 16 MiB and is not read.",
};

}  // namespace

std::vector<Finding> simplified_reading(const View& view) {
  if (view.document.simplified == Simplified::no) return {};
  return {{.span = view.document.text->line(0),
           .severity = Severity::information,
           .message = std::string(reasons[static_cast<std::size_t>(view.document.simplified)]),
           .code = {}}};
}

}  // namespace handoff
