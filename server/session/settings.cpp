#include "server/session/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace handoff {
namespace {

using lsp::json;

constexpr int longest_delay = 1000;

struct SeverityName {
  std::string_view name;
  std::optional<Severity> severity;
};
constexpr std::array<SeverityName, 5> severity_names = {{{"error", Severity::error},
                                                         {"warning", Severity::warning},
                                                         {"information", Severity::information},
                                                         {"hint", Severity::hint},
                                                         {"off", std::nullopt}}};

template <bool Settings::*member>
std::string read_switch(const json& value, Settings& settings) {
  if (!value.is_boolean()) return "must be true or false";
  settings.*member = value.get<bool>();
  return {};
}

std::string read_delay(const json& value, Settings& settings) {
  const bool fits = value.is_number_integer() && value >= 0 && value <= longest_delay;
  if (!fits) return fmt::format("must be a whole number from 0 to {}", longest_delay);
  settings.publish_delay = std::chrono::milliseconds(value.get<int>());
  return {};
}

const SeverityName* severity_named(const json& name) {
  const auto found = std::ranges::find_if(
      severity_names, [&](const SeverityName& entry) { return name == entry.name; });
  return found == severity_names.end() ? nullptr : &*found;
}

bool is_code(std::string_view name) {
  return std::ranges::find(all_checks(), name, &Check::code) != all_checks().end();
}

/// The good entries count, whatever stands beside them.
std::string read_severities(const json& value, Settings& settings) {
  if (!value.is_object()) return "must be an object of codes and severities";
  std::string problem;
  for (const auto& [code, wanted] : value.items()) {
    const SeverityName* severity = severity_named(wanted);
    if (!is_code(code)) {
      problem = fmt::format("has no code \"{}\"", code);
    } else if (severity == nullptr) {
      problem = fmt::format("must give \"{}\" error, warning, information, hint or off", code);
    } else {
      settings.severities[code] = severity->severity;
    }
  }
  return problem;
}

constexpr std::array<Setting, 5> settings_table = {{
    {"git.enabled", "boolean", "true", read_switch<&Settings::git_enabled>},
    {"diagnostics.severity", "object", "{}", read_severities},
    {"diagnostics.delay", "integer", "50", read_delay},
    {"codeLens.openSlots", "boolean", "false", read_switch<&Settings::open_slot_lenses>},
    {"inlayHints.wanted", "boolean", "false", read_switch<&Settings::wanted_hints>},
}};

/// The value under a name with dots, or null.
const json& value_of(const json& section, std::string_view name) {
  static const json absent;
  if (!section.is_object()) return absent;
  if (const auto whole = section.find(name); whole != section.end()) return *whole;
  const std::size_t dot = name.find('.');
  if (dot == name.npos) return absent;
  const auto part = section.find(name.substr(0, dot));
  return part == section.end() ? absent : value_of(*part, name.substr(dot + 1));
}

/// Text from a client, which may be anything, on one line and short.
std::string shown(const json& value) {
  constexpr std::size_t longest = 60;
  const std::string text = value.dump(-1, ' ', true, json::error_handler_t::replace);
  return text.size() <= longest ? text : fmt::format("{}…", text.substr(0, longest));
}

}  // namespace

std::span<const Setting> all_settings() {
  return settings_table;
}

ReadSettings read_settings(const json& section) {
  ReadSettings result;
  if (!section.is_null() && !section.is_object()) {
    result.problems.push_back("The settings \"handoff\" must be an object.");
  }
  for (const Setting& setting : settings_table) {
    const json& value = value_of(section, setting.name);
    if (value.is_null()) continue;
    const std::string problem = setting.read(value, result.settings);
    if (problem.empty()) continue;
    result.problems.push_back(
        fmt::format("The setting handoff.{} {}; it is {}.", setting.name, problem, shown(value)));
  }
  return result;
}

}  // namespace handoff
