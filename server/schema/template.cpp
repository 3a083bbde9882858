#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "server/schema/schema.h"
#include "server/schema/title.h"
#include "server/text/ascii.h"

namespace handoff {
namespace {

/// `[A/B/C]` with words of capitals; a name with a number is no choice (`[FUNCTION/CLASS_1]`).
std::vector<std::string> choices_of(std::string_view name) {
  std::vector<std::string> choices(1);
  for (const char c : name) {
    if (c == '/') {
      choices.emplace_back();
    } else if (is_capital(c)) {
      choices.back() += c;
    } else {
      return {};
    }
  }
  const bool whole = std::none_of(choices.begin(), choices.end(),
                                  [](const std::string& choice) { return choice.empty(); });
  return whole && choices.size() > 1 ? choices : std::vector<std::string>{};
}

struct NamedKind {
  std::string_view name;
  SlotKind kind;
  int maximum;
};

/// Nobody needs more than a day to find their way back.
constexpr int most_minutes = 24 * 60;

/// What a guide may call a slot's kind.
constexpr std::array<NamedKind, 6> kinds_by_guide = {{{"percent", SlotKind::percent, 100},
                                                      {"minutes", SlotKind::minutes, most_minutes},
                                                      {"duration", SlotKind::duration, 0},
                                                      {"date", SlotKind::timestamp, 0},
                                                      {"place", SlotKind::place, 0},
                                                      {"url", SlotKind::url, 0}}};

/// Slots that say by their name what they are.
constexpr std::array<NamedKind, 3> kinds_by_slot = {{{"FILE:LINE", SlotKind::place, 0},
                                                     {"URL", SlotKind::url, 0},
                                                     {"TIMESTAMP", SlotKind::timestamp, 0}}};

void set_kind(SlotRule& slot, std::span<const NamedKind> kinds, std::string_view name) {
  for (const NamedKind& known : kinds) {
    if (known.name != name) continue;
    slot.kind = known.kind;
    slot.maximum = known.maximum;
  }
}

void read_kind(SlotRule& slot, std::string_view after) {
  slot.choices = choices_of(slot.name);
  if (!slot.choices.empty()) {
    slot.kind = SlotKind::choice;
  } else if (after.starts_with('%')) {
    set_kind(slot, kinds_by_guide, "percent");
  } else if (after.starts_with('/') && after.size() > 1 && is_digit(after[1])) {
    slot.kind = SlotKind::score;
    const std::string_view digits = after.substr(1, after.find_first_not_of("0123456789", 1) - 1);
    slot.maximum = digits.size() < 7 ? std::stoi(std::string(digits)) : 0;
  } else {
    set_kind(slot, kinds_by_slot, slot.name);
    set_kind(slot, kinds_by_guide, slot.guide.kind);
  }
}

/// A slot's meaning comes from its section and label, since its name alone is not unique.
std::string slot_key(const Document& document, const Bracket& bracket, const SlotRule& slot) {
  const std::string_view own = bracket.field == nothing
                                   ? std::string_view(slot.stem)
                                   : document.slice(document.fields[bracket.field].label);
  const Section& section = document.sections[bracket.section];
  if (section.level < 2) return std::string(own);
  return fmt::format("{}/{}", document.slice(section.title), own);
}

SlotRule read_slot(const Document& document, const Bracket& bracket, const Guide& guide) {
  SlotRule slot;
  slot.name = document.name(bracket);
  const NumberedName numbered = split_number(slot.name);
  slot.stem = numbered.stem;
  slot.number = numbered.number;
  slot.key = slot_key(document, bracket, slot);
  if (bracket.field != nothing) {
    slot.label = title_key(document.slice(document.fields[bracket.field].label));
  }
  if (const auto entry = guide.slots.find(slot.key); entry != guide.slots.end()) {
    slot.guide = entry->second;
  }
  read_kind(slot, std::string_view(document.text->content()).substr(bracket.span.end));
  return slot;
}

SectionRule read_section(const Document& document, const Section& section, const Guide& guide) {
  SectionRule rule;
  rule.title = document.slice(section.title);
  rule.key = title_key(rule.title);
  rule.required = section.level >= 2;
  if (section.level == 1) {
    rule.guide = guide.title.guide;
  } else if (const auto entry = guide.sections.find(rule.title); entry != guide.sections.end()) {
    rule.guide = entry->second.guide;
  }
  return rule;
}

/// The family that the item at `index` belongs to: by the first slot in it, when that is numbered.
void add_to_family(Schema& schema, Index index) {
  const Item& item = schema.document.items[index];
  if (item.parent != nothing) return;
  const std::vector<Index> slots = schema.slots_in(item.span);
  if (slots.empty() || schema.slots[slots.front()].number == 0) return;
  const std::string& stem = schema.slots[slots.front()].stem;
  if (schema.families.empty() || schema.families.back().section != item.section ||
      schema.families.back().stem != stem) {
    schema.families.push_back({item.section, {}, stem});
  }
  schema.families.back().items.push_back(index);
}

void index_names(Schema& schema) {
  for (Index i = 0; i < schema.slots.size(); ++i) {
    schema.slots_by_name[family_name(schema.slots[i].name)].push_back(i);
  }
  const Document& document = schema.document;
  schema.slot_of_field.assign(document.fields.size(), nothing);
  for (Index i = document.brackets.size(); i-- > 0;) {
    if (document.brackets[i].field != nothing) schema.slot_of_field[document.brackets[i].field] = i;
  }
  for (Index i = 0; i < document.fields.size(); ++i) {
    schema.fields_by_label[title_key(document.slice(document.fields[i].label))].push_back(i);
    const Index slot = schema.slot_of_field[i];
    if (slot == nothing || schema.sections[document.fields[i].section].required) continue;
    for (const std::string& alias : schema.slots[slot].guide.aliases) {
      schema.fields_by_other_label.try_emplace(title_key(alias), i);
    }
  }
}

}  // namespace

std::vector<std::string_view> slot_kind_names() {
  std::vector<std::string_view> names;
  for (const NamedKind& kind : kinds_by_guide) names.push_back(kind.name);
  return names;
}

bool is_slot_kind(std::string_view name) {
  return std::ranges::find(kinds_by_guide, name, &NamedKind::name) != kinds_by_guide.end();
}

NumberedName split_number(std::string_view name) {
  const std::size_t end = name.find_last_not_of("0123456789");
  const bool numbered = end != name.npos && end > 0 && name[end] == '_' && end + 1 < name.size() &&
                        name.size() - end < 7;
  if (!numbered) return {name, 0};
  return {name.substr(0, end), std::stoi(std::string(name.substr(end + 1)))};
}

std::string family_name(std::string_view slot_name) {
  const auto [stem, number] = split_number(slot_name);
  return number == 0 ? std::string(stem) : fmt::format("{}_#", stem);
}

std::string_view Schema::title() const {
  return document.sections.size() > 1 ? document.slice(document.sections[1].title)
                                      : std::string_view();
}

const Family* Schema::family_of_section(Index section) const {
  const auto family = std::find_if(families.begin(), families.end(),
                                   [&](const Family& f) { return f.section == section; });
  return family == families.end() ? nullptr : &*family;
}

std::vector<Index> Schema::slots_in(Span span) const {
  const auto first = std::ranges::lower_bound(
      document.brackets, span.begin, {}, [](const Bracket& bracket) { return bracket.span.begin; });
  std::vector<Index> found;
  for (auto bracket = first; bracket != document.brackets.end(); ++bracket) {
    if (!span.contains(bracket->span)) break;
    found.push_back(static_cast<Index>(bracket - document.brackets.begin()));
  }
  return found;
}

Schema read_template(std::string name, std::string_view markdown, const Guide& guide,
                     std::optional<SectionNames> names) {
  Schema schema;
  schema.name = std::move(name);
  schema.document = parse(std::make_shared<const Text>(std::string(markdown)));
  for (const Section& section : schema.document.sections) {
    schema.sections.push_back(read_section(schema.document, section, guide));
  }
  for (const Bracket& bracket : schema.document.brackets) {
    schema.slots.push_back(read_slot(schema.document, bracket, guide));
  }
  for (Index i = 0; i < schema.document.items.size(); ++i) add_to_family(schema, i);
  schema.names = names ? std::move(*names) : collect_names(schema.sections, guide);
  index_names(schema);
  return schema;
}

}  // namespace handoff
