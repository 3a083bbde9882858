#include "server/analysis/template_problems.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "server/analysis/words.h"
#include "server/text/ascii.h"
#include "server/text/json_places.h"
#include "server/text/utf8.h"

namespace handoff {
namespace {

constexpr std::size_t most_problems = 100;

class Problems {
 public:
  bool are_enough() const { return found_.size() == most_problems; }

  void add(Span span, std::string message, Severity severity = Severity::warning) {
    if (are_enough()) return;
    found_.push_back({.span = span,
                      .severity = severity,
                      .message = std::move(message),
                      .code = template_problem_code});
  }

  std::vector<Finding> in_order() && {
    std::ranges::stable_sort(found_, {}, [](const Finding& finding) { return finding.span.begin; });
    return std::move(found_);
  }

 private:
  std::vector<Finding> found_;
};

void find_same_titles(const Schema& schema, Problems& problems) {
  std::set<std::pair<Index, std::string_view>> seen;
  for (Index i = 1; i < schema.sections.size(); ++i) {
    const Section& section = schema.document.sections[i];
    if (!schema.sections[i].required ||
        seen.insert({section.parent, schema.sections[i].key}).second)
      continue;
    problems.add(section.heading,
                 fmt::format("Section {} is here already: a document could never have both.",
                             quoted(schema.sections[i].title)));
  }
}

void find_lack_of_sections(const Schema& schema, Problems& problems) {
  const bool asks = std::ranges::any_of(schema.sections, &SectionRule::required);
  if (schema.sections.size() == 1 && schema.slots.empty()) {
    problems.add(schema.document.text->line(0),
                 "This template is empty: it needs headings for the sections of a handoff.");
  } else if (!asks && schema.sections.size() > 2) {
    problems.add(schema.document.sections[2].heading,
                 "Sections begin with \"##\": of this level there is one heading, the title.");
  }
}

void find_deep_sections(const Schema& schema, Problems& problems) {
  for (const Section& section : schema.document.sections) {
    if (section.level <= deepest_level) continue;
    problems.add(section.heading,
                 fmt::format("Headings are sections down to level {}: this one would "
                             "always be missing.",
                             deepest_level));
  }
}

/// `[A//B]`, with words of capitals.
bool lacks_a_word(std::string_view name) {
  const bool like_choice = name.find('/') != name.npos && std::ranges::all_of(name, [](char c) {
                             return c == '/' || is_capital(c);
                           });
  return like_choice &&
         (name.starts_with('/') || name.ends_with('/') || name.find("//") != name.npos);
}

void find_odd_choices(const Schema& schema, Problems& problems) {
  for (Index i = 0; i < schema.slots.size(); ++i) {
    const SlotRule& slot = schema.slots[i];
    const Span span = schema.document.brackets[i].span;
    if (lacks_a_word(slot.name)) {
      problems.add(span, "A word of this choice is empty.");
    }
    std::set<std::string_view> words;
    for (const std::string& word : slot.choices) {
      if (words.insert(word).second) continue;
      problems.add(span, fmt::format("This choice has {} twice.", word));
      break;
    }
  }
}

void find_gaps(const Schema& schema, Problems& problems) {
  for (const Family& family : schema.families) {
    int expected = 1;
    for (const Index item : family.items) {
      const Index first = schema.slots_in(schema.document.items[item].span).front();
      const int number = schema.slots[first].number;
      if (number != expected) {
        problems.add(schema.document.brackets[first].span,
                     fmt::format("{}_{} is expected here: numbers begin with 1 and have no gaps.",
                                 family.stem, expected));
      }
      expected = number + 1;
    }
  }
}

void find_excess(const Schema& schema, Problems& problems) {
  const auto complain = [&](std::size_t count, std::size_t most, std::string_view what) {
    if (count <= most) return;
    problems.add(schema.document.text->line(0),
                 fmt::format("This template has {} {}, and is not used: {} are the most.", count,
                             what, most));
  };
  complain(schema.sections.size(), most_template_sections, "sections");
  complain(schema.slots.size(), most_template_slots, "slots");
}

template <class Entries>
void find_unknown(const Entries& entries, const std::set<std::string_view>& known,
                  std::string_view member, std::string_view what, std::string_view guide,
                  Problems& problems) {
  for (const auto& [key, entry] : entries) {
    if (problems.are_enough()) return;
    if (known.contains(key)) continue;
    const std::string path[] = {std::string(member), key};
    const auto place = json_place(guide, path);
    problems.add(place ? place->name : Span{},
                 fmt::format("The template has no {} {}.", what, quoted(key)));
  }
}

}  // namespace

std::vector<Finding> template_problems(const Schema& schema) {
  Problems problems;
  find_lack_of_sections(schema, problems);
  find_same_titles(schema, problems);
  find_deep_sections(schema, problems);
  find_odd_choices(schema, problems);
  find_gaps(schema, problems);
  find_excess(schema, problems);
  return std::move(problems).in_order();
}

std::vector<Finding> guide_problems(const Schema& schema, const Guide& read,
                                    std::string_view guide) {
  Problems problems;
  for (const GuideMistake& mistake : read.mistakes) {
    const auto place = json_place(guide, mistake.path);
    problems.add(place && !mistake.path.empty() ? place->value : character_at(guide, 0),
                 mistake.message);
  }
  std::set<std::string_view> titles, keys;
  for (const SectionRule& rule : schema.sections) {
    if (rule.required) titles.insert(rule.title);
  }
  for (const SlotRule& slot : schema.slots) keys.insert(slot.key);
  find_unknown(read.sections, titles, "sections", "section", guide, problems);
  find_unknown(read.slots, keys, "slots", "slot", guide, problems);
  return std::move(problems).in_order();
}

}  // namespace handoff
