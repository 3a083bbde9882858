#include "server/config/config.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "server/analysis/words.h"
#include "server/text/json_places.h"
#include "server/text/utf8.h"

namespace handoff {
namespace {

using Json = nlohmann::json;
using Path = std::vector<std::string>;

constexpr std::size_t most_problems = 50;

class ConfigReader {
 public:
  ConfigReader(std::string_view text, std::span<const std::string> templates)
      : text_(text), templates_(templates) {}

  Config read() {
    const Json root = Json::parse(text_, nullptr, false);
    if (!root.is_object()) {
      complain({}, "The configuration must be an object.");
      return std::move(config_);
    }
    for (const auto& [name, value] : root.items()) read_member(name, value);
    read_settings_in(root);
    std::ranges::stable_sort(config_.problems, {},
                             [](const Finding& finding) { return finding.span.begin; });
    return std::move(config_);
  }

  void read_schema(const Json&) {}

  void read_standard(const Json& value) {
    if (!value.is_string())
      return complain({"template"}, "\"template\" must be a template's name.");
    auto name = value.get<std::string>();
    if (!is_template(name)) return complain_about_template({"template"}, name);
    config_.standard = std::move(name);
  }

 private:
  void read_member(const std::string& name, const Json& value);

  void read_settings_in(const nlohmann::json& root) {
    const ReadSettings read = read_settings(root);
    config_.settings = read.settings;
    for (const ReadSettings::Problem& problem : read.problems) {
      const std::string_view name = problem.setting->name;
      complain(problem.problem.path, fmt::format("\"{}\" {}.", name, problem.problem.message));
    }
    take_files(std::exchange(config_.settings.files, {}));
  }

  /// Here the first one that matches counts.
  void take_files(std::vector<FileBinding> files) {
    std::map<std::size_t, FileBinding> in_order;
    for (FileBinding& file : files) {
      const std::size_t place = json_place(text_, Path{"files", file.glob})->name.begin;
      in_order.emplace(place, std::move(file));
    }
    for (auto& [place, file] : in_order) {
      if (file.template_name != no_template && !is_template(file.template_name)) {
        complain_about_template({"files", file.glob}, file.template_name);
      } else {
        config_.files.push_back({Glob(file.glob), std::move(file.template_name)});
      }
    }
  }

  bool is_template(std::string_view name) const {
    return std::ranges::find(templates_, name) != templates_.end();
  }

  void complain_about_template(const Path& path, std::string_view name) {
    complain(path, fmt::format("There is no template {}: it would be .handoff/templates/NAME.md.",
                               handoff::quoted(name)));
  }

  enum class At { value, name };

  void complain(const Path& path, std::string message, At at = At::value) {
    if (config_.problems.size() == most_problems) return;
    const auto place = json_place(text_, path);
    Span span = character_at(text_, 0);
    if (place && !path.empty()) span = at == At::name ? place->name : place->value;
    config_.problems.push_back({.span = span,
                                .severity = Severity::warning,
                                .message = std::move(message),
                                .code = configuration_problem_code});
  }

  std::string_view text_;
  std::span<const std::string> templates_;
  Config config_;
};

constexpr std::array<ConfigMember, 2> members = {{{"$schema", "string"}, {"template", "string"}}};

constexpr std::array<void (ConfigReader::*)(const Json&), members.size()> readers = {
    &ConfigReader::read_schema, &ConfigReader::read_standard};

/// A setting of this name, or settings below it.
bool is_of_settings(std::string_view name) {
  return std::ranges::any_of(all_settings(), [&](const Setting& setting) {
    return setting.name == name || setting.name.starts_with(fmt::format("{}.", name));
  });
}

void ConfigReader::read_member(const std::string& name, const Json& value) {
  const auto member = std::ranges::find(members, name, &ConfigMember::name);
  if (member != members.end()) {
    return (this->*readers[static_cast<std::size_t>(member - members.begin())])(value);
  }
  if (!is_of_settings(name)) {
    return complain({name}, fmt::format("There is no setting {}.", handoff::quoted(name)),
                    At::name);
  }
  const bool is_setting =
      std::ranges::find(all_settings(), name, &Setting::name) != std::ranges::end(all_settings());
  if (is_setting || name.find('.') != name.npos) return;
  if (!value.is_object()) return complain({name}, fmt::format("\"{}\" must be an object.", name));
  for (const auto& [part, unused] : value.items()) {
    const std::string full = fmt::format("{}.{}", name, part);
    if (!is_of_settings(full)) {
      complain({name, part}, fmt::format("There is no setting {}.", handoff::quoted(full)),
               At::name);
    }
  }
}

Config not_json(std::string_view text, const JsonMistake& mistake) {
  Config config;
  config.problems.push_back({.span = character_at(text, mistake.offset),
                             .severity = Severity::error,
                             .message = fmt::format("This is no JSON: {}.", mistake.message),
                             .code = configuration_problem_code});
  return config;
}

}  // namespace

std::span<const ConfigMember> config_members() {
  return members;
}

Config read_config(std::string_view json, std::span<const std::string> templates) {
  if (const auto mistake = json_mistake(json)) return not_json(json, *mistake);
  return ConfigReader(json, templates).read();
}

}  // namespace handoff
