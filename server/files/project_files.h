// A project's files on the disk: `.handoff.json` and what is in `.handoff/templates/`.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "server/config/project.h"

namespace handoff {

/// The nearest folder from that of `path` upwards that has `.handoff.json` or `.handoff/`, as far
/// as the root of the repository around it, else of the file system. `path` is absolute; one that
/// ends with a slash is a folder.
std::optional<std::string> project_folder(const std::string& path);

/// When a project's files were changed, as far as a look at them tells: equal for the same files.
using FileStamps = std::map<std::string, std::string>;  ///< by ProjectFile::name
FileStamps project_stamps(const std::string& folder);

/// Those of is_project_file; not more than a project can use. Of one that is too large, or no text,
/// just so much that this is noticed.
std::vector<ProjectFile> read_project_files(const std::string& folder);

/// The project that `path` is in, read anew.
std::shared_ptr<const Project> read_project_of(const std::string& path);

}  // namespace handoff
