// What a user sets in the section `handoff` of the editor's settings, and a project in its
// `.handoff.json`. A wrong value never stops anything: it is reported, and what would be without it
// stands. docs/configuration.md lists the settings; a test compares it with the table.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/analysis/findings.h"

namespace handoff {

/// What the documents follow whose path matches.
struct FileBinding {
  std::string glob;           ///< see glob.h
  std::string template_name;  ///< or `off`

  bool operator==(const FileBinding&) const = default;
};

struct Settings {
  bool git_enabled = true;
  std::optional<std::chrono::milliseconds> publish_delay = {};  ///< where findings are not pulled
  Severities severities = {};
  std::vector<FileBinding> files = {};  ///< the longest glob first
  std::optional<bool> open_slot_lenses = {};
  std::optional<bool> wanted_hints = {};
  std::optional<bool> change_hints = {};
  std::optional<Languages> languages = {};  ///< in which names of sections count
  std::optional<Tier> tiers = {};           ///< the last one of which missing sections are reported
  std::map<std::string, bool, std::less<>> features = {};  ///< by LSP's name; absent: on

  bool has(std::string_view feature) const;
  bool operator==(const Settings&) const = default;
};

/// `above` where it says something, else `below`. Git is asked only where both allow it. The files
/// are those of `below`: a project's are rules of its library.
Settings overlaid(Settings below, const Settings& above);

struct SettingProblem {
  std::vector<std::string> path;  ///< of the value below the section
  std::string message;            ///< without its subject: "must be true or false; it is 7"
};
using SettingProblems = std::vector<SettingProblem>;

struct Setting {
  std::string_view name;      ///< below the section, with dots: `git.enabled`
  std::string_view type;      ///< of JSON Schema
  std::string_view fallback;  ///< the default, as JSON
  /// Takes the value over, as far as it is good. The paths of problems begin below the value.
  void (*read)(const nlohmann::json& value, Settings& settings, SettingProblems& problems);
};

std::span<const Setting> all_settings();

/// What can be turned off, by the names of LSP's server capabilities without their "Provider".
std::span<const std::string_view> all_features();

struct ReadSettings {
  struct Problem {
    std::string name;  ///< of the setting, or of several; empty: the section as a whole
    SettingProblem problem;
  };
  Settings settings;
  std::vector<Problem> problems;
  std::vector<std::vector<std::string>> unknown;  ///< paths of members that are no setting
};

/// `section` is the value of `handoff`, its settings nested or with dots in their names; null and
/// absent ones mean the default.
ReadSettings read_settings(const nlohmann::json& section);

/// The name of a setting whose parts are a path: `git.enabled`.
std::string setting_name(std::span<const std::string> path);

/// A value that may be anything, on one line and short. Expects: nested no deeper than
/// deepest_json.
std::string shown(const nlohmann::json& value);

/// What an editor's user is told.
std::string sentence(const ReadSettings::Problem& problem);

}  // namespace handoff
