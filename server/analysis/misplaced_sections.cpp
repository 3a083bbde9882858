#include <fmt/format.h>

#include <algorithm>

#include "server/analysis/checks.h"
#include "server/analysis/layout.h"
#include "server/analysis/words.h"

namespace handoff {
namespace {

/// The rules among `rules` (in the document's order) that stand out of the template's order: all
/// but a longest ascending sequence.
std::vector<Index> out_of_order(const std::vector<Index>& rules) {
  std::vector<std::size_t> length(rules.size(), 1);
  std::vector<std::size_t> before(rules.size(), nothing);
  std::size_t last = nothing;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (rules[j] < rules[i] && length[j] + 1 > length[i]) {
        length[i] = length[j] + 1;
        before[i] = j;
      }
    }
    if (last == nothing || length[i] > length[last]) last = i;
  }
  std::vector<bool> kept(rules.size(), false);
  for (std::size_t i = last; i != nothing; i = before[i]) kept[i] = true;
  std::vector<Index> moved;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (!kept[i]) moved.push_back(rules[i]);
  }
  return moved;
}

class Placement {
 public:
  explicit Placement(const View& view)
      : view_(view),
        rules_(view.schema->document.sections),
        sections_(view.conformance.section_of_rule),
        levels_(meant_levels(view)) {}

  std::vector<Finding> find() {
    for (Index rule = 0; rule < rules_.size(); ++rule) {
      if (sections_[rule] != nothing) check_children(rule);
    }
    // Children of a missing section are still in an order of their own.
    for (Index rule = 0; rule < rules_.size(); ++rule) {
      if (sections_[rule] == nothing) check_order(rule);
    }
    return std::move(findings_);
  }

 private:
  void check_children(Index parent) {
    const bool is_section = view_.schema->sections[parent].required;
    for (Index rule = parent + 1; rule < rules_.size(); ++rule) {
      if (rules_[rule].parent != parent || sections_[rule] == nothing) continue;
      if (!is_section || levels_.within(sections_[rule], sections_[parent])) continue;
      report(rule, fmt::format("belongs in \"{}\"", view_.schema->sections[parent].title));
    }
    check_order(parent);
  }

  void check_order(Index parent) {
    std::vector<Index> children;
    for (Index section = 1; section < view_.document.sections.size(); ++section) {
      const Index rule = view_.conformance.rule_of_section[section];
      if (rule == nothing || !view_.schema->sections[rule].required) continue;
      if (rules_[rule].parent != parent || sections_[rule] != section) continue;
      const bool elsewhere = sections_[parent] != nothing &&
                             view_.schema->sections[parent].required &&
                             !levels_.within(section, sections_[parent]);
      if (!elsewhere) children.push_back(rule);
    }
    for (const Index rule : out_of_order(children)) report(rule, order_of(rule, children));
  }

  /// The nearest sibling that the document has, as the template orders them.
  std::string order_of(Index rule, const std::vector<Index>& siblings) const {
    Index before = nothing, after = nothing;
    for (const Index other : siblings) {
      if (other < rule && (before == nothing || other > before)) before = other;
      if (other > rule && (after == nothing || other < after)) after = other;
    }
    return before != nothing
               ? fmt::format("belongs after \"{}\"", view_.schema->sections[before].title)
               : fmt::format("belongs before \"{}\"", view_.schema->sections[after].title);
  }

  void report(Index rule, const std::string& where) {
    findings_.push_back(
        {.span = view_.document.sections[sections_[rule]].heading,
         .severity = Severity::information,
         .message = fmt::format("Section \"{}\" {}.", view_.schema->sections[rule].title, where),
         .code = {}});
  }

  const View& view_;
  const std::vector<Section>& rules_;
  const std::vector<Index>& sections_;
  const Levels levels_;  ///< a heading on a wrong level is told of as such
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> misplaced_sections(const View& view) {
  if (view.conformance.form != Form::templated) return {};
  return Placement(view).find();
}

}  // namespace handoff
