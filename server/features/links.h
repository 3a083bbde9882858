// Addresses and files that a handoff names. Whether a file is there is not known here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/features/paths.h"
#include "server/workspace/view.h"

namespace handoff {

struct Link {
  Span span;
  std::string url;                ///< of an address, fit for a client; else empty
  std::optional<FilePlace> file;  ///< what may be one: to be looked for
};

/// In document order and apart: addresses in text and code spans; paths in code spans, and in plain
/// text where the template wants files. None in code blocks and comments, nor in the links of
/// Markdown, which are for other servers to follow. As many as anybody clicks on.
std::vector<Link> links(const View& view);

/// Within the lines of `lines` only.
std::vector<Link> links_within(const View& view, Span lines);

}  // namespace handoff
