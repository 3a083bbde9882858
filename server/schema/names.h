// What the sections of a template may be called in a document: its own titles, other names that the
// guide has for them, and those in other languages. How a document's headings compare is match.h's
// business.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/schema/guide.h"
#include "server/syntax/document.h"

namespace handoff {

struct SectionRule;

struct SectionName {
  std::string_view title;     ///< as the template or its guide writes it
  std::string_view key = {};  ///< of the title, see title.h; never empty
  Index rule = 0;             ///< of Schema::sections
  Index language = nothing;   ///< of SectionNames::languages; nothing for the template's own
  bool verbatim = false;      ///< the template's own title

  bool operator==(const SectionName&) const = default;
};

struct SectionNames {
  std::vector<std::string> languages;  ///< as tags
  std::span<const SectionName> all;    ///< by rule; its title first
  std::span<const Index> by_key;       ///< of `all`; a key has a rule once in a language
  std::shared_ptr<const void> owner;   ///< of what the spans refer to; none where that lasts

  /// Of `all`.
  std::span<const Index> with_key(std::string_view key) const;
};

/// Of the template's title and of all sections that are required.
SectionNames collect_names(std::span<const SectionRule> rules, const Guide& guide);

}  // namespace handoff
