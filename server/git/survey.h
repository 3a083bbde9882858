#pragma once

// One repository, and how an answer about it comes together: a table of steps, each a query for git
// and what its output amounts to. Nothing here runs git (git.cpp walks the table) or reads its
// output (answers.h); what the facts mean is worked out in history.h, changes.h and symbols.h.

#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "server/expected.h"
#include "server/git/answers.h"
#include "server/git/changes.h"
#include "server/git/history.h"
#include "server/git/private_directory.h"
#include "server/git/queries.h"
#include "server/git/questions.h"

namespace handoff::git {

/// What depends on nothing but commits and refs, and what it was worked out from.
struct History {
  std::string document;
  StatusReport report;  ///< without entries
  State state;

  Base base;
  std::vector<Commit> commits;
  bool truncated = false;
};

/// What the names in documents stand for.
struct Names {
  State state;
  std::map<std::string, std::string, std::less<>> ids;  ///< empty: no commit
};

/// The facts about a repository: those that are kept from one question to the next, and those of
/// the question that is being asked.
struct Survey {
  std::filesystem::path root;     ///< of the work tree
  std::filesystem::path scratch;  ///< where the private git directory is made

  std::optional<Identity> identity = {};
  std::string configuration = {};  ///< the repository's own, of which the private one was made
  bool configured = false;         ///< the private git directory is complete
  State state = {};                ///< of which the private git directory is a copy
  std::optional<History> history = {};
  std::string commit_pages = {};  ///< see remote.h
  Names known = {};

  std::string document = {};  ///< path of the handoff, relative to the root
  Detail detail = Detail::status;
  std::vector<std::string> names = {};  ///< those of the question that may be some
  std::vector<Setting> user_settings = {};
  StatusReport report = {};
  Paths filtered = {};  ///< see changes.h
  std::string horizon = {};
  Base base = {};
  Place left = {};  ///< the upstream, or what stands for it
  std::vector<DiffEntry> diff = {};
  std::vector<Reference> references = {};
  std::vector<LogEntry> named = {};
  bool cut = false;
};

/// Whose configuration a query follows.
enum class Scope { repository, user, private_directory };

struct Step {
  Scope scope;

  /// What to ask now; nothing where the answer is known, or not wanted.
  Expected<std::optional<Query>> (*query)(Survey&);

  /// Takes what git printed in.
  Expected<void> (*take)(Survey&, const Output&);
};

/// The steps in their order.
std::span<const Step> steps();

/// Forgets the last question, and what has changed since.
void begin(Survey& survey, const Question& question);

/// Whether somebody committed, switched or staged meanwhile, so that the facts do not fit together.
bool is_outdated(const Survey& survey);

/// What the facts amount to. Expects: all steps are taken.
Answer answer(const Survey& survey);

}  // namespace handoff::git
