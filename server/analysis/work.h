// What the sections of a handoff say about the work: what checks compare and actions move.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/analysis/findings.h"
#include "server/workspace/view.h"

namespace handoff {

/// The role of the section with that index; none for those the template does not have.
SectionRole role_of(const View& view, Index section);

/// The rule with that role, or nothing.
Index rule_with(const Schema& schema, SectionRole role);

/// How the template calls it. Expects: there is one.
std::string_view title_of(const Schema& schema, SectionRole role);

/// The document's section with that role, or nothing.
Index section_with(const View& view, SectionRole role);

/// How much a section and its subsections say.
enum class Substance {
  absent,
  empty,
  none,     ///< "None", and no more
  written,  ///< or still to be filled in, or somewhere else in a document in words of its own
};
Substance substance_of(const Document& document, const Section& section);
Substance substance_of(const View& view, SectionRole role);

/// "None", "N/A", "Nothing in progress - clean handoff", "No known issues", "-".
bool says_none(std::string_view text);

/// By item: a slot of the template is still open in it or in one nested in it.
std::vector<bool> open_items(const View& view);

/// The first line of an item's text.
Span headline_of(const Document& document, const Item& item);

/// More than one line: a nested list, or a text that goes on.
bool goes_on(const Document& document, const Item& item);

/// What a section names: an item outside all others, or a row of a table outside them.
struct Entry {
  Span headline;
  Index item = nothing;  ///< one of both
  Index row = nothing;
};

/// Those in sections of that role that say something: no open slot and not "None".
std::vector<Entry> entries_of(const View& view, SectionRole role);

/// The severity, but in a document in words of its own no more than an information.
Severity severity_in(const View& view, Severity severity);

}  // namespace handoff
