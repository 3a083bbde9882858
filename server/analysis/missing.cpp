#include "server/analysis/missing.h"

#include <algorithm>
#include <bitset>
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
  std::u32string letters;
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
    strays.push_back({i, letters_of(title_key(view.document.slice(section.title)))});
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

/// Which letters there are, in a way that one slip changes by two at most.
std::bitset<64> letters_in(std::u32string_view word) {
  std::bitset<64> letters;
  for (const char32_t c : word) letters.set(c % letters.size());
  return letters;
}

/// A heading that may be a missing section by one of its names.
struct Guess {
  std::size_t slips = 0;
  MisspeltSection misspelt;
};

class Guesser {
 public:
  explicit Guesser(const View& view) : view_(view), strays_(strays_of(view)) {
    for (const Stray& stray : strays_) letters_.push_back(letters_in(stray.letters));
    for (const std::string& tag : view.schema->languages) {
      counts_.push_back(include(view.library->languages, tag));
    }
  }

  /// Those with the fewest slips first, of equals in the template's order and that of its names.
  std::vector<Guess> run() {
    for (Index rule = 0; rule < view_.schema->sections.size() && !strays_.empty(); ++rule) {
      if (is_asked(view_, rule)) guess(rule);
    }
    std::ranges::stable_sort(found_, {}, &Guess::slips);
    return std::move(found_);
  }

 private:
  void guess(Index rule) {
    const std::vector<SpeltName>& names = view_.schema->sections[rule].names;
    for (Index i = 0; i < names.size(); ++i) {
      const bool counts = names[i].language == nothing || counts_[names[i].language];
      if (counts) compare(rule, i, names[i].letters);
    }
  }

  void compare(Index rule, Index name, const std::u32string& wanted) {
    const bool is_title = name == 0;
    const std::size_t limit = allowed_slips(wanted.size(), is_title);
    const std::bitset<64> letters = letters_in(wanted);
    for (std::size_t i = 0; i < strays_.size(); ++i) {
      const std::u32string& written = strays_[i].letters;
      if ((letters ^ letters_[i]).count() > 2 * limit) continue;
      if (!is_title && written.substr(0, 1) != wanted.substr(0, 1)) continue;
      const std::size_t slips = slips_in(written, wanted, limit);
      if (slips > 0) found_.push_back({slips, {rule, strays_[i].section, name}});
    }
  }

  const View& view_;
  std::vector<Stray> strays_;
  std::vector<std::bitset<64>> letters_;  ///< by stray
  std::vector<bool> counts_;              ///< by Schema::languages
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

const std::string& meant_name(const View& view, const MisspeltSection& misspelt) {
  return view.schema->sections[misspelt.rule].names[misspelt.name].title;
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
