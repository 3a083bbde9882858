// A document with everything that is known about it: what features, checks and actions are
// functions of. A value that never changes; a new text is a new view.
#pragma once

#include <memory>
#include <string_view>

#include "server/schema/match.h"
#include "server/workspace/binding.h"

namespace handoff {

struct View {
  Document document;
  std::shared_ptr<const Schema> schema;  ///< nullptr: no handoff, and `conformance` is empty
  Conformance conformance;
  std::shared_ptr<const Library> library;              ///< what it could follow; never nullptr
  std::optional<NamedTemplate> unknown_template = {};  ///< see unknown_template()

  std::string_view text() const { return document.text->content(); }
  /// Nothing but white space, and no more than the word `handoff`.
  bool is_empty() const;
  /// The rule of the section at `offset`, or nothing.
  Index rule_at(std::size_t offset) const;
};

View make_view(std::shared_ptr<const Text> text, DocumentPath path,
               std::shared_ptr<const Library> library);

/// The same without a project.
View make_view(std::shared_ptr<const Text> text, std::string_view path);

/// A view of a document that is a handoff because someone says so. Expects: a schema.
View make_view(std::shared_ptr<const Text> text, std::shared_ptr<const Schema> schema,
               std::shared_ptr<const Library> library = embedded_library());

/// The same by the template that the document tells, else by the library's standard. `path` has an
/// absolute path in the place of that in the project.
View view_of_handoff(std::shared_ptr<const Text> text, DocumentPath path,
                     const std::shared_ptr<const Library>& library);

/// The path of a file below the library's folder; `name`, where it is not below it.
std::string_view name_in_project(std::string_view path, const Library& library,
                                 std::string_view name);

}  // namespace handoff
