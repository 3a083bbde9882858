#include "server/config/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <optional>

namespace handoff {
namespace {

using nlohmann::json;

constexpr int longest_delay = 1000;
constexpr std::size_t most_files = 200;
constexpr std::size_t longest_glob = 500;

struct SeverityName {
  std::string_view name;
  std::optional<Severity> severity;
};
constexpr std::array<SeverityName, 5> severity_names = {{{"error", Severity::error},
                                                         {"warning", Severity::warning},
                                                         {"information", Severity::information},
                                                         {"hint", Severity::hint},
                                                         {"off", std::nullopt}}};

void add(SettingProblems& problems, std::string message, std::vector<std::string> path = {}) {
  problems.push_back({std::move(path), std::move(message)});
}

template <auto member>
void read_switch(const json& value, Settings& settings, SettingProblems& problems) {
  if (!value.is_boolean()) {
    return add(problems, fmt::format("must be true or false; it is {}", shown(value)));
  }
  settings.*member = value.get<bool>();
}

void read_delay(const json& value, Settings& settings, SettingProblems& problems) {
  const bool fits = value.is_number_integer() && value >= 0 && value <= longest_delay;
  if (!fits) {
    return add(problems, fmt::format("must be a whole number from 0 to {}; it is {}", longest_delay,
                                     shown(value)));
  }
  settings.publish_delay = std::chrono::milliseconds(value.get<int>());
}

/// The good entries count, whatever stands beside them.
void read_files(const json& value, Settings& settings, SettingProblems& problems) {
  if (!value.is_object() || value.size() > most_files) {
    return add(problems, fmt::format("must be an object of at most {} globs and templates' names; "
                                     "it is {}",
                                     most_files, shown(value)));
  }
  for (const auto& [glob, name] : value.items()) {
    if (glob.empty() || glob.size() > longest_glob) {
      add(problems, fmt::format("has a glob that is empty or longer than {} bytes", longest_glob),
          {glob});
    } else if (!name.is_string()) {
      add(problems,
          fmt::format("must give {} a template's name, or \"off\"; it is {}", shown(glob),
                      shown(name)),
          {glob});
    } else {
      settings.files.push_back({glob, name.get<std::string>()});
    }
  }
  std::ranges::stable_sort(settings.files, std::greater(),
                           [](const FileBinding& file) { return file.glob.size(); });
}

/// The good tags count, whatever stands beside them; without any the list is no better than none.
void read_languages(const json& value, Settings& settings, SettingProblems& problems) {
  if (!value.is_array() || value.size() > most_languages) {
    return add(problems, fmt::format("must be a list of at most {} language tags; it is {}",
                                     most_languages, shown(value)));
  }
  Languages languages;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const std::string tag = value[i].is_string() ? value[i].get<std::string>() : std::string();
    if (tag == any_language || is_language_tag(tag)) {
      languages.push_back(tag);
    } else {
      add(problems, fmt::format("has {}, which is no language tag", shown(value[i])),
          {std::to_string(i)});
    }
  }
  if (!languages.empty() || value.empty()) settings.languages = std::move(languages);
}

constexpr std::array<std::string_view, 3> tier_names = {"core", "useful", "optional"};

void read_tiers(const json& value, Settings& settings, SettingProblems& problems) {
  const auto found = std::ranges::find_if(tier_names, [&](auto name) { return value == name; });
  if (found == tier_names.end()) {
    return add(problems, fmt::format("must be core, useful or optional; it is {}", shown(value)));
  }
  settings.tiers = static_cast<Tier>(found - tier_names.begin() + 1);
}

const SeverityName* severity_named(const json& name) {
  const auto found = std::ranges::find_if(
      severity_names, [&](const SeverityName& entry) { return name == entry.name; });
  return found == severity_names.end() ? nullptr : &*found;
}

/// The good entries count, whatever stands beside them.
void read_severities(const json& value, Settings& settings, SettingProblems& problems) {
  if (!value.is_object()) {
    return add(problems,
               fmt::format("must be an object of codes and severities; it is {}", shown(value)));
  }
  for (const auto& [code, wanted] : value.items()) {
    const SeverityName* severity = severity_named(wanted);
    if (!is_code(code)) {
      add(problems, fmt::format("has no code {}", shown(code)), {code});
    } else if (severity == nullptr) {
      add(problems,
          fmt::format("must give \"{}\" error, warning, information, hint or off; it is {}", code,
                      shown(wanted)),
          {code});
    } else {
      settings.severities[code] = severity->severity;
    }
  }
}

constexpr std::array<std::string_view, 18> feature_names = {"diagnostic",
                                                            "completion",
                                                            "hover",
                                                            "codeAction",
                                                            "documentSymbol",
                                                            "foldingRange",
                                                            "selectionRange",
                                                            "documentHighlight",
                                                            "semanticTokens",
                                                            "documentLink",
                                                            "definition",
                                                            "references",
                                                            "documentFormatting",
                                                            "documentRangeFormatting",
                                                            "documentOnTypeFormatting",
                                                            "rename",
                                                            "workspaceSymbol",
                                                            "willRename"};

/// As with severities, the good entries count.
void read_features(const json& value, Settings& settings, SettingProblems& problems) {
  if (!value.is_object()) {
    return add(problems, fmt::format("must be an object of features; it is {}", shown(value)));
  }
  for (const auto& [name, wanted] : value.items()) {
    if (std::ranges::find(feature_names, name) == feature_names.end()) {
      add(problems, fmt::format("has no feature {}", shown(name)), {name});
    } else if (!wanted.is_boolean()) {
      add(problems, fmt::format("must give \"{}\" true or false; it is {}", name, shown(wanted)),
          {name});
    } else {
      settings.features[name] = wanted.get<bool>();
    }
  }
}

constexpr std::array<Setting, 10> settings_table = {{
    {"git.enabled", "boolean", "true", read_switch<&Settings::git_enabled>},
    {"files", "object", "{}", read_files},
    {"features", "object", "{}", read_features},
    {"languages", "array", "[\"*\"]", read_languages},
    {"diagnostics.severity", "object", "{}", read_severities},
    {"diagnostics.tiers", "string", "\"optional\"", read_tiers},
    {"diagnostics.delay", "integer", "50", read_delay},
    {"codeLens.openSlots", "boolean", "false", read_switch<&Settings::open_slot_lenses>},
    {"inlayHints.wanted", "boolean", "false", read_switch<&Settings::wanted_hints>},
    {"inlayHints.changes", "boolean", "false", read_switch<&Settings::change_hints>},
}};

struct Found {
  const json* value = nullptr;
  std::vector<std::string> path;
};

/// The value under a name with dots, or none.
Found value_of(const json& section, std::string_view name) {
  if (!section.is_object()) return {};
  if (const auto whole = section.find(name); whole != section.end()) {
    return {&*whole, {std::string(name)}};
  }
  const std::size_t dot = name.find('.');
  if (dot == name.npos) return {};
  const auto part = section.find(name.substr(0, dot));
  if (part == section.end()) return {};
  Found found = value_of(*part, name.substr(dot + 1));
  found.path.insert(found.path.begin(), std::string(name.substr(0, dot)));
  return found;
}

/// A setting of this name, or settings below it.
bool is_of_settings(std::string_view name) {
  return std::ranges::any_of(settings_table, [&](const Setting& setting) {
    return setting.name == name || setting.name.starts_with(fmt::format("{}.", name));
  });
}

bool is_setting(std::string_view name) {
  return std::ranges::find(settings_table, name, &Setting::name) != settings_table.end();
}

/// What of the section is no setting, neither nested nor with dots in its name.
void find_unknown(const json& section, ReadSettings& read) {
  for (const auto& [name, value] : section.items()) {
    if (!is_of_settings(name)) {
      read.unknown.push_back({name});
    } else if (is_setting(name) || value.is_null()) {
      continue;
    } else if (!value.is_object()) {
      read.problems.push_back(
          {name, {{name}, fmt::format("must be an object; it is {}", shown(value))}});
    } else {
      for (const auto& [part, unused] : value.items()) {
        std::vector<std::string> path{name, part};
        if (!is_of_settings(setting_name(path))) read.unknown.push_back(std::move(path));
      }
    }
  }
}

}  // namespace

std::string setting_name(std::span<const std::string> path) {
  return fmt::format("{}", fmt::join(path, "."));
}

bool Settings::has(std::string_view feature) const {
  const auto found = features.find(feature);
  return found == features.end() || found->second;
}

std::span<const Setting> all_settings() {
  return settings_table;
}

std::span<const std::string_view> all_features() {
  return feature_names;
}

Settings overlaid(Settings below, const Settings& above) {
  below.git_enabled = below.git_enabled && above.git_enabled;
  if (above.publish_delay) below.publish_delay = above.publish_delay;
  if (above.languages) below.languages = above.languages;
  if (above.tiers) below.tiers = above.tiers;
  if (above.open_slot_lenses) below.open_slot_lenses = above.open_slot_lenses;
  if (above.wanted_hints) below.wanted_hints = above.wanted_hints;
  if (above.change_hints) below.change_hints = above.change_hints;
  for (const auto& [code, severity] : above.severities) below.severities[code] = severity;
  for (const auto& [name, is_on] : above.features) below.features[name] = is_on;
  return below;
}

ReadSettings read_settings(const json& section) {
  ReadSettings result;
  if (!section.is_null() && !section.is_object()) {
    result.problems.push_back({"", {{}, "must be an object"}});
  }
  if (section.is_object()) find_unknown(section, result);
  for (const Setting& setting : settings_table) {
    const Found found = value_of(section, setting.name);
    if (found.value == nullptr || found.value->is_null()) continue;
    SettingProblems problems;
    setting.read(*found.value, result.settings, problems);
    for (SettingProblem& problem : problems) {
      problem.path.insert(problem.path.begin(), found.path.begin(), found.path.end());
      result.problems.push_back({std::string(setting.name), std::move(problem)});
    }
  }
  return result;
}

std::string shown(const json& value) {
  constexpr std::size_t longest = 60;
  const std::string text = value.dump(-1, ' ', true, json::error_handler_t::replace);
  return text.size() <= longest ? text : fmt::format("{}…", text.substr(0, longest));
}

std::string sentence(const ReadSettings::Problem& problem) {
  if (problem.name.empty()) {
    return fmt::format("The settings \"handoff\" {}.", problem.problem.message);
  }
  return fmt::format("The setting handoff.{} {}.", problem.name, problem.problem.message);
}

}  // namespace handoff
