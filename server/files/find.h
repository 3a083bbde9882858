// The Markdown files below a folder, and those that an argument of the command line names. What is
// in them is not looked at here.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "server/expected.h"

namespace handoff {

/// Lists the Markdown files below a folder, one folder a step, so that who lists a large tree can
/// do other things in between. `.git` and `node_modules` are left out, links are not followed.
class FolderWalk {
 public:
  using Test = std::function<bool(const std::string& path)>;

  explicit FolderWalk(
      std::string top, Test is_wanted = [](const std::string&) { return true; },
      Test is_entered = [](const std::string&) { return true; });

  /// Reads one more folder. False when there is none left.
  bool step();

  std::vector<std::string> files;  ///< as found so far, in no order
  std::vector<Failure> failures;   ///< folders that cannot be read

 private:
  Test is_wanted_, is_entered_;
  std::vector<std::string> pending_;
};

struct FoundFile {
  std::string path;                 ///< to be opened and shown
  std::optional<std::string> name;  ///< to be judged by, see schema_for(); none for one that was
                                    ///< named, which is a handoff whatever it is called
};

struct Found {
  std::vector<FoundFile> files;   ///< sorted by path
  std::vector<Failure> failures;  ///< folders that cannot be read, or a glob that matches nothing
};

/// A file and `-` name themselves; a folder, every Markdown file below it; a glob (see glob.h),
/// every Markdown file that matches.
///
/// What is below the current folder is judged by its name relative to that; the rest by its name
/// from the argument's folder on, that folder's own name included.
Found find_files(const std::string& argument);

}  // namespace handoff
