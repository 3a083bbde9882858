// The libraries of projects, adapted to what the editor's user has set.
#pragma once

#include <memory>
#include <vector>

#include "server/config/settings.h"
#include "server/workspace/library.h"

namespace handoff {

class Libraries {
 public:
  /// `library` with the languages and the rules for files of `settings`: the same one for as long
  /// as none of them changes.
  std::shared_ptr<const Library> of(std::shared_ptr<const Library> library,
                                    const Settings& settings);

 private:
  struct Made {
    std::shared_ptr<const Library> from;
    Languages languages;
    std::vector<FileBinding> files;
    std::shared_ptr<const Library> library;
  };
  std::vector<Made> made_;  ///< the newest last
};

}  // namespace handoff
