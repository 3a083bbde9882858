#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "server/command/commands.h"
#include "server/command/terminal.h"
#include "server/files/files.h"
#include "server/files/find.h"
#include "server/files/projects.h"
#include "server/workspace/binding.h"
#include "server/workspace/paths.h"
#include "server/workspace/view.h"

namespace handoff {
namespace {

constexpr std::string_view severity_names[] = {"error", "warning", "information", "hint"};

std::string_view name_of(Severity severity) {
  return severity_names[static_cast<std::size_t>(severity) - 1];
}

/// For people: lines and columns from 1, columns in characters.
Position place(const Text& text, std::size_t offset) {
  const Position position = text.position_at(offset, PositionEncoding::utf32);
  return {position.line + 1, position.column + 1};
}

class Report {
 public:
  Report(const CheckOptions& options, std::ostream& out) : options_(options), out_(out) {}

  void add(const std::string& file, const Text& text, const Finding& finding) {
    fails_ = fails_ || finding.severity <= options_.fail_on;
    const Position begin = place(text, finding.span.begin);
    const Position end = place(text, finding.span.end);
    if (!options_.json) {
      out_ << fmt::format("{}:{}:{}: {}: {} [{}]\n", printable(file), begin.line, begin.column,
                          name_of(finding.severity), printable(finding.message), finding.code);
      return;
    }
    list_.push_back({{"file", file},
                     {"line", begin.line},
                     {"column", begin.column},
                     {"endLine", end.line},
                     {"endColumn", end.column},
                     {"severity", name_of(finding.severity)},
                     {"code", finding.code},
                     {"message", finding.message}});
  }

  bool finish() {
    if (options_.json) {
      out_ << list_.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
    }
    return fails_;
  }

 private:
  const CheckOptions& options_;
  std::ostream& out_;
  nlohmann::ordered_json list_ = nlohmann::ordered_json::array();
  bool fails_ = false;
};

/// A file that was named is a handoff, unless it is one of its project's own.
std::vector<Finding> findings_in(const std::shared_ptr<const Text>& text, const FoundFile& file,
                                 const Project& project, const std::string& path, Today today) {
  const std::string name = file.name.value_or(file.path);
  const std::shared_ptr<const Library>& library = project.library;
  const std::string_view in_project = name_in_project(path, *library, name);
  const auto own = project.findings.find(in_project);
  if (own != project.findings.end()) {
    std::vector<Finding> findings = own->second;
    apply_severities(findings, project.settings.severities);
    return findings;
  }
  const View view = file.name ? make_view(text, {name, in_project}, library)
                              : view_of_handoff(text, {name, path}, library);
  return analyse(view, today, project.settings.severities,
                 project.settings.tiers.value_or(Tier::optional));
}

Expected<void> check_file(const FoundFile& file, Projects& projects, Today today, Report& report) {
  Expected<std::string> bytes = read_bytes(file.path);
  if (!bytes) return tl::make_unexpected(bytes.error());
  Expected<std::string> content = as_text(std::move(*bytes), file.path);
  if (!content) {
    const bool is_ordinary = file.name && !is_handoff_path(*file.name);
    return is_ordinary ? Expected<void>() : tl::make_unexpected(content.error());
  }
  const auto text = std::make_shared<const Text>(std::move(*content));
  const std::string path = absolute_path(file.path == "-" ? "./" : file.path);
  for (const Finding& finding : findings_in(text, file, *projects.of(path), path, today)) {
    report.add(file.path, *text, finding);
  }
  return {};
}

}  // namespace

int check(const CheckOptions& options, std::ostream& out, std::ostream& err) {
  Report report(options, out);
  Projects projects;
  bool failed = false;
  const auto complain = [&](const Failure& problem) {
    fail(err, problem.message);
    failed = true;
  };
  for (const std::string& argument : options.files) {
    const Found found = find_files(argument);
    for (const Failure& problem : found.failures) complain(problem);
    for (const FoundFile& file : found.files) {
      const Expected<void> checked = check_file(file, projects, options.today, report);
      if (!checked) complain(checked.error());
    }
  }
  const bool fails = report.finish();
  return failed ? exit_failure : fails ? exit_findings : exit_clean;
}

}  // namespace handoff
