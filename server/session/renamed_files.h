// What handoffs call files that are being renamed or moved. Which files are, and who edits the
// handoffs, is not decided here.
#pragma once

#include <string>
#include <vector>

#include "protocol/files.h"
#include "server/session/structure.h"
#include "server/text/text.h"

namespace handoff {

/// Absolute and normal paths; a folder stands for all that is in it.
struct RenamedFile {
  std::string from, to;
};

/// What a client says of files, in its words.
std::vector<RenamedFile> to_renames(const lsp::RenameFilesParams& params);

/// Where the handoff names a file that is there still and goes by another name after `renames`: its
/// new one, relative to the same folder if it stays below it. A line number stays. A handoff that
/// moves itself goes on naming the same files.
std::vector<Edit> mend_names(const Asked& asked, const std::vector<RenamedFile>& renames);

}  // namespace handoff
