#include "server/schema/guide.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace handoff {
namespace {

using Json = nlohmann::json;

std::string text_at(const Json& object, const char* name) {
  const auto member = object.find(name);
  return member != object.end() && member->is_string() ? member->get<std::string>() : "";
}

SectionGuide read_section(const Json& object) {
  SectionGuide section;
  section.what = text_at(object, "what");
  section.example = text_at(object, "example");
  const auto tier = object.find("tier");
  if (tier != object.end() && *tier == 1) section.tier = Tier::core;
  if (tier != object.end() && *tier == 3) section.tier = Tier::optional;
  const auto aliases = object.find("aliases");
  if (aliases != object.end() && aliases->is_array()) {
    for (const Json& alias : *aliases) {
      if (alias.is_string()) section.aliases.push_back(alias.get<std::string>());
    }
  }
  return section;
}

SlotGuide read_slot(const Json& object) {
  return {text_at(object, "what"), text_at(object, "want"), text_at(object, "example"),
          text_at(object, "git")};
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
