// What the Markdown of a template cannot say: the JSON that stands beside it. The only file of the
// core that reads JSON.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "server/expected.h"

namespace handoff {

inline constexpr std::size_t longest_guidance = 500;
inline constexpr std::size_t most_aliases = 100;  ///< in one language
inline constexpr std::size_t most_languages = 50;

/// How much a section matters: what is said when it is missing.
enum class Tier { core = 1, useful = 2, optional = 3 };

/// What the items of a section are, where checks compare them with those of others.
enum class SectionRole {
  none,
  completed,
  in_progress,
  next_tasks,
  first_actions,
  blockers,
};

/// What a slot tells about the work, where checks compare it with other parts.
enum class SlotRole {
  none,
  progress,
  next_step,
  health,      ///< a choice: does it work?
  confidence,  ///< a choice
  reason,      ///< what an item is not understood without
};

struct SectionGuide {
  Tier tier = Tier::useful;
  SectionRole role = SectionRole::none;
  std::string what;     ///< a sentence: what belongs there
  std::string example;  ///< one line of Markdown

  bool operator==(const SectionGuide&) const = default;
};

struct GuidedSection {
  SectionGuide guide;
  std::vector<std::string> aliases;                              ///< in the template's own language
  std::map<std::string, std::vector<std::string>> translations;  ///< other ones, by language tag
};

struct SlotGuide {
  std::string what;
  std::string want;  ///< completes "Files Modified: …" in a message
  std::string example;
  std::vector<std::string> aliases;  ///< of a label in the header or footer, in any language
  std::string git;                   ///< a source of fill/sources.h, empty when git cannot tell
  std::string kind;                  ///< a name of SlotKind, where the template does not show it
  SlotRole role = SlotRole::none;
  std::string decisive;  ///< the word of a choice that `role` is about: `FAILING`
  std::map<std::string, std::vector<std::string>, std::less<>>
      synonyms;  ///< by choice: what people write for it, in capitals, one space between words

  bool operator==(const SlotGuide&) const = default;
};

/// A member of a guide that is not as it should be, and is not used.
struct GuideMistake {
  std::vector<std::string> path;
  std::string message;
};

struct Guide {
  GuidedSection title;
  std::map<std::string, GuidedSection, std::less<>> sections;  ///< by title
  std::map<std::string, SlotGuide, std::less<>> slots;         ///< by SlotRule::key
  std::vector<GuideMistake> mistakes = {};
};

/// Fails where the text is no JSON object. What else is wrong is among the mistakes. Texts are made
/// one line of at most longest_guidance bytes. Expects: nested no deeper than deepest_json.
Expected<Guide> read_guide(std::string_view json);

}  // namespace handoff
