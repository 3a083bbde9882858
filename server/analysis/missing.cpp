#include "server/analysis/missing.h"

#include <algorithm>
#include <span>
#include <string>

#include "server/schema/title.h"
#include "server/text/edit_distance.h"
#include "server/text/fold.h"
#include "server/workspace/library.h"

namespace handoff {
namespace {

bool is_asked(const View& view, Index rule) {
  const SectionRule& wanted = view.schema->sections[rule];
  if (!wanted.required) return false;
  switch (view.conformance.form) {
    case Form::templated:
      return view.conformance.missing(rule);
    case Form::free:
      return view.conformance.missing(rule) && wanted.guide.tier == Tier::core;
    case Form::bare:
      return view.conformance.section_of_rule[rule] == nothing;
  }
  return false;
}

/// A heading that belongs to no rule.
struct Stray {
  Index section = 0;
  std::string key;
  std::u32string letters;  ///< of the key
};

/// So many are compared with the names that are missing.
constexpr std::size_t most_strays = 200;

std::vector<Stray> strays_of(const View& view) {
  std::vector<Stray> strays;
  for (Index i = 1; i < view.document.sections.size() && strays.size() < most_strays; ++i) {
    const Section& section = view.document.sections[i];
    if (section.level < 2 || section.level > 4 || view.conformance.rule_of_section[i] != nothing) {
      continue;
    }
    const std::string key = title_key(view.document.slice(section.title));
    if (!key.empty()) strays.push_back({i, key, letters_of(key)});
  }
  return strays;
}

/// So many slips of the pen. In other names than the title it takes more letters to tell a slip
/// from another word ("Status" from "Stats"), and the first has to be the same ("References" and
/// "Preferences").
std::size_t allowed_slips(std::size_t letters, bool is_title) {
  if (is_title) return std::min<std::size_t>(2, letters / 4);
  return letters < 8 ? 0 : 1;
}

std::u32string without_doubles(std::u32string word) {
  word.erase(std::unique(word.begin(), word.end()), word.end());
  return word;
}

/// How many there are, 0 for none or too many. One letter instead of two is allowed in any name:
/// "Sumary".
std::size_t slips_in(const std::u32string& written, const std::u32string& wanted,
                     std::size_t limit) {
  const std::size_t slips = edit_distance(written, wanted, std::max<std::size_t>(limit, 1));
  if (slips <= limit) return slips;
  return slips == 1 && without_doubles(written) == without_doubles(wanted) ? 1 : 0;
}

bool begin_alike(std::string_view a, std::string_view b) {
  return a[0] == b[0] && decode(a, 0).code == decode(b, 0).code;
}

/// What rules most names out at a glance: how long they are, and how those begin that are no title.
bool may_be_slips(const Stray& written, const SectionName& wanted) {
  constexpr std::size_t most_bytes = 2 * 4;  // two letters
  const auto [shorter, longer] = std::minmax({written.key.size(), wanted.key.size()});
  if (longer - shorter > most_bytes) return false;
  return wanted.verbatim || begin_alike(written.key, wanted.key);
}

/// A heading that may be a missing section by one of its names.
struct Guess {
  std::size_t slips = 0;
  MisspeltSection misspelt;
};

class Guesser {
 public:
  explicit Guesser(const View& view) : view_(view), strays_(strays_of(view)) {
    for (const std::string& tag : view.schema->names.languages) {
      counts_.push_back(include(view.library->languages, tag));
    }
    for (Index rule = 0; rule < view.schema->sections.size(); ++rule) {
      asked_.push_back(is_asked(view, rule));
    }
  }

  /// Those with the fewest slips first, of equals in the order of the names.
  std::vector<Guess> run() {
    if (strays_.empty()) return {};
    const std::span<const SectionName> names = view_.schema->names.all;
    for (Index i = 0; i < names.size(); ++i) {
      const bool counts = names[i].language == nothing || counts_[names[i].language];
      if (counts && asked_[names[i].rule]) compare(i, names[i]);
    }
    std::ranges::stable_sort(found_, {}, &Guess::slips);
    return std::move(found_);
  }

 private:
  void compare(Index index, const SectionName& name) {
    std::u32string wanted;
    for (const Stray& stray : strays_) {
      if (!may_be_slips(stray, name)) continue;
      if (wanted.empty()) wanted = letters_of(name.key);
      const std::size_t limit = allowed_slips(wanted.size(), name.verbatim);
      const std::size_t slips = slips_in(stray.letters, wanted, limit);
      if (slips > 0) found_.push_back({slips, {name.rule, stray.section, index}});
    }
  }

  const View& view_;
  std::vector<Stray> strays_;
  std::vector<bool> counts_;  ///< by SectionNames::languages
  std::vector<bool> asked_;   ///< by rule
  std::vector<Guess> found_;
};

}  // namespace

std::vector<MisspeltSection> misspelt_sections(const View& view) {
  std::vector<MisspeltSection> misspelt;
  if (view.schema == nullptr || view.conformance.form == Form::bare) return misspelt;
  for (const Guess& found : Guesser(view).run()) {
    const MisspeltSection& guess = found.misspelt;
    const bool taken = std::ranges::any_of(misspelt, [&](const MisspeltSection& other) {
      return other.rule == guess.rule || other.section == guess.section;
    });
    if (!taken) misspelt.push_back(guess);
  }
  return misspelt;
}

std::string_view meant_name(const View& view, const MisspeltSection& misspelt) {
  return view.schema->names.all[misspelt.name].title;
}

std::vector<MissingSection> asked_sections(const View& view) {
  std::vector<MissingSection> asked;
  if (view.schema == nullptr) return asked;
  std::vector<bool> misspelt(view.schema->sections.size(), false);
  for (const MisspeltSection& section : misspelt_sections(view)) misspelt[section.rule] = true;
  for (Index rule = 0; rule < view.schema->sections.size(); ++rule) {
    if (!is_asked(view, rule) || misspelt[rule]) continue;
    const Place place = place_of(*view.schema, view.document, view.conformance, rule);
    const Section& neighbour = view.document.sections[place.neighbour];
    const bool beside_heading = neighbour.level > 0;
    asked.push_back(
        {rule, place, beside_heading ? neighbour.heading : view.document.text->line(0)});
  }
  return asked;
}

}  // namespace handoff
