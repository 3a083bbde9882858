// What a user sets in the section `handoff` of the editor's settings. A wrong value never stops the
// server: it is reported, and the default stands. docs/configuration.md lists the settings; a test
// compares it with the table.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/json.h"
#include "server/analysis/findings.h"

namespace handoff {

struct Settings {
  bool git_enabled = true;
  std::optional<std::chrono::milliseconds> publish_delay;  ///< where diagnostics are not pulled
  Severities severities;
  bool open_slot_lenses = false;
  bool wanted_hints = false;

  bool operator==(const Settings&) const = default;
};

struct Setting {
  std::string_view name;      ///< below the section, with dots: `git.enabled`
  std::string_view type;      ///< of JSON Schema
  std::string_view fallback;  ///< the default, as JSON
  /// Takes the value over, or returns what is wrong with it: "must be true or false".
  std::string (*read)(const lsp::json& value, Settings& settings);
};

std::span<const Setting> all_settings();

struct ReadSettings {
  Settings settings;
  std::vector<std::string> problems;  ///< sentences, each about one setting
};

/// `section` is the value of `handoff`, its settings nested or with dots in their names; null and
/// absent ones mean the default.
ReadSettings read_settings(const lsp::json& section);

}  // namespace handoff
