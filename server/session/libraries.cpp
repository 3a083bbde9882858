#include "server/session/libraries.h"

#include <algorithm>

namespace handoff {
namespace {

constexpr std::size_t most_made = 100;

std::vector<FileRule> to_rules(const std::vector<FileBinding>& files) {
  std::vector<FileRule> rules;
  for (const FileBinding& file : files) rules.push_back({Glob(file.glob), file.template_name});
  return rules;
}

}  // namespace

std::shared_ptr<const Library> Libraries::of(std::shared_ptr<const Library> library,
                                             const Settings& settings) {
  const Languages languages = settings.languages.value_or(library->languages);
  if (languages == library->languages && settings.files.empty()) return library;
  const auto known = std::ranges::find_if(made_, [&](const Made& made) {
    return made.from == library && made.languages == languages && made.files == settings.files;
  });
  if (known != made_.end()) return known->library;
  if (made_.size() == most_made) made_.erase(made_.begin());
  made_.push_back(
      {library, languages, settings.files, adapted(*library, languages, to_rules(settings.files))});
  return made_.back().library;
}

}  // namespace handoff
