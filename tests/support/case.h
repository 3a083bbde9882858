// What a case archive says: documents with a cursor or a selection, and what is known outside them.
// An input is a file of the archive:
//
//   -- docs/handoff.md --            its text; the name is the document's path
//   -- docs/handoff.md: filled --    tests/data/filled.md, changed by the commands in the text, one
//                                    a line: delete line "…", delete section "…", replace "…" "…",
//                                    append "…", repeat "…" "COUNT" (JSON strings; what is named
//                                    must be there once)
//   -- facts.json --                 what git and the clock say, see case_facts.h
//   -- facts.json: session --        tests/data/session.json, changed by a JSON merge patch
//   -- .handoff/templates/NAME.md -- a template that the documents can follow, in the project
//                                    `/project`, which is all of the archive
//   -- .handoff/templates/NAME.json -- its guide
//   -- .handoff.json --              the project's configuration
//   -- options --                    lines `eol: crlf`, `final-newline: no`, `bind: forced`
//
// `‸` marks the cursor, `⟦…⟧` a selection; neither is part of the text. The base `template` is the
// template itself. What starts with `@` is output and of no concern here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/config/project.h"
#include "server/fill/facts.h"
#include "server/workspace/view.h"
#include "tests/support/archive.h"

namespace handoff::cases {

struct Input {
  std::string path;
  View view;
  Span selection;       ///< empty for a cursor
  bool forced = false;  ///< a handoff because the case says so
};

struct Case {
  std::vector<Input> inputs;
  std::optional<Facts> facts;
  std::shared_ptr<const Project> project;

  /// Throws std::runtime_error when there is none.
  const Input& input(std::string_view path) const;
};

/// Throws std::runtime_error with what is wrong.
Case read_case(const Archive& archive);

/// The document after `edits`, seen as `input` is.
View view_after(const Input& input, std::vector<Edit> edits);

}  // namespace handoff::cases
