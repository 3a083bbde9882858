#include "server/fill/words.h"

#include <catch2/catch_test_macros.hpp>

#include "server/fill/facts.h"

namespace handoff {
namespace {

git::Status clean_status() {
  git::Status status;
  status.head = "1a2b3c4d5e6f";
  status.branch = "main";
  return status;
}

TEST_CASE("a tree without changes is clean") {
  git::Status status = clean_status();
  CHECK(status_words(status) == "CLEAN (main @ 1a2b3c4)");
  status.unknown = 2;
  CHECK(status_words(status) == "CLEAN (2 unknown; main @ 1a2b3c4)");
}

TEST_CASE("a tree with changes is dirty, with their numbers") {
  git::Status status = clean_status();
  status.modified = 3;
  status.untracked = 1;
  CHECK(status_words(status) == "DIRTY (3 modified, 1 untracked; main @ 1a2b3c4)");
  status.conflicted = 2;
  status.operation = git::Operation::rebase;
  CHECK(status_words(status) ==
        "DIRTY (3 modified, 1 untracked, 2 conflicted, rebase in progress; main @ 1a2b3c4)");
}

TEST_CASE("an operation in progress alone makes a tree dirty") {
  git::Status status = clean_status();
  status.operation = git::Operation::bisect;
  CHECK(status_words(status) == "DIRTY (bisect in progress; main @ 1a2b3c4)");
}

TEST_CASE("the position names the branch and how far it is from its upstream") {
  git::Status status = clean_status();
  status.ahead = 0;
  status.behind = 2;
  CHECK(status_words(status) == "CLEAN (main @ 1a2b3c4, behind 2)");
  status.ahead = 1;
  status.branch.clear();
  CHECK(status_words(status) == "CLEAN (detached @ 1a2b3c4, ahead 1, behind 2)");
  status.head.clear();
  CHECK(status_words(status) == "CLEAN (no commits yet)");
}

git::Change change_of(git::ChangeKind kind, bool committed) {
  git::Change change;
  change.kind = kind;
  change.committed = committed;
  return change;
}

TEST_CASE("a change is told by its commit, else by its lines") {
  using git::ChangeKind;
  CHECK(change_words(change_of(ChangeKind::modified, true), "Fix it") == "Fix it");
  CHECK(change_words(change_of(ChangeKind::added, true), "Fix it") == "new: Fix it");
  CHECK(change_words(change_of(ChangeKind::deleted, false), "Fix it") ==
        "deleted: Fix it (and changes not committed)");
  git::Change change = change_of(ChangeKind::modified, false);
  change.added = 12;
  change.deleted = 3;
  CHECK(change_words(change, "") == "changed, not committed, +12 -3");
  change.committed = true;
  CHECK(change_words(change, "") == "changed, +12 -3");
}

TEST_CASE("what is neither committed nor judged is told by its state") {
  using git::ChangeKind;
  CHECK(change_words(change_of(ChangeKind::untracked, false), "x") == "new, not tracked");
  CHECK(change_words(change_of(ChangeKind::conflicted, false), "x") == "in conflict");
  CHECK(change_words(change_of(ChangeKind::unknown, false), "") ==
        "unknown: only a content filter could tell");
}

TEST_CASE("a duration is rounded to what anyone remembers") {
  CHECK(rounded_duration(60) == "~1 min");
  CHECK(rounded_duration(10 * 60) == "~10 min");
  CHECK(rounded_duration(13 * 60) == "~15 min");
  CHECK(rounded_duration(12 * 60) == "~10 min");
  CHECK(rounded_duration(59 * 60) == "~1 h");
  CHECK(rounded_duration(135 * 60) == "~2 h 15 min");
}

TEST_CASE("commits that will not stay say so") {
  for (const char* subject : {"fixup! a", "squash! a", "amend! a", "WIP", "wip: a", "WIP a"}) {
    INFO(subject);
    CHECK(is_provisional(subject));
  }
  for (const char* subject :
       {"Fix a", "Wipe the disk", "wipe the disk", "WIPO treaty", "a WIP", ""}) {
    INFO(subject);
    CHECK_FALSE(is_provisional(subject));
  }
}

TEST_CASE("a noun has its number") {
  CHECK(plural("commit", 1) == "commit");
  CHECK(plural("commit", 0) == "commits");
  CHECK(plural("commit", 2) == "commits");
}

TEST_CASE("time is written with its offset") {
  CHECK(iso_time({0, 0}) == "1970-01-01T00:00+00:00");
  CHECK(iso_time({1741970520, 60}) == "2025-03-14T17:42+01:00");
  CHECK(iso_time({1741970520, -210}) == "2025-03-14T13:12-03:30");
  CHECK(compact_time({1741970520, 345}) == "20250314-2227");
}

TEST_CASE("a base says from what was derived") {
  using git::BaseReason;
  CHECK(describe({BaseReason::previous_handoff, "1", "docs/a.md"}) ==
        "since the previous handoff (docs/a.md)");
  CHECK(describe({BaseReason::upstream, "1", "origin/main"}) ==
        "since the branch left origin/main");
  CHECK(describe({BaseReason::last_session, "1", ""}) == "in the last session");
  CHECK(describe({}) == "in the whole repository");
}

}  // namespace
}  // namespace handoff
