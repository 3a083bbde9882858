#include "server/schema/guide.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace handoff {
namespace {

using Json = nlohmann::json;

std::string text_at(const Json& object, const char* name) {
  const auto member = object.find(name);
  return member != object.end() && member->is_string() ? member->get<std::string>() : "";
}

constexpr std::array<std::string_view, 6> section_roles = {
    "", "completed", "in-progress", "next-tasks", "first-actions", "blockers"};
constexpr std::array<std::string_view, 6> slot_roles = {"",       "progress",   "next-step",
                                                        "health", "confidence", "reason"};

/// The enumerator whose name, by its number, is the text at "role"; the first for any other.
template <class Role, std::size_t count>
Role role_of(const Json& object, const std::array<std::string_view, count>& names) {
  const auto name = std::find(names.begin(), names.end(), text_at(object, "role"));
  return name == names.end() ? Role{} : static_cast<Role>(name - names.begin());
}

std::vector<std::string> texts(const Json& list) {
  std::vector<std::string> found;
  if (!list.is_array()) return found;
  for (const Json& entry : list) {
    if (entry.is_string()) found.push_back(entry.get<std::string>());
  }
  return found;
}

SectionGuide read_section(const Json& object) {
  SectionGuide section;
  section.what = text_at(object, "what");
  section.example = text_at(object, "example");
  const auto tier = object.find("tier");
  if (tier != object.end() && *tier == 1) section.tier = Tier::core;
  if (tier != object.end() && *tier == 3) section.tier = Tier::optional;
  section.role = role_of<SectionRole>(object, section_roles);
  const auto aliases = object.find("aliases");
  if (aliases != object.end()) section.aliases = texts(*aliases);
  return section;
}

SlotGuide read_slot(const Json& object) {
  SlotGuide slot;
  slot.what = text_at(object, "what");
  slot.want = text_at(object, "want");
  slot.example = text_at(object, "example");
  slot.git = text_at(object, "git");
  slot.kind = text_at(object, "kind");
  slot.role = role_of<SlotRole>(object, slot_roles);
  slot.decisive = text_at(object, "decisive");
  const auto synonyms = object.find("synonyms");
  if (synonyms != object.end() && synonyms->is_object()) {
    for (const auto& [choice, words] : synonyms->items()) slot.synonyms[choice] = texts(words);
  }
  return slot;
}

template <class Entry>
void read_entries(const Json& root, const char* name, Entry (*read)(const Json&),
                  std::map<std::string, Entry, std::less<>>& entries) {
  const auto member = root.find(name);
  if (member == root.end() || !member->is_object()) return;
  for (const auto& [key, value] : member->items()) {
    if (value.is_object()) entries.emplace(key, read(value));
  }
}

}  // namespace

Expected<Guide> read_guide(std::string_view json) {
  Json root;
  try {
    root = Json::parse(json);
  } catch (const Json::parse_error& error) {
    return failure(fmt::format("the guide is not JSON: {}", error.what()));
  }
  if (!root.is_object()) return failure("the guide is not a JSON object");
  Guide guide;
  if (const auto title = root.find("title"); title != root.end() && title->is_object()) {
    guide.title = read_section(*title);
  }
  read_entries(root, "sections", read_section, guide.sections);
  read_entries(root, "slots", read_slot, guide.slots);
  return guide;
}

}  // namespace handoff
