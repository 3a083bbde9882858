#pragma once

// One repository: which questions to put to git, in which order, and what the answers amount to.
// The arguments are in queries.h, what git prints is read by answers.h, and what follows from that
// is worked out in history.h, changes.h and symbols.h.

#include <boost/asio/awaitable.hpp>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "server/git/answers.h"
#include "server/git/options.h"
#include "server/git/private_directory.h"
#include "server/git/process.h"
#include "server/git/queries.h"
#include "server/git/questions.h"

namespace handoff::git {

/// Why there is no answer; in one sentence for people.
struct Refusal : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Repository {
 public:
  /// `root` is the folder with `.git` in it; `scratch` a folder that does not exist yet.
  Repository(std::filesystem::path root, std::filesystem::path scratch, std::string program,
             Limits limits);

  /// Throws a Refusal. Expects: the question is about this repository, and no other is being asked.
  boost::asio::awaitable<Answer> answer(Question question, std::shared_ptr<Patience> patience);

 private:
  /// What depends on nothing but commits and refs.
  struct History {
    Base base;
    std::vector<Commit> commits;
    bool truncated = false;
  };

  /// What a history was worked out from.
  struct Origin {
    std::string document, head, branch, upstream;
    std::optional<int> ahead, behind;
    State state;

    bool operator==(const Origin&) const = default;
  };

  template <class T>
  using awaitable = boost::asio::awaitable<T>;
  using Environment = std::vector<std::string>;

  awaitable<Output> print(Query query, Environment environment, std::string input = "/dev/null");
  awaitable<Output> ask(Query query);

  awaitable<void> identify();
  awaitable<void> configure(std::string configuration);
  awaitable<void> prepare();

  awaitable<Answer> look(std::string document, Detail detail);
  awaitable<std::vector<std::string>> filtered(std::vector<std::string> paths);
  awaitable<History> history(std::string document, StatusReport report);
  awaitable<Base> base(std::string document, StatusReport report);
  awaitable<std::optional<Base>> base_of_upstream(StatusReport report);

  std::filesystem::path root_, scratch_;
  std::string program_;
  Limits limits_;
  std::shared_ptr<Patience> patience_;

  std::optional<Identity> identity_;
  std::string configuration_;  // of the repository, as it was copied
  State state_;                // of which the private directory is a copy
  std::optional<Origin> origin_;
  History history_;
};

}  // namespace handoff::git
