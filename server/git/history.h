#pragma once

// Where the session began and what was committed since, from what git printed. Which commits to
// look at is decided in repository.cpp, what they mean here.

#include <string>
#include <string_view>
#include <vector>

#include "server/git/answers.h"
#include "server/git/questions.h"

namespace handoff::git {

/// The base at the newest commit of `log` that wrote a handoff or `document`, or none. Of several
/// handoffs `document` gives the name, else the last by path, since names often begin with a date.
Base previous_handoff(const std::vector<LogEntry>& log, std::string_view document);

/// A ref, and how people call it.
struct Place {
  std::string ref, name;
};

/// The place that `branch` left, for want of an upstream: the remote's default branch, else the
/// local main or master unless `branch` is one of them. Empty `ref` for none.
Place trunk(const std::vector<Trunk>& trunks, std::string_view branch);

/// The newest commits of one author with less than two hours between each, on a line of first
/// parents, newest first. In a `shallow` clone the oldest commit's parents may merely be absent:
/// then that commit is the base.
Base last_session(const std::vector<LogEntry>& line, bool shallow);

std::vector<Commit> commits(const std::vector<LogEntry>& log);

/// The commit of a log with `--numstat` that a document calls `name`. In a `shallow` clone a commit
/// without parents may merely be the last that is there.
NamedCommit named_commit(std::string name, const LogEntry& entry, bool shallow);

}  // namespace handoff::git
