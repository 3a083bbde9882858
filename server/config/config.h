// `.handoff.json`, by which a project says what its documents follow and how they are judged.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/config/settings.h"
#include "server/workspace/library.h"

namespace handoff {

inline constexpr std::string_view configuration_file = ".handoff.json";

struct Config {
  Settings settings;
  std::vector<FileRule> files;
  std::string standard;           ///< the template of handoffs that tell none; may be empty
  std::vector<Finding> problems;  ///< in the order of the text; what they are about is left out
};

/// `templates` are the names of those that there are.
Config read_config(std::string_view json, std::span<const std::string> templates);

/// A member of the file beside the settings, for its JSON schema.
struct ConfigMember {
  std::string_view name, type;
};
std::span<const ConfigMember> config_members();

}  // namespace handoff
