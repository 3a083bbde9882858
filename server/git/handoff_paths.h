#pragma once

// Which paths of a repository are handoffs by their name alone: the default globs. What a workspace
// configures beyond them is not known here.

#include <string_view>

namespace handoff::git {

/// Whether what is at `path`, relative to the root and with `/` between its parts, is a handoff:
/// Markdown whose name contains "handoff" or "handover", or below a folder named exactly "handoff",
/// "handoffs", "handover", "handovers" or "session-handoffs", in any case; nothing under
/// "template", "templates" or ".handoff". A path that ends with `/` is a folder: one of handoffs or
/// not.
bool is_handoff(std::string_view path);

/// Whether `path` is prose by its extension: Markdown and other documents.
bool is_prose(std::string_view path);

}  // namespace handoff::git
