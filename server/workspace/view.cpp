#include "server/workspace/view.h"

#include <algorithm>
#include <utility>

namespace handoff {

bool View::is_empty() const {
  const std::string_view word = stripped(text());
  constexpr std::string_view prefix = "handoff";
  return word.size() <= prefix.size() &&
         std::equal(word.begin(), word.end(), prefix.begin(), [](char typed, char wanted) {
           return typed == wanted || typed + 32 == wanted;
         });
}

Index View::rule_at(std::size_t offset) const {
  return schema == nullptr ? nothing : conformance.rule_of_section[document.section_at(offset)];
}

View make_view(std::shared_ptr<const Text> text, DocumentPath path,
               std::shared_ptr<const Library> library) {
  View view;
  view.document = parse(std::move(text));
  view.schema = schema_for(path, view.document, *library);
  view.unknown_template = unknown_template(path, view.document, *library);
  view.library = std::move(library);
  if (view.schema != nullptr)
    view.conformance = match(*view.schema, view.document, view.library->languages);
  return view;
}

View make_view(std::shared_ptr<const Text> text, std::string_view path) {
  return make_view(std::move(text), {path, path}, embedded_library());
}

View make_view(std::shared_ptr<const Text> text, std::shared_ptr<const Schema> schema,
               std::shared_ptr<const Library> library) {
  View view;
  view.document = parse(std::move(text));
  view.schema = std::move(schema);
  view.library = std::move(library);
  view.conformance = match(*view.schema, view.document, view.library->languages);
  return view;
}

View view_of_handoff(std::shared_ptr<const Text> text, DocumentPath path,
                     const std::shared_ptr<const Library>& library) {
  path.in_project = name_in_project(path.in_project, *library, path.in_workspace);
  View view = make_view(text, path, library);
  if (view.schema != nullptr) return view;
  View forced = make_view(std::move(text), library->standard, library);
  forced.unknown_template = view.unknown_template;
  return forced;
}

std::string_view name_in_project(std::string_view path, const Library& library,
                                 std::string_view name) {
  const std::string_view folder = library.folder == "/" ? "" : std::string_view(library.folder);
  const bool below = !library.folder.empty() && path.starts_with(folder) &&
                     path.substr(folder.size()).starts_with('/');
  return below ? path.substr(folder.size() + 1) : name;
}

}  // namespace handoff
