// Commits that a question names, and where people see them.

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "server/git/remote.h"
#include "tests/unit/git/asking.h"

namespace handoff::git {
namespace {

using testing::Repository;

Answer ask_names(const Repository& repository, std::vector<std::string> names,
                 Detail detail = Detail::names) {
  const auto answer =
      ask_and_wait({}, {repository.root().native(), "handoff.md", detail, std::move(names)});
  INFO((answer ? "" : answer.error().message));
  REQUIRE(answer);
  return *answer;
}

std::string pages_of(const std::string& url) {
  return commit_pages({{"remote.origin.url", url}});
}

}  // namespace

TEST_CASE("a beginning of a commit's id names it, and nothing else does") {
  Repository repository;
  const std::string id = repository.commit("One", "a.c", "x\n");
  const std::string blob = repository.git({"rev-parse", "HEAD:a.c"});
  repository.git({"branch", "abcdef1"});
  const Answer answer = ask_names(repository, {id, id.substr(0, 7), blob, "abcdef1", "0000000",
                                               id.substr(0, 6), "HEAD", "--help", "a\nb"});
  REQUIRE(answer.named.size() == 2);
  CHECK(answer.named[0].name == id);
  CHECK(answer.named[1].name == id.substr(0, 7));
  for (const NamedCommit& named : answer.named) CHECK(named.commit.id == id);
  CHECK(answer.status.head.empty());
}

TEST_CASE("of two hundred names and one the last is not looked for") {
  Repository repository;
  const std::string id = repository.commit("One", "a.c", "x\n");
  std::vector<std::string> names(199, "0000000");
  names.push_back(id);
  names.push_back(id.substr(0, 9));
  CHECK(ask_names(repository, names).named.size() == 1);
}

TEST_CASE("a named commit says what it is, against its first parent") {
  Repository repository;
  const std::string first = repository.commit("One", "a.c", "1\n2\n");
  repository.write("bin", std::string("a\0b", 3));
  repository.author.name = "E\x1b[31mve";
  const std::string second = repository.commit("Two \xe2\x80\xae*x*", "a.c", "1\n3\n4\n");
  const Answer answer = ask_names(repository, {first.substr(0, 8), second}, Detail::commits);
  REQUIRE(answer.named.size() == 2);
  CHECK(answer.named[0].commit.subject == "One");
  CHECK(answer.named[0].commit.time == Repository::first_time);
  CHECK(answer.named[0].size == CommitSize{1, 2, 0});
  CHECK(answer.named[1].commit.subject == "Two *x*");
  CHECK(answer.named[1].commit.author == "E\uFFFD[31mve");
  CHECK(answer.named[1].size == CommitSize{2, 2, 1});
}

TEST_CASE("the last commit of a shallow clone has no size") {
  Repository repository;
  repository.commit("One", "a.c", "1\n");
  const std::string id = repository.commit("Two", "a.c", "2\n");
  const Repository clone;
  clone.git({"fetch", "-q", "--depth=1", "file://" + repository.root().native(), "main"});
  clone.git({"reset", "-q", "--hard", "FETCH_HEAD"});
  const Answer answer = ask_names(clone, {id}, Detail::commits);
  REQUIRE(answer.named.size() == 1);
  CHECK(answer.named[0].commit.subject == "Two");
  CHECK_FALSE(answer.named[0].size);
}

TEST_CASE("a remote on a known host has pages for commits") {
  const std::string page = "https://github.com/o/r/commit/";
  for (const char* url :
       {"https://github.com/o/r.git", "https://GitHub.com/o/r/", "ssh://git@github.com/o/r.git",
        "git@github.com:o/r.git", "github.com:/o/r", "ssh://git@ssh.github.com:443/o/r",
        "https://user:secret@github.com/o/r.git", "git://github.com/o/r"}) {
    CAPTURE(url);
    CHECK(pages_of(url) == page);
  }
  CHECK(pages_of("git@gitlab.example.org:a/b/c.git") ==
        "https://gitlab.example.org/a/b/c/-/commit/");
  CHECK(pages_of("https://gitlab.com:8443/a/b") == "https://gitlab.com:8443/a/b/-/commit/");
  CHECK(pages_of("git@bitbucket.org:a/b") == "https://bitbucket.org/a/b/commits/");
  CHECK(pages_of("https://codeberg.org/a/b") == "https://codeberg.org/a/b/commit/");
  CHECK(pages_of("https://git.sr.ht/~a/b") == "https://git.sr.ht/~a/b/commit/");
}

TEST_CASE("a URL with anything odd about it has no pages") {
  for (const char* url : {"",
                          "/srv/r.git",
                          "../r",
                          "file:///srv/r.git",
                          "ext::sh -c x",
                          "https://example.org/o/r",
                          "https://github.com.evil.org/o/r",
                          "https://github.com@evil.org/o/r",
                          "https://github.com\\@evil.org/o/r",
                          "https://github.com:44x/o/r",
                          "https://github.com/o",
                          "https://github.com/o/r/x",
                          "https://github.com/o/../r",
                          "https://github.com/o/r?x=y",
                          "https://github.com/o/r#x",
                          "https://github.com/o/r%2e",
                          "https://github.com/o/r)](x",
                          "https://github.com/o//r",
                          "https://github.com/o/.git",
                          "https://gitlab./o/r",
                          "https://gitlab.a b/o/r",
                          "git@-oProxyCommand=x:o/r",
                          "https://github.com/o/r\n",
                          "javascript:alert(1)//github.com/o/r"}) {
    CAPTURE(url);
    CHECK(pages_of(url).empty());
  }
}

TEST_CASE("the remote is origin, or the only one there is") {
  const Setting origin{"remote.origin.url", "git@github.com:a/o"};
  const Setting fork{"remote.fork.url", "git@github.com:a/f"};
  const Setting other{"remote.other.url", "git@github.com:a/x"};
  CHECK(commit_pages({fork, origin}) == "https://github.com/a/o/commit/");
  CHECK(commit_pages({fork}) == "https://github.com/a/f/commit/");
  CHECK(commit_pages({fork, other}).empty());
}

}  // namespace handoff::git
