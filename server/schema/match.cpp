#include "server/schema/match.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "server/schema/title.h"

namespace handoff {
namespace {

constexpr Index title_rule = 1;

class Matcher {
 public:
  Matcher(const Schema& schema, const Document& document) : schema_(schema), document_(document) {
    result_.section_of_rule.assign(schema.sections.size(), nothing);
    result_.labelled.assign(schema.sections.size(), false);
    result_.rule_of_section.assign(document.sections.size(), nothing);
    result_.duplicate_of.assign(document.sections.size(), nothing);
    result_.slot_of_bracket.assign(document.brackets.size(), nothing);
    result_.slot_of_field.assign(document.fields.size(), nothing);
  }

  Conformance run() {
    pair(0, 0);
    match_title();
    for (Index i = 1; i < document_.sections.size(); ++i) {
      if (document_.sections[i].level > deepest_level) continue;
      sections_by_key_[title_key(document_.slice(document_.sections[i].title))].push_back(i);
    }
    for (Index rule = 0; rule < schema_.sections.size(); ++rule) {
      if (schema_.sections[rule].required) match_section(rule);
    }
    find_duplicates();
    for (Index i = 0; i < document_.fields.size(); ++i) match_field(i);
    judge_form();
    for (Index i = 0; i < document_.brackets.size(); ++i) match_bracket(i);
    judge_blank();
    return std::move(result_);
  }

 private:
  void pair(Index rule, Index section) {
    result_.section_of_rule[rule] = section;
    result_.rule_of_section[section] = rule;
  }

  /// The first heading of level 1 is the title, whatever it says.
  void match_title() {
    if (schema_.sections.size() <= title_rule || schema_.sections[title_rule].required) return;
    for (Index i = 1; i < document_.sections.size(); ++i) {
      if (document_.sections[i].level == 1) return pair(title_rule, i);
    }
  }

  void match_section(Index rule) {
    const SectionRule& wanted = schema_.sections[rule];
    Index best = nothing;
    std::tuple<int, int, int> best_score;
    const auto consider = [&](const std::string& key, int strength) {
      const auto found = sections_by_key_.find(key);
      if (found == sections_by_key_.end()) return;
      for (const Index candidate : found->second) {
        if (result_.rule_of_section[candidate] != nothing) continue;
        const std::tuple score{strength, in_parent(rule, candidate), same_level(rule, candidate)};
        if (best == nothing || score > best_score) {
          best = candidate;
          best_score = score;
        }
      }
    };
    consider(wanted.key, 2);
    for (const std::string& alias : wanted.aliases) consider(alias, 1);
    if (best == nothing) return;
    pair(rule, best);
    ++matched_;
    if (std::get<0>(best_score) == 2) ++verbatim_;
  }

  int in_parent(Index rule, Index section) const {
    const Index parent = result_.section_of_rule[schema_.document.sections[rule].parent];
    return parent != nothing && document_.within(section, parent);
  }

  int same_level(Index rule, Index section) const {
    return schema_.document.sections[rule].level == document_.sections[section].level;
  }

  void find_duplicates() {
    for (Index rule = 0; rule < schema_.sections.size(); ++rule) {
      const Index first = result_.section_of_rule[rule];
      if (first == nothing || !schema_.sections[rule].required) continue;
      const auto found = sections_by_key_.find(schema_.sections[rule].key);
      if (found == sections_by_key_.end()) continue;
      for (const Index other : found->second) {
        if (result_.rule_of_section[other] != nothing) continue;
        if (document_.sections[other].parent != document_.sections[first].parent) continue;
        result_.rule_of_section[other] = rule;
        result_.duplicate_of[other] = first;
      }
    }
  }

  /// A label is known in its section, and elsewhere only where the document lacks that section.
  void match_field(Index index) {
    const Field& field = document_.fields[index];
    const auto found = schema_.fields_by_label.find(title_key(document_.slice(field.label)));
    if (found == schema_.fields_by_label.end()) return;
    for (const Index wanted : found->second) {
      const Index rule = schema_.document.fields[wanted].section;
      const Index section = result_.section_of_rule[rule];
      const bool inside = result_.rule_of_section[field.section] == rule ||
                          (section != nothing && document_.within(field.section, section));
      const bool anywhere = section == nothing || !schema_.sections[rule].required;
      if (inside || (anywhere && result_.slot_of_field[index] == nothing)) {
        result_.slot_of_field[index] = schema_.slot_of_field[wanted];
      }
      if (inside) return;
    }
  }

  void judge_form() {
    const auto required = static_cast<std::size_t>(
        std::count_if(schema_.sections.begin(), schema_.sections.end(),
                      [](const SectionRule& rule) { return rule.required; }));
    if (2 * verbatim_ >= required) {
      result_.form = Form::templated;
      return;
    }
    find_labelled_sections();
    result_.form =
        matched_ < std::min<std::size_t>(3, (required + 1) / 2) ? Form::bare : Form::free;
  }

  /// In a document in words of its own, a bold label outside lists stands for a section as well,
  /// and a part for the whole.
  void find_labelled_sections() {
    std::unordered_set<std::string> labels;
    for (const Field& field : document_.fields) {
      if (field.item == nothing) labels.insert(title_key(document_.slice(field.label)));
    }
    for (Index rule = 0; rule < schema_.sections.size(); ++rule) {
      const SectionRule& wanted = schema_.sections[rule];
      if (!wanted.required || result_.section_of_rule[rule] != nothing) continue;
      const bool found = labels.contains(wanted.key) ||
                         std::any_of(wanted.aliases.begin(), wanted.aliases.end(),
                                     [&](const auto& alias) { return labels.contains(alias); });
      result_.labelled[rule] = found;
      if (found) ++matched_;
    }
    for (Index rule = schema_.sections.size(); rule-- > 0;) {
      const Index parent = schema_.document.sections[rule].parent;
      if (schema_.sections[rule].required && !result_.missing(rule) &&
          schema_.sections[parent].required && result_.missing(parent)) {
        result_.labelled[parent] = true;
      }
    }
  }

  void match_bracket(Index index) {
    const Bracket& bracket = document_.brackets[index];
    const std::string_view name = document_.name(bracket);
    const auto found = schema_.slots_by_name.find(family_name(name));
    if (found == schema_.slots_by_name.end()) return;
    const std::string label =
        bracket.field == nothing
            ? std::string()
            : title_key(document_.slice(document_.fields[bracket.field].label));
    int best_score = -1;
    for (const Index candidate : found->second) {
      const Bracket& origin = schema_.document.brackets[candidate];
      int score = schema_.slots[candidate].name == name ? 1 : 0;
      if (result_.rule_of_section[bracket.section] == origin.section) score += 4;
      const bool labelled = bracket.field != nothing && origin.field != nothing;
      if (labelled && label == schema_.slots[candidate].label) score += 2;
      if (score <= best_score) continue;
      best_score = score;
      result_.slot_of_bracket[index] = candidate;
    }
  }

  void judge_blank() {
    const auto open = static_cast<std::size_t>(
        std::count_if(result_.slot_of_bracket.begin(), result_.slot_of_bracket.end(),
                      [](Index slot) { return slot != nothing; }));
    const auto wanted = static_cast<std::size_t>(
        std::count_if(schema_.document.brackets.begin(), schema_.document.brackets.end(),
                      [&](const Bracket& slot) {
                        return !schema_.sections[slot.section].required ||
                               result_.section_of_rule[slot.section] != nothing;
                      }));
    result_.blank = open >= 3 && 10 * open > 6 * wanted;
  }

  const Schema& schema_;
  const Document& document_;
  Conformance result_;
  std::unordered_map<std::string, std::vector<Index>> sections_by_key_;
  std::size_t matched_ = 0;
  std::size_t verbatim_ = 0;
};

}  // namespace

Conformance match(const Schema& schema, const Document& document) {
  return Matcher(schema, document).run();
}

}  // namespace handoff
