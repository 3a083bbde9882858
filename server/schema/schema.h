// A template as a schema: an ordinary Markdown document, read by the same parser as every other, in
// which the headings are the sections wanted, `[NAME]` a slot to fill and a list of numbered slots
// a family to extend. Each rule is the part of the template with the same index, so that it leads
// back to its place there. How a document compares is match.h's business.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/schema/guide.h"
#include "server/schema/names.h"
#include "server/syntax/document.h"

namespace handoff {

enum class SlotKind {
  text,
  choice,     ///< `[CLEAN/DIRTY]`
  percent,    ///< `[…]%`
  score,      ///< `[…]/10`
  place,      ///< `[FILE:LINE]`
  url,        ///< `[URL]`
  timestamp,  ///< `[TIMESTAMP]`
  minutes,
  duration,
};

/// Of the document's bracket with the same index.
struct SlotRule {
  std::string name;   ///< `FILE_1`
  std::string stem;   ///< `FILE`; the name itself where there is no number
  int number = 0;     ///< 1; 0 outside a numbered family
  std::string key;    ///< of its guide: "Files Modified/FILE"
  std::string label;  ///< of its field, as title_key() has it; empty without one
  SlotKind kind = SlotKind::text;
  std::vector<std::string> choices;
  int maximum = 0;  ///< 100 of a percent, 10 of `[SCORE]/10`; 0 without one
  SlotGuide guide;
};

/// Of the document's section with the same index.
struct SectionRule {
  std::string title;
  std::string key;  ///< of the title, see title.h
  SectionGuide guide;
  bool required = false;  ///< second level and below
};

/// The section of the document's first heading; its title, where it is on the first level.
inline constexpr Index title_rule = 1;

/// Items of a list that stand for as many as are needed: `- [FILE_1] - …`, `- [FILE_2] - …`.
struct Family {
  Index section = 0;
  std::vector<Index> items;  ///< the outermost ones, in order
  std::string stem;          ///< of their first slot
};

struct Schema {
  std::string name;  ///< `session`
  std::string file;  ///< absolute path; empty for what is part of the program
  Document document;
  std::vector<SectionRule> sections;
  std::vector<SlotRule> slots;
  std::vector<Family> families;
  SectionNames names;
  std::unordered_map<std::string, std::vector<Index>> slots_by_name;  ///< by `family_name`
  std::unordered_map<std::string, std::vector<Index>>
      fields_by_label;                                           ///< by the label's title_key
  std::unordered_map<std::string, Index> fields_by_other_label;  ///< of header and footer
  std::vector<Index> slot_of_field;  ///< the first slot in a field's value, or nothing

  std::string_view text() const { return document.text->content(); }
  std::string_view title() const;  ///< of the first heading
  const Family* family_of_section(Index section) const;
  /// Slots within `span` of the template.
  std::vector<Index> slots_in(Span span) const;
};

/// A slot's name with its number, if it has one, taken off: `FILE_12` is `FILE` and 12.
struct NumberedName {
  std::string_view stem;
  int number = 0;
};
NumberedName split_number(std::string_view name);

/// The same for every member of a numbered family, and for no other slot.
std::string family_name(std::string_view slot_name);

/// What a guide may call a slot's kind, see SlotGuide::kind.
std::vector<std::string_view> slot_kind_names();
bool is_slot_kind(std::string_view name);

/// `names` where they have been collected before.
Schema read_template(std::string name, std::string_view markdown, const Guide& guide,
                     std::optional<SectionNames> names = std::nullopt);

/// The template that is part of the program, read once.
const Schema& session_schema();

/// The same for those who may hold another one instead, which can be read again meanwhile.
std::shared_ptr<const Schema> shared_session_schema();

}  // namespace handoff
