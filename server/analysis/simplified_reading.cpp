#include "server/analysis/checks.h"
#include "server/analysis/words.h"

namespace handoff {

std::vector<Finding> simplified_reading(const View& view) {
  if (view.document.simplified == Simplified::no) return {};
  return {{.span = view.document.text->line(0),
           .severity = Severity::information,
           .message = view.document.simplified == Simplified::large
                          ? "This handoff is larger than 512 KiB: it is read line by line, without "
                            "all of Markdown's rules."
                          : "This handoff nests so much that it is read line by line, without all "
                            "of Markdown's rules.",
           .code = {}}};
}

}  // namespace handoff
