// Which documents are handoffs, and by which template. In ordinary Markdown the answer is none, and
// everything else keeps silent.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "server/workspace/library.h"

namespace handoff {

/// Where a document is, with `/` between the parts.
struct DocumentPath {
  std::string_view in_workspace;  ///< below its workspace folder
  std::string_view in_project;    ///< below Library::folder
};

/// The line of `<!-- handoff: … -->` in the first ten; nothing without one.
Index modeline_of(const Text& text);

/// By what name a document calls its template.
struct NamedTemplate {
  Span name;
  bool in_front_matter = false;  ///< which other programs read as well
};

/// In its modeline, else in its front matter. What is shown as code is no modeline.
std::optional<NamedTemplate> named_template(const Document& document);

/// The name where there is no such template. In front matter it may be meant for another program,
/// so that it counts only where the document is a handoff all the same.
std::optional<NamedTemplate> unknown_template(DocumentPath path, const Document& document,
                                              const Library& library);

/// The template that a document follows; nullptr when it is no handoff. In this order tell: a path
/// of templates (no handoff); the modeline `<!-- handoff: template=NAME -->` (or `off`) in its
/// first ten lines; `template: NAME` in its front matter; the library's rules for files; a path of
/// handoffs; a template's title, or another one that its guide names; at least three headings in a
/// template's own words. Of several templates a document follows the one that has its title, else
/// the one whose guide names it, else the one most of whose headings it has, else the library's
/// standard.
std::shared_ptr<const Schema> schema_for(DocumentPath path, const Document& document,
                                         const Library& library);

}  // namespace handoff
