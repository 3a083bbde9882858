#include "server/actions/new_templates.h"

#include <fmt/format.h>

#include "server/features/make_template.h"
#include "server/schema/embedded.h"

namespace handoff {
namespace {

bool is_on_title(const Document& document, Span selection) {
  const Section& section = document.sections[document.section_at(selection.begin)];
  return section.level == 1 && section.heading.touches(selection);
}

bool has_parts(const Document& document) {
  return document.sections.size() > 2;
}

/// `name`, or that with a number behind it.
std::string free_name(const std::string& name, const Library& library) {
  std::string free = name;
  for (int i = 2; schema_named(free, library) != nullptr; ++i) free = fmt::format("{}-{}", name, i);
  return free;
}

}  // namespace

std::vector<NewTemplate> new_templates(const View& view, Span selection) {
  std::vector<NewTemplate> made;
  if (view.schema == nullptr || !is_on_title(view.document, selection)) return made;
  if (view.schema->file.empty()) {
    const std::string& name = view.schema->name;
    made.push_back({fmt::format("Adopt template \"{}\"", name), name,
                    std::string(session_template()), std::string(session_guide())});
  }
  if (has_parts(view.document)) {
    made.push_back({"Make a template from this document",
                    free_name(template_name_of(view), *view.library),
                    template_of(view),
                    {}});
  }
  return made;
}

}  // namespace handoff
