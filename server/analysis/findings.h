// What is to be said about a document, as data.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/workspace/view.h"

namespace handoff {

/// The numbers are LSP's DiagnosticSeverity.
enum class Severity { error = 1, warning = 2, information = 3, hint = 4 };

struct Finding {
  Span span;
  Severity severity = Severity::warning;
  std::string message;
  std::string_view code;   ///< kebab-case, stable; a heading of docs/diagnostics.md
  Tier tier = Tier::core;  ///< of the section that is missing

  bool operator==(const Finding&) const = default;
};

/// The date where the document is read. Without one no date is judged by it.
using Today = std::optional<std::chrono::sys_days>;

/// A check says one thing, under one code. It sees handoffs only, and leaves `code` to the table.
struct Check {
  std::string_view code;
  std::vector<Finding> (*run)(const View&, Today);
};

std::span<const Check> all_checks();

/// Of the finding that counts those left out when there are over a thousand.
inline constexpr std::string_view more_findings_code = "more-findings";

/// Of what is wrong in a template or its guide, and in `.handoff.json`.
inline constexpr std::string_view template_problem_code = "template-problem";
inline constexpr std::string_view configuration_problem_code = "configuration-problem";

/// One of a check, or of another finding; see docs/diagnostics.md.
bool is_code(std::string_view name);

/// By code: what is to be said otherwise than the checks say it; none for what is not to be said.
using Severities = std::map<std::string, std::optional<Severity>, std::less<>>;

/// All findings of a document, in its order, but for what its comments keep unsaid (suppression.h);
/// none for a document that is no handoff. Sections of a tier behind `last` may be missing.
std::vector<Finding> analyse(const View& view, Today today, const Severities& severities = {},
                             Tier last = Tier::optional);

/// Sets what `severities` say, and takes out what is not to be said.
void apply_severities(std::vector<Finding>& findings, const Severities& severities);

}  // namespace handoff
