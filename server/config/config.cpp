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

constexpr std::array<ConfigMember, 2> members = {{{"$schema", "string"}, {"template", "string"}}};

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
    if (root.contains("template")) read_standard(root.at("template"));
    read_settings_in(root);
    std::ranges::stable_sort(config_.problems, {},
                             [](const Finding& finding) { return finding.span.begin; });
    return std::move(config_);
  }

 private:
  void read_standard(const Json& value) {
    if (!value.is_string())
      return complain({"template"}, "\"template\" must be a template's name.");
    auto name = value.get<std::string>();
    if (!is_template(name)) return complain_about_template({"template"}, name);
    config_.standard = std::move(name);
  }

  void read_settings_in(const nlohmann::json& root) {
    const ReadSettings read = read_settings(root);
    config_.settings = read.settings;
    for (const ReadSettings::Problem& problem : read.problems) {
      complain(problem.problem.path,
               fmt::format("\"{}\" {}.", problem.name, problem.problem.message));
    }
    for (const Path& path : read.unknown) {
      if (std::ranges::find(members, path.front(), &ConfigMember::name) != members.end()) continue;
      const std::string name = handoff::quoted(setting_name(path));
      complain(path, fmt::format("There is no setting {}.", name), At::name);
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
