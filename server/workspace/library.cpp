#include "server/workspace/library.h"

#include <algorithm>
#include <unordered_set>

namespace handoff {
namespace {

/// A heading that is still to be written tells nothing.
std::unordered_set<Index> sections_with_open_titles(const Document& document) {
  std::unordered_set<Index> found;
  for (const Bracket& bracket : document.brackets) {
    if (document.sections[bracket.section].title.contains(bracket.span)) {
      found.insert(bracket.section);
    }
  }
  return found;
}

void index_headings(Library& library, Index which) {
  const Schema& schema = *library.templates[which];
  const std::unordered_set<Index> open = sections_with_open_titles(schema.document);
  std::unordered_set<std::string_view> seen;
  for (Index i = 1; i < schema.sections.size(); ++i) {
    const SectionRule& rule = schema.sections[i];
    if (rule.key.empty() || open.contains(i) || !seen.insert(rule.key).second) continue;
    Library::Lookup& lookup = rule.required ? library.by_heading : library.by_title;
    if (rule.required || i == 1) lookup[rule.key].push_back(which);
  }
}

void index_other_titles(Library& library, Index which) {
  const Schema& schema = *library.templates[which];
  if (schema.sections.size() <= title_rule || schema.sections[title_rule].required) return;
  const SectionNames& names = schema.names;
  for (const SectionName& name : names.all) {
    if (name.rule != title_rule || name.verbatim) continue;
    const std::string language = name.language == nothing ? "" : names.languages[name.language];
    library.by_other_title[std::string(name.key)].push_back({which, language});
  }
}

}  // namespace

std::shared_ptr<const Library> make_library(std::string folder, Library::Templates templates,
                                            std::vector<FileRule> files,
                                            std::string_view standard) {
  Library library;
  library.folder = std::move(folder);
  library.templates = std::move(templates);
  library.files = std::move(files);
  const std::string& own = session_schema().name;
  if (schema_named(own, library) == nullptr) library.templates.push_back(shared_session_schema());
  std::ranges::sort(library.templates, {}, [](const auto& schema) { return schema->name; });
  library.standard = schema_named(standard, library);
  if (library.standard == nullptr) library.standard = schema_named(own, library);
  for (Index i = 0; i < library.templates.size(); ++i) {
    index_headings(library, i);
    index_other_titles(library, i);
  }
  return std::make_shared<const Library>(std::move(library));
}

std::shared_ptr<const Library> adapted(const Library& library, Languages languages,
                                       std::vector<FileRule> editor_files) {
  Library other = library;
  other.languages = std::move(languages);
  other.editor_files = std::move(editor_files);
  return std::make_shared<const Library>(std::move(other));
}

std::shared_ptr<const Library> embedded_library() {
  static const auto& library = *new auto(make_library({}, {}));  // never destroyed
  return library;
}

std::shared_ptr<const Schema> schema_named(std::string_view name, const Library& library) {
  const auto found = std::ranges::find_if(library.templates,
                                          [&](const auto& schema) { return schema->name == name; });
  return found == library.templates.end() ? nullptr : *found;
}

}  // namespace handoff
