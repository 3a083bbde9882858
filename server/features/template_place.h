// Where in its template a part of a document comes from.
#pragma once

#include <optional>

#include "server/workspace/view.h"

namespace handoff {

struct TemplatePlace {
  Span origin;  ///< the heading, label or open slot in the document
  Span place;   ///< in the text of the view's schema
};

/// Of what is at `offset`, if it comes from the template.
std::optional<TemplatePlace> template_place(const View& view, std::size_t offset);

}  // namespace handoff
