// What the editor's user has set: for everything, and where several folders are open, for each of
// them. What projects say beside it is not known here.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "server/config/settings.h"

namespace handoff {

class EditorSettings {
 public:
  EditorSettings() = default;
  /// `sections` are values of the section `handoff`: the first one for everything, the others for
  /// `folders`, absolute paths, in their order.
  EditorSettings(const std::vector<nlohmann::json>& sections,
                 const std::vector<std::string>& folders);

  /// Those of the innermost folder around a file; of a path in none, or an empty one, those for
  /// everything.
  const Settings& of(std::string_view path) const;

  /// What is wrong, in a sentence each; of unknown names the first ones.
  const std::vector<std::string>& problems() const { return problems_; }

  /// Whether they come to the same.
  bool operator==(const EditorSettings& other) const;

 private:
  Settings read(const nlohmann::json& section);
  void add_problem(std::string words);

  Settings common_;
  std::map<std::string, Settings> by_folder_;
  std::vector<std::string> problems_;
};

}  // namespace handoff
