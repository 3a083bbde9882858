// A document compared with a schema, once per version: which section is which rule's, which bracket
// which slot, which field which label. Diagnostics, completion, hover and actions all look here.
#pragma once

#include <vector>

#include "server/schema/languages.h"
#include "server/schema/schema.h"

namespace handoff {

/// Headings below it are no sections of a template.
inline constexpr int deepest_level = 4;

/// How a document was written, which decides what is asked of it.
enum class Form {
  templated,  ///< at least half of the template's headings word for word: held to all of them
  free,       ///< in words of its own: held to the core
  bare,       ///< fewer than three of the headings, and than half of a short template's
};

struct Conformance {
  std::vector<Index> section_of_rule;  ///< by rule: the document's section, or nothing
  std::vector<Index> rule_of_section;  ///< by section: the rule, or nothing
  std::vector<bool>
      labelled;  ///< by rule: present as a bold label or by a part of it, in free form
  std::vector<Index> slot_of_bracket;  ///< by bracket: the slot that is still open, or nothing
  std::vector<Index> slot_of_field;    ///< by field: the slot its value fills, or nothing
  std::vector<Index> duplicate_of;     ///< by section: the one before it that has its rule
  Form form = Form::bare;
  bool blank = false;  ///< most of what is to be filled in is still open

  bool missing(Index rule) const { return section_of_rule[rule] == nothing && !labelled[rule]; }
};

/// Names of sections in other languages than the template's count where `languages` say so.
Conformance match(const Schema& schema, const Document& document, const Languages& languages);

/// Where the section of a missing rule belongs in the document.
struct Place {
  enum class Relation { after, before, within };

  std::size_t offset = 0;  ///< start of a line, or the end of the text
  Index neighbour = 0;     ///< the document's section that it belongs after, before or within
  Relation relation = Relation::after;
};

Place place_of(const Schema& schema, const Document& document, const Conformance& conformance,
               Index rule);

}  // namespace handoff
