// What a folder says about the documents below it: its `.handoff.json`, and its templates.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/config/config.h"

namespace handoff {

inline constexpr std::string_view templates_folder = ".handoff/templates/";

inline constexpr std::size_t largest_template = 512 << 10;
inline constexpr std::size_t largest_json = 1 << 20;
inline constexpr std::size_t most_templates = 100;
inline constexpr std::size_t largest_templates = 2 << 20;  ///< all together

struct ProjectFile {
  std::string name;  ///< below the project's folder: `.handoff/templates/bug.md`
  std::string text;
};

/// `.handoff.json`, or Markdown or JSON that is a template's or a guide's by its name.
bool is_project_file(std::string_view name);

/// In bytes. Expects: is_project_file.
std::size_t largest_size(std::string_view name);

struct Project {
  std::shared_ptr<const Library> library;
  Settings settings;
  std::map<std::string, std::vector<Finding>, std::less<>> findings;  ///< by ProjectFile::name
  /// The texts of files that have findings, as far as those reach; nothing of what is too large.
  std::map<std::string, std::string, std::less<>> faulty;
};

/// `files` are those of is_project_file, in any order; too large ones are not used.
std::shared_ptr<const Project> make_project(std::string folder, std::vector<ProjectFile> files);

/// Without a project's folder: the program's own template, and the defaults.
std::shared_ptr<const Project> no_project();

}  // namespace handoff
