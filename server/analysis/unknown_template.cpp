#include "server/analysis/unknown_template.h"

#include <fmt/format.h>

#include <algorithm>

#include "server/analysis/checks.h"
#include "server/analysis/words.h"
#include "server/text/edit_distance.h"
#include "server/text/fold.h"

namespace handoff {
namespace {

constexpr std::size_t most_names = 5;
constexpr std::size_t longest_name = 100;  ///< of a longer one nobody can tell what is meant

std::string list(const std::vector<TemplateName>& templates) {
  std::string names;
  for (std::size_t i = 0; i < std::min(templates.size(), most_names); ++i) {
    names += fmt::format("{}{}", i == 0 ? "" : ", ", quoted(templates[i].name));
  }
  if (templates.size() <= most_names) return names;
  return fmt::format("{} and {} more", names, templates.size() - most_names);
}

}  // namespace

std::vector<TemplateName> templates_like(std::string_view written, const Library& library) {
  struct Candidate {
    std::size_t distance;
    std::string name;
  };
  const std::size_t limit = written.size() > longest_name ? 0 : 1 + written.size() / 4;
  const std::u32string wanted = letters_of(lower_case(written.substr(0, longest_name + 1)));
  std::vector<Candidate> candidates;
  for (const auto& schema : library.templates) {
    const std::u32string name = letters_of(lower_case(schema->name));
    candidates.push_back({edit_distance(wanted, name, limit), schema->name});
  }
  std::ranges::stable_sort(candidates, {}, &Candidate::distance);
  std::vector<TemplateName> names;
  for (Candidate& candidate : candidates) {
    names.push_back({std::move(candidate.name), candidate.distance <= limit});
  }
  return names;
}

std::vector<Finding> unknown_templates(const View& view) {
  if (!view.unknown_template) return {};
  const auto [span, in_front_matter] = *view.unknown_template;
  const std::string_view name = view.document.slice(span);
  const std::string what = name.empty() ? std::string("No template is named here")
                                        : fmt::format("There is no template {}", quoted(name));
  return {{.span = span,
           .severity = in_front_matter ? Severity::information : Severity::warning,
           .message = fmt::format("{}; those that there are: {}.", what,
                                  list(templates_like(name, *view.library))),
           .code = {}}};
}

}  // namespace handoff
