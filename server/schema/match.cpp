#include "server/schema/match.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "server/schema/title.h"

namespace handoff {
namespace {

/// How a heading says a name, the better the more.
enum Strength { led_by_other_name, other_name, own_title };

struct Candidate {
  Index section = 0;
  Strength strength = other_name;
};

class Matcher {
 public:
  Matcher(const Schema& schema, const Document& document, const Languages& languages)
      : schema_(schema), document_(document), candidates_(schema.sections.size()) {
    result_.section_of_rule.assign(schema.sections.size(), nothing);
    result_.labelled.assign(schema.sections.size(), false);
    result_.rule_of_section.assign(document.sections.size(), nothing);
    result_.duplicate_of.assign(document.sections.size(), nothing);
    result_.slot_of_bracket.assign(document.brackets.size(), nothing);
    result_.slot_of_field.assign(document.fields.size(), nothing);
    for (const std::string& tag : schema.names.languages) {
      counts_.push_back(include(languages, tag));
    }
  }

  Conformance run() {
    pair(0, 0);
    match_title();
    for (Index i = 1; i < document_.sections.size(); ++i) {
      if (document_.sections[i].level <= deepest_level) find_candidates(i);
    }
    for (Index rule = 0; rule < schema_.sections.size(); ++rule) match_section(rule);
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

  /// Calls `use` with each rule that has the name, and with whether that is its title.
  template <class Use>
  bool for_rules_named(std::string_view title, Use use) const {
    bool any = false;
    for (const Index index : schema_.names.with_key(title_key(title))) {
      const SectionName& name = schema_.names.all[index];
      if (name.language != nothing && !counts_[name.language]) continue;
      if (!schema_.sections[name.rule].required) continue;
      use(name.rule, name.verbatim);
      any = true;
    }
    return any;
  }

  /// The first heading of level 1 is the title, whatever it says; but where there are more of them
  /// it may be a section.
  void match_title() {
    if (schema_.sections.size() <= title_rule || schema_.sections[title_rule].required) return;
    const auto is_first_level = [](const Section& section) { return section.level == 1; };
    const auto& sections = document_.sections;
    const auto first = std::find_if(sections.begin(), sections.end(), is_first_level);
    if (first == sections.end()) return;
    const bool only = std::none_of(first + 1, sections.end(), is_first_level);
    const bool names_section =
        !only && for_rules_named(document_.slice(first->title), [](Index, bool) {});
    if (!names_section) pair(title_rule, static_cast<Index>(first - sections.begin()));
  }

  void find_candidates(Index section) {
    if (result_.rule_of_section[section] != nothing) return;
    const std::string_view title = document_.slice(document_.sections[section].title);
    const bool named = for_rules_named(title, [&](Index rule, bool verbatim) {
      candidates_[rule].push_back({section, verbatim ? own_title : other_name});
    });
    const std::string_view lead = split_title(title).lead;
    if (named || lead.size() == title.size()) return;
    for_rules_named(lead, [&](Index rule, bool) {
      candidates_[rule].push_back({section, led_by_other_name});
    });
  }

  /// The first of the best ones.
  void match_section(Index rule) {
    const Candidate* best = nullptr;
    std::tuple<Strength, int, int> best_score;
    for (const Candidate& candidate : candidates_[rule]) {
      if (result_.rule_of_section[candidate.section] != nothing) continue;
      const std::tuple score{candidate.strength, in_parent(rule, candidate.section),
                             same_level(rule, candidate.section)};
      if (best != nullptr && score <= best_score) continue;
      best = &candidate;
      best_score = score;
    }
    if (best == nullptr) return;
    pair(rule, best->section);
    ++matched_;
    if (best->strength == own_title) ++verbatim_;
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
      if (first == nothing) continue;
      for (const Candidate& other : candidates_[rule]) {
        if (other.strength != own_title || result_.rule_of_section[other.section] != nothing) {
          continue;
        }
        if (document_.sections[other.section].parent != document_.sections[first].parent) continue;
        result_.rule_of_section[other.section] = rule;
        result_.duplicate_of[other.section] = first;
      }
    }
  }

  /// A label is known in its section, and elsewhere only where the document lacks that section; in
  /// a table only below the title then.
  void match_field(Index index) {
    const Field& field = document_.fields[index];
    const std::string label = title_key(document_.slice(field.label));
    const auto found = schema_.fields_by_label.find(label);
    if (found == schema_.fields_by_label.end()) return match_other_label(index, label);
    for (const Index wanted : found->second) {
      const Index rule = schema_.document.fields[wanted].section;
      const Index section = result_.section_of_rule[rule];
      const bool inside = result_.rule_of_section[field.section] == rule ||
                          (section != nothing && document_.within(field.section, section));
      const bool may_be = field.row == nothing || document_.sections[field.section].level <= 1;
      const bool anywhere = may_be && (section == nothing || !schema_.sections[rule].required);
      if (inside || (anywhere && result_.slot_of_field[index] == nothing)) {
        result_.slot_of_field[index] = schema_.slot_of_field[wanted];
      }
      if (inside) return;
    }
  }

  /// Below the title or the last rule; elsewhere "Date" may be that of anything.
  void match_other_label(Index index, const std::string& label) {
    const Index section = document_.fields[index].section;
    const auto found = schema_.fields_by_other_label.find(label);
    if (found == schema_.fields_by_other_label.end() || document_.sections[section].level > 1)
      return;
    result_.slot_of_field[index] = schema_.slot_of_field[found->second];
  }

  void judge_form() {
    const auto required = static_cast<std::size_t>(
        std::count_if(schema_.sections.begin(), schema_.sections.end(),
                      [](const SectionRule& rule) { return rule.required; }));
    if (2 * verbatim_ >= required) {
      result_.form = Form::templated;
      find_labels_within_sections();
      return;
    }
    find_labelled_sections();
    result_.form =
        matched_ < std::min<std::size_t>(3, (required + 1) / 2) ? Form::bare : Form::free;
  }

  void take_label(Span label) {
    for_rules_named(document_.slice(label), [&](Index rule, bool) {
      if (!result_.missing(rule)) return;
      result_.labelled[rule] = true;
      ++matched_;
    });
  }

  /// What is bold at the beginning of a line outside lists stands for a section as well: in the
  /// template's own form not in its header and footer, whose labels are others.
  void find_labels_within_sections() {
    const auto is_within = [&](Span label) {
      return document_.sections[document_.section_at(label.begin)].level > 1;
    };
    for (const Field& field : document_.fields) {
      const bool may_be = field.item == nothing && field.row == nothing && is_within(field.label);
      if (may_be) take_label(field.label);
    }
    for (const Span lead : document_.bold_leads) {
      if (is_within(lead)) take_label(lead);
    }
  }

  /// In a document in words of its own they stand for one anywhere, and a part for the whole.
  void find_labelled_sections() {
    for (const Field& field : document_.fields) {
      if (field.item == nothing && field.row == nothing) take_label(field.label);
    }
    for (const Span lead : document_.bold_leads) take_label(lead);
    find_parts_in_lists();
    for (Index rule = schema_.sections.size(); rule-- > 0;) {
      const Index parent = schema_.document.sections[rule].parent;
      if (schema_.sections[rule].required && !result_.missing(rule) &&
          schema_.sections[parent].required && result_.missing(parent)) {
        result_.labelled[parent] = true;
      }
    }
  }

  /// In the section that would hold it, `- Tests: green` stands for a part as well.
  void find_parts_in_lists() {
    constexpr std::size_t longest_label = 60;
    for (const Item& item : document_.items) {
      std::string_view text = document_.slice(item.text).substr(0, longest_label);
      text = text.substr(0, text.find_first_of("\r\n"));
      const std::size_t colon = std::min(text.find(':'), text.find("："));
      if (colon == text.npos) continue;
      for_rules_named(text.substr(0, colon), [&](Index rule, bool) {
        const Index whole = schema_.document.sections[rule].parent;
        const Index section = result_.section_of_rule[whole];
        if (!schema_.sections[whole].required || section == nothing) return;
        if (!result_.missing(rule) || !document_.within(item.section, section)) return;
        result_.labelled[rule] = true;
        ++matched_;
      });
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
  std::vector<bool> counts_;                        ///< by SectionNames::languages
  std::vector<std::vector<Candidate>> candidates_;  ///< by rule
  std::size_t matched_ = 0;
  std::size_t verbatim_ = 0;
};

}  // namespace

Conformance match(const Schema& schema, const Document& document, const Languages& languages) {
  return Matcher(schema, document, languages).run();
}

}  // namespace handoff
