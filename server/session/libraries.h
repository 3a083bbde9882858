// The libraries of projects, where the editor wants names of sections in other languages than they
// say themselves.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "server/workspace/library.h"

namespace handoff {

class Libraries {
 public:
  /// `library` with `languages`: the same one for as long as neither changes.
  std::shared_ptr<const Library> of(std::shared_ptr<const Library> library,
                                    const Languages& languages);

 private:
  struct Made {
    std::shared_ptr<const Library> from, library;
  };
  std::map<std::string, Made> made_;  ///< by folder
};

}  // namespace handoff
