// What the Markdown of a template cannot say: the JSON that stands beside it. The only file of the
// core that reads JSON.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "server/expected.h"

namespace handoff {

/// How much a section matters: what is said when it is missing.
enum class Tier { core = 1, useful = 2, optional = 3 };

struct SectionGuide {
  Tier tier = Tier::useful;
  std::string what;     ///< a sentence: what belongs there
  std::string example;  ///< one line of Markdown
  std::vector<std::string> aliases;
};

struct SlotGuide {
  std::string what;
  std::string want;  ///< completes "Files Modified: …" in a message
  std::string example;
  std::string git;  ///< a source of fill/sources.h, empty when git cannot tell
};

struct Guide {
  SectionGuide title;
  std::map<std::string, SectionGuide, std::less<>> sections;  ///< by title
  std::map<std::string, SlotGuide, std::less<>> slots;        ///< by SlotRule::key
};

/// Fails with the JSON's mistake and its place. Unknown members are ignored.
Expected<Guide> read_guide(std::string_view json);

}  // namespace handoff
