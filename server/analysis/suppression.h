// Comments by which a document says what is not to be said about it:
//
//   <!-- handoff-ignore-next-line CODE… -->   on the next line that is not blank
//   <!-- handoff-ignore-section CODE… -->     in the section around it, with its subsections
//   <!-- handoff-ignore-file CODE… -->        anywhere
//
// Without a code they are about all of them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "server/analysis/findings.h"

namespace handoff {

enum class Scope { next_line, section, file };

/// `handoff-ignore-next-line` and so on.
std::string_view directive_of(Scope scope);

struct Suppression {
  Span comment;                ///< with its delimiters
  Span directive;              ///< `handoff-ignore-…`
  std::optional<Scope> scope;  ///< none where the directive is not known
  std::vector<Span> codes;     ///< as written, known or not
  Span covered;                ///< findings that begin there are not reported
};

/// In document order. Comments in code are none.
std::vector<Suppression> suppressions(const Document& document);

/// What `document` lets be said of `findings`, whose codes are set.
void drop_suppressed(const Document& document, std::vector<Finding>& findings);

}  // namespace handoff
