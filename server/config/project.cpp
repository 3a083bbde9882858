#include "server/config/project.h"

#include <fmt/format.h>

#include <algorithm>

#include "server/analysis/template_problems.h"
#include "server/fill/sources.h"
#include "server/text/ascii.h"
#include "server/text/json_places.h"
#include "server/text/utf8.h"
#include "server/workspace/paths.h"

namespace handoff {
namespace {

constexpr std::string_view markdown = ".md", json = ".json";

/// `bug` of `.handoff/templates/bug.md`.
std::string template_name(std::string_view file) {
  file.remove_prefix(templates_folder.size());
  return std::string(file.substr(0, file.rfind('.')));
}

/// It is about the templates.
bool is_readme(std::string_view name) {
  constexpr std::string_view readme = "readme";
  return std::ranges::equal(name, readme, {}, to_lower);
}

class Maker {
 public:
  Maker(std::string folder, std::vector<ProjectFile> files)
      : folder_(std::move(folder)), files_(std::move(files)) {
    std::ranges::sort(files_, {}, &ProjectFile::name);
  }

  std::shared_ptr<const Project> make() {
    for (const ProjectFile& file : files_) {
      project_.findings[file.name];
      if (file.name.ends_with(markdown)) {
        add_template(file);
      } else if (file.name != configuration_file && !has_template(file)) {
        complain(file, "This is the guide of a template that is not here.");
      }
    }
    Config config;
    if (const ProjectFile* file = file_named(configuration_file)) config = read(*file);
    project_.settings = std::move(config.settings);
    project_.library = make_library(std::move(folder_), std::move(templates_),
                                    std::move(config.files), config.standard);
    if (const auto& languages = project_.settings.languages) {
      project_.library = adapted(*project_.library, *languages, {});
    }
    for (const ProjectFile& file : files_) keep_text(file);
    return std::make_shared<const Project>(std::move(project_));
  }

 private:
  void keep_text(const ProjectFile& file) {
    const std::vector<Finding>& found = project_.findings[file.name];
    if (found.empty()) return;
    std::size_t size = 0;
    for (const Finding& finding : found) size = std::max(size, finding.span.end);
    kept_ += size;
    const bool fits = file.text.size() <= largest_size(file.name) && kept_ <= largest_templates;
    project_.faulty[file.name] = fits ? file.text.substr(0, size) : std::string();
  }

  const ProjectFile* file_named(std::string_view name) const {
    const auto found = std::ranges::find(files_, name, &ProjectFile::name);
    return found == files_.end() ? nullptr : &*found;
  }

  bool has_template(const ProjectFile& guide) const {
    const std::string name = template_name(guide.name);
    return file_named(fmt::format("{}{}{}", templates_folder, name, markdown)) != nullptr;
  }

  void add(const ProjectFile& file, Finding finding) {
    project_.findings[file.name].push_back(std::move(finding));
  }

  void add(const ProjectFile& file, std::vector<Finding> findings) {
    for (Finding& finding : findings) add(file, std::move(finding));
  }

  /// About a file as a whole.
  void complain(const ProjectFile& file, std::string message) {
    const bool is_config = file.name == configuration_file;
    add(file, {.span = {0, std::min(file.text.find_first_of("\r\n"), file.text.size())},
               .severity = Severity::warning,
               .message = std::move(message),
               .code = is_config ? configuration_problem_code : template_problem_code});
  }

  bool fits(const ProjectFile& file) {
    const std::size_t most = largest_size(file.name);
    if (file.text.size() <= most) return true;
    complain(file, fmt::format("This file is larger than {} KiB and is not used.", most >> 10));
    return false;
  }

  Config read(const ProjectFile& file) {
    if (!fits(file)) return {};
    std::vector<std::string> names{session_schema().name};
    for (const auto& schema : templates_) names.push_back(schema->name);
    Config config = read_config(file.text, names);
    add(file, std::move(config.problems));
    return config;
  }

  void add_template(const ProjectFile& file) {
    std::string name = template_name(file.name);
    if (!fits(file)) return;
    if (name == no_template) {
      return complain(file, "No document can follow a template that is called \"off\".");
    }
    size_ += file.text.size();
    if (templates_.size() == most_templates || size_ > largest_templates) {
      return complain(file, fmt::format("This template is not used: of a project's, {} count, and "
                                        "{} KiB of them.",
                                        most_templates, largest_templates >> 10));
    }
    const ProjectFile* guide = file_named(fmt::format("{}{}{}", templates_folder, name, json));
    Guide read = guide == nullptr ? Guide{} : read_guide_in(*guide);
    Schema schema = read_template(std::move(name), file.text, read);
    schema.file = path_in(folder_, file.name);
    add(file, template_problems(schema));
    if (guide != nullptr && is_guide_) add(*guide, guide_problems(schema, read, guide->text));
    if (schema.sections.size() > most_template_sections ||
        schema.slots.size() > most_template_slots) {
      return;
    }
    templates_.push_back(std::make_shared<const Schema>(std::move(schema)));
  }

  Guide read_guide_in(const ProjectFile& file) {
    is_guide_ = false;
    if (!fits(file)) return {};
    if (const auto mistake = json_mistake(file.text)) {
      add(file, {.span = character_at(file.text, mistake->offset),
                 .severity = Severity::error,
                 .message = fmt::format("This is no JSON: {}.", mistake->message),
                 .code = template_problem_code});
      return {};
    }
    Expected<Guide> guide = read_guide(file.text);
    if (!guide) {
      complain(file, "A guide must be an object.");
      return {};
    }
    is_guide_ = true;
    for (const auto& [key, slot] : guide->slots) {
      if (!slot.git.empty() && source_named(slot.git) == nullptr) {
        guide->mistakes.push_back({{"slots", key, "git"}, "Git is not asked for this."});
      }
      if (!slot.kind.empty() && !is_slot_kind(slot.kind)) {
        guide->mistakes.push_back({{"slots", key, "kind"}, "There is no such kind of slot."});
      }
    }
    return std::move(*guide);
  }

  std::string folder_;
  std::vector<ProjectFile> files_;
  Library::Templates templates_;
  std::size_t size_ = 0;   ///< of the templates
  std::size_t kept_ = 0;   ///< of the texts with mistakes
  bool is_guide_ = false;  ///< the guide that was read last could be read
  Project project_;
};

}  // namespace

bool is_project_file(std::string_view name) {
  if (name == configuration_file) return true;
  if (!name.starts_with(templates_folder)) return false;
  const std::string_view file = name.substr(templates_folder.size());
  if (file.find('/') != file.npos || file.starts_with('.')) return false;
  return (file.ends_with(markdown) || file.ends_with(json)) && !is_readme(template_name(name));
}

std::size_t largest_size(std::string_view name) {
  return name.ends_with(markdown) ? largest_template : largest_json;
}

std::shared_ptr<const Project> make_project(std::string folder, std::vector<ProjectFile> files) {
  return Maker(std::move(folder), std::move(files)).make();
}

std::shared_ptr<const Project> no_project() {
  static const auto& project = *new auto(make_project({}, {}));  // never destroyed
  return project;
}

}  // namespace handoff
