// The templates that the documents of a project can follow: the program's own, and those of the
// project. A project is a folder with `.handoff.json` or `.handoff/` in it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/schema/languages.h"
#include "server/schema/schema.h"
#include "server/workspace/glob.h"

namespace handoff {

/// In the place of a template's name: no handoff at all.
inline constexpr std::string_view no_template = "off";

/// What the documents follow whose path below the project's folder matches.
struct FileRule {
  Glob glob;
  std::string template_name;  ///< or no_template
};

/// A title that a guide names beside its template's own.
struct OtherTitle {
  Index which = 0;       ///< of Library::templates
  std::string language;  ///< empty for the template's own
};

struct Library {
  using Templates = std::vector<std::shared_ptr<const Schema>>;
  using Lookup = std::unordered_map<std::string, std::vector<Index>>;

  std::string folder;                      ///< absolute path of the project, empty without one
  Templates templates;                     ///< by name
  std::shared_ptr<const Schema> standard;  ///< for a handoff in which nothing tells
  std::vector<FileRule> files;             ///< the first one that matches counts
  std::vector<FileRule> editor_files;      ///< the same for paths below the workspace's folder
  Languages languages{std::string(any_language)};  ///< in which names of sections count
  Lookup by_title;                                 ///< which templates have this title, see title.h
  std::unordered_map<std::string, std::vector<OtherTitle>> by_other_title;
  Lookup by_heading;  ///< which ones ask for a section of this title
};

/// `session`, the template that is part of the program, is among them unless one of `templates` has
/// its name. `standard` names one of them; where it does not, that is `session`.
std::shared_ptr<const Library> make_library(std::string folder, Library::Templates templates,
                                            std::vector<FileRule> files = {},
                                            std::string_view standard = {});

/// The same templates, with names of sections in these languages and these rules of an editor.
std::shared_ptr<const Library> adapted(const Library& library, Languages languages,
                                       std::vector<FileRule> editor_files);

/// The program's own template and no more.
std::shared_ptr<const Library> embedded_library();

/// nullptr when there is no template of that name.
std::shared_ptr<const Schema> schema_named(std::string_view name, const Library& library);

}  // namespace handoff
