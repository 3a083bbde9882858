#include "server/schema/guide.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "server/schema/languages.h"
#include "server/text/utf8.h"

namespace handoff {
namespace {

using Json = nlohmann::json;

/// Where a member is: spelt out only for a mistake, since most have none.
struct Place {
  const Place* above = nullptr;
  std::string_view name = {};
};

std::vector<std::string> path_of(const Place& place) {
  if (place.above == nullptr) return {};
  std::vector<std::string> path = path_of(*place.above);
  path.emplace_back(place.name);
  return path;
}

constexpr std::array<std::string_view, 6> section_roles = {
    "", "completed", "in-progress", "next-tasks", "first-actions", "blockers"};
constexpr std::array<std::string_view, 6> slot_roles = {"",       "progress",   "next-step",
                                                        "health", "confidence", "reason"};
constexpr std::size_t most_choices = 20;

/// Takes members over, and notes those that are not as they should be.
class Reader {
 public:
  Guide read(const Json& root) {
    const Place top;
    for (const auto& [name, value] : root.items()) {
      const Place place{&top, name};
      if (name == "title") {
        if (is_object(place, value)) guide_.title = read_section(place, value);
      } else if (name == "sections") {
        read_entries(place, value, &Reader::read_section, guide_.sections);
      } else if (name == "slots") {
        read_entries(place, value, &Reader::read_slot, guide_.slots);
      } else if (name != "$schema") {
        complain(place, "A guide has no such member: it has title, sections and slots.");
      }
    }
    return std::move(guide_);
  }

 private:
  void complain(const Place& place, std::string message) {
    constexpr std::size_t most_mistakes = 100;
    if (guide_.mistakes.size() < most_mistakes) {
      guide_.mistakes.push_back({path_of(place), std::move(message)});
    }
  }

  std::string text(const Place& place, const Json& value) {
    if (!value.is_string()) {
      complain(place, "This must be a text.");
      return {};
    }
    std::string text(truncate_utf8(value.get_ref<const std::string&>(), longest_guidance));
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return text;
  }

  bool is_object(const Place& place, const Json& value) {
    if (!value.is_object()) complain(place, "This must be an object.");
    return value.is_object();
  }

  Tier tier(const Place& place, const Json& value) {
    for (const Tier tier : {Tier::core, Tier::useful, Tier::optional}) {
      if (value == static_cast<int>(tier)) return tier;
    }
    complain(place, "A tier is 1 (core), 2 (useful) or 3 (optional).");
    return Tier::useful;
  }

  /// The enumerator whose name, by its number, is the text.
  template <class Role, std::size_t count>
  Role role(const Place& place, const Json& value,
            const std::array<std::string_view, count>& names) {
    const auto name =
        std::ranges::find_if(names, [&](std::string_view name) { return value == name; });
    if (name != names.end()) return static_cast<Role>(name - names.begin());
    complain(place, "There is no such role.");
    return Role{};
  }

  std::map<std::string, std::vector<std::string>, std::less<>> synonyms(const Place& place,
                                                                        const Json& value) {
    std::map<std::string, std::vector<std::string>, std::less<>> found;
    if (!is_object(place, value)) return found;
    for (const auto& [choice, words] : value.items()) {
      if (found.size() == most_choices) {
        complain(place, fmt::format("At most {} words of a choice have synonyms.", most_choices));
        break;
      }
      found[choice] = texts({&place, choice}, words);
    }
    return found;
  }

  std::vector<std::string> texts(const Place& place, const Json& value) {
    std::vector<std::string> list;
    if (!value.is_array() || value.size() > most_aliases) {
      complain(place, fmt::format("This must be a list of at most {} texts.", most_aliases));
      return list;
    }
    for (std::size_t i = 0; i < value.size(); ++i) {
      const std::string number = std::to_string(i);
      list.push_back(text({&place, number}, value[i]));
    }
    std::erase(list, "");
    return list;
  }

  std::map<std::string, std::vector<std::string>> translations(const Place& place,
                                                               const Json& value) {
    std::map<std::string, std::vector<std::string>> found;
    if (!is_object(place, value)) return found;
    if (value.size() > most_languages) {
      complain(place, fmt::format("At most {} languages count.", most_languages));
      return found;
    }
    for (const auto& [language, names] : value.items()) {
      const Place member{&place, language};
      if (is_language_tag(language)) {
        found[language] = texts(member, names);
      } else {
        complain(member, "This is no language tag, such as \"de\" or \"pt-BR\".");
      }
    }
    return found;
  }

  GuidedSection read_section(const Place& whole, const Json& value) {
    GuidedSection section;
    for (const auto& [name, member] : value.items()) {
      const Place place{&whole, name};
      if (name == "tier") {
        section.guide.tier = tier(place, member);
      } else if (name == "aliases") {
        section.aliases = texts(place, member);
      } else if (name == "translations") {
        section.translations = translations(place, member);
      } else if (name == "role") {
        section.guide.role = role<SectionRole>(place, member, section_roles);
      } else if (name == "what") {
        section.guide.what = text(place, member);
      } else if (name == "example") {
        section.guide.example = text(place, member);
      } else {
        complain(place,
                 "A section has no such member: it has tier, role, what, example, aliases and "
                 "translations.");
      }
    }
    return section;
  }

  SlotGuide read_slot(const Place& whole, const Json& value) {
    SlotGuide slot;
    for (const auto& [name, member] : value.items()) {
      const auto known = std::ranges::find(slot_members, name, &SlotMember::name);
      const Place place{&whole, name};
      if (known != std::end(slot_members)) {
        slot.*known->member = text(place, member);
      } else if (name == "role") {
        slot.role = role<SlotRole>(place, member, slot_roles);
      } else if (name == "aliases") {
        slot.aliases = texts(place, member);
      } else if (name == "synonyms") {
        slot.synonyms = synonyms(place, member);
      } else {
        complain(place,
                 "A slot has no such member: it has what, want, example, aliases, git, kind, role, "
                 "decisive and synonyms.");
      }
    }
    return slot;
  }

  template <class Entry>
  void read_entries(const Place& place, const Json& value,
                    Entry (Reader::*read)(const Place&, const Json&),
                    std::map<std::string, Entry, std::less<>>& entries) {
    if (!is_object(place, value)) return;
    for (const auto& [key, entry] : value.items()) {
      const Place member{&place, key};
      if (is_object(member, entry)) entries.emplace(key, (this->*read)(member, entry));
    }
  }

  struct SlotMember {
    std::string_view name;
    std::string SlotGuide::*member;
  };
  static constexpr SlotMember slot_members[] = {
      {"what", &SlotGuide::what}, {"want", &SlotGuide::want}, {"example", &SlotGuide::example},
      {"git", &SlotGuide::git},   {"kind", &SlotGuide::kind}, {"decisive", &SlotGuide::decisive}};

  Guide guide_;
};

}  // namespace

Expected<Guide> read_guide(std::string_view json) {
  Json root;
  try {
    root = Json::parse(json);
  } catch (const Json::parse_error& error) {
    return failure(fmt::format("the guide is not JSON: {}", error.what()));
  }
  if (!root.is_object()) return failure("the guide is not a JSON object");
  return Reader().read(root);
}

}  // namespace handoff
