#include "server/fill/sources.h"

#include <catch2/catch_test_macros.hpp>

#include <string>

namespace handoff {
namespace {

constexpr LocalTime noon{1741950000, 60};

std::vector<Row> rows(std::string_view source, const Facts& facts) {
  const Source* found = source_named(source);
  REQUIRE(found != nullptr);
  return found->rows(facts);
}

Facts facts_with(git::Answer answer) {
  return {std::move(answer), "folder", noon};
}

git::Commit commit_at(std::int64_t seconds_ago) {
  git::Commit commit;
  commit.time = noon.seconds - seconds_ago;
  return commit;
}

TEST_CASE("without git there are the time and the folder, and nothing is invented") {
  const Facts facts{std::nullopt, "shop", noon};
  CHECK(rows("session-id", facts) == std::vector<Row>{{{"20250314-1200"}}});
  CHECK(rows("project", facts) == std::vector<Row>{{{"shop"}}});
  CHECK(rows("project", {std::nullopt, "", noon}).empty());
  for (const char* source : {"duration", "achievements", "files-modified", "git-status",
                             "completed", "documentation", "code-references"}) {
    INFO(source);
    CHECK(rows(source, facts).empty());
  }
}

TEST_CASE("a duration leaves out pauses and commits of the future") {
  git::Answer answer;
  answer.commits = {commit_at(-600),   commit_at(1200),   commit_at(3000),
                    commit_at(100000), commit_at(100600), git::Commit{}};
  const std::vector<Row> found = rows("duration", facts_with(answer));
  REQUIRE(found.size() == 1);
  CHECK(found.front().front().text == "~1 h");
  CHECK(found.front().front().note == " (from 4 commits)");
}

TEST_CASE("a duration under a minute is none") {
  git::Answer answer;
  CHECK(rows("duration", facts_with(answer)).empty());
  answer.commits = {commit_at(30)};
  CHECK(rows("duration", facts_with(answer)).empty());
}

TEST_CASE("documentation is what documents were changed, handoffs and deleted ones left out") {
  git::Answer answer;
  for (const char* path : {"README.md", "docs/a.rst", "src/a.cpp", "docs/handoffs/x.md"}) {
    git::Change change;
    change.path = path;
    answer.changes.push_back(change);
  }
  answer.changes[1].kind = git::ChangeKind::untracked;
  git::Change deleted;
  deleted.kind = git::ChangeKind::deleted;
  deleted.path = "old.md";
  answer.changes.push_back(deleted);
  CHECK(rows("documentation", facts_with(answer)) ==
        std::vector<Row>{
            {{.text = "README.md", .note = " (updated)"}, {.text = "README.md", .code = true}},
            {{.text = "a.rst", .note = " (created)"}, {.text = "docs/a.rst", .code = true}}});
}

TEST_CASE("commits are told from the first to the last, as a reader wants them") {
  git::Answer answer;
  answer.commits.resize(2);
  answer.commits[0].subject = "Second";
  answer.commits[1].subject = "First";
  answer.commits[1].id = "0123456789";
  CHECK(rows("achievements", facts_with(answer)) == std::vector<Row>{{{"First"}}, {{"Second"}}});
  CHECK(rows("completed", facts_with(answer)).front() ==
        Row{{.text = "First", .note = " (`0123456`)"}});
}

TEST_CASE("there is no source of another name") {
  CHECK(source_named("") == nullptr);
  CHECK(source_named("weather") == nullptr);
}

}  // namespace
}  // namespace handoff
