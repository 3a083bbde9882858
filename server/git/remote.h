#pragma once

// Where people see a repository's commits in a browser. A remote's URL is read as data: nothing
// goes to the network, and nothing of it is kept but the names of a known host, an owner and a
// repository, so that no user name or password of it gets anywhere.

#include <string>
#include <vector>

#include "server/git/answers.h"

namespace handoff::git {

/// What an id is written behind to make the address of a commit's page:
/// "https://github.com/owner/repository/commit/". Of the remote `origin`, else of the only one.
/// Empty where its host is not known to have such pages, or the URL has anything odd about it.
/// Holds no character that an address would have to escape.
std::string commit_pages(const std::vector<Setting>& repository);

}  // namespace handoff::git
