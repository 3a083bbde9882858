// What a file is by its path alone, relative to its workspace or repository and with `/` between
// the parts; case does not count. What a workspace configures beyond that is not known here.
#pragma once

#include <string>
#include <string_view>

namespace handoff {

/// Markdown whose name contains "handoff" or "handover", or below a folder named exactly "handoff",
/// "handoffs", "handover", "handovers" or "session-handoffs"; no template. A path that ends with
/// `/` is a folder: one of handoffs or not.
bool is_handoff_path(std::string_view path);

/// Below a folder "template", "templates" or ".handoff": such files are never handoffs.
bool is_template_path(std::string_view path);

bool is_markdown_path(std::string_view path);

/// The same as a glob, for editors.
inline constexpr std::string_view markdown_glob = "**/*.{md,markdown,mdown,mkd}";

/// The path of what lies in a folder, which has no `/` at its end unless it is the root.
std::string path_in(std::string_view folder, std::string_view name);

/// What an editor may have open beside Markdown: a project's configuration, or a guide.
bool is_json_path(std::string_view path);

/// Markdown and its kin. `.txt` is as likely a list for a program as a text for people.
bool is_prose_path(std::string_view path);

}  // namespace handoff
