// Answers about where something is: a file that a document names, or a task elsewhere in it. Looks
// at the file system, a limited number of times a request, and reads nothing that was not asked
// for.
#pragma once

#include <string>
#include <vector>

#include "server/session/structure.h"

namespace handoff {

/// Addresses, and files that are there: below the repository or a workspace folder and not behind a
/// link, named relative to one of them or to the document's own folder.
lsp::DocumentLinks::Result document_links(const Asked& asked, const lsp::DocumentParams&);

/// Of a file's name the file, at the line that is named if it has that many; of a task where it has
/// its box.
lsp::Definition::Result definition(const Asked& asked,
                                   const lsp::TextDocumentPositionParams& params);

/// What several handoffs can name.
struct Referent {
  std::string task = {};                         ///< its key; else empty
  std::string file = {};                         ///< its absolute path; else empty
  std::string commit = {};                       ///< as it is named; else empty
  std::optional<lsp::Location> definition = {};  ///< of a task
  bool is_definition = false;                    ///< the place asked about is that
};

std::optional<Referent> referent_at(const Asked& asked, lsp::Position position);

/// Where a handoff names it, in document order.
std::vector<lsp::Location> places_of(const Asked& asked, const Referent& referent);

lsp::PrepareRename::Result prepare_rename(const Asked& asked,
                                          const lsp::TextDocumentPositionParams& params);
/// Throws ResponseError for a name that is not one line of text.
lsp::Rename::Result rename(const Asked& asked, const lsp::RenameParams& params);

}  // namespace handoff
