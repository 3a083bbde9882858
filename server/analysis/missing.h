// Which sections a document is asked to have and has not, and where they belong: what is reported,
// and what can be inserted.
#pragma once

#include <string_view>
#include <vector>

#include "server/workspace/view.h"

namespace handoff {

struct MissingSection {
  Index rule = 0;
  Place place;
  Span anchor;  ///< the heading beside the place, where it is reported; else the first line
};

/// A heading that is none of the template's, but nearly one that is missing.
struct MisspeltSection {
  Index rule = 0;
  Index section = 0;
  Index name = 0;  ///< which one is meant, of SectionNames::all
};
std::vector<MisspeltSection> misspelt_sections(const View& view);

/// How the template or its guide writes the name that is meant.
std::string_view meant_name(const View& view, const MisspeltSection& misspelt);

/// In the template's order, without those that are misspelt. Of a document in words of its own only
/// the core is asked. One with hardly any sections is to get them all, so that no label stands for
/// one there.
std::vector<MissingSection> asked_sections(const View& view);

}  // namespace handoff
