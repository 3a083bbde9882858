#include <sys/stat.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "server/command/commands.h"
#include "server/schema/embedded.h"
#include "tests/support/repository.h"
#include "tests/support/samples.h"

namespace handoff {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

/// Has one finding, a warning.
const std::string one_slot = with(filled_handoff(), "DIRTY (2", "[CLEAN/DIRTY] (2");

const std::string slot_behind_emoji = with(filled_handoff(), "DIRTY (2", "😀é [CLEAN/DIRTY] (2");

struct Outcome {
  int status;
  std::string out, err;
};

/// A folder with files, and `check` in it.
struct Folder {
  std::string write(const fs::path& name, std::string_view content) const {
    fs::create_directories((root.path() / name).parent_path());
    std::ofstream(root.path() / name, std::ios::binary) << content;
    return path(name);
  }
  std::string path(const fs::path& name) const { return root.path() / name; }

  static Outcome check(std::vector<std::string> files, bool as_json = false,
                       Severity fail_on = Severity::hint) {
    std::ostringstream out, err;
    const int status =
        handoff::check({.files = std::move(files), .json = as_json, .fail_on = fail_on}, out, err);
    return {status, out.str(), err.str()};
  }

  testing::TemporaryFolder root;
};

/// Makes a folder the current one for as long as it lives.
struct Inside {
  explicit Inside(const fs::path& folder) : before(fs::current_path()) { fs::current_path(folder); }
  ~Inside() { fs::current_path(before); }
  Inside(const Inside&) = delete;
  Inside& operator=(const Inside&) = delete;

  const fs::path before;
};

/// A handoff by its path alone.
constexpr std::string_view notes = "# Notes\n\nText.\n";

/// The files that the findings of a report are about, each once.
std::vector<std::string> files_in(const Outcome& outcome) {
  std::vector<std::string> files;
  for (const json& finding : json::parse(outcome.out)) {
    const auto file = finding.at("file").get<std::string>();
    if (files.empty() || files.back() != file) files.push_back(file);
  }
  return files;
}

}  // namespace

TEST_CASE("A finding is a line with its place, severity, message and code") {
  const Folder folder;
  const std::string file = folder.write("handoff.md", slot_behind_emoji);
  const Outcome outcome = Folder::check({file});
  CHECK(outcome.status == exit_findings);
  CHECK(outcome.out ==
        file + ":33:22: warning: Git Status: choose CLEAN or DIRTY [unresolved-placeholder]\n");
  CHECK(outcome.err.empty());
}

TEST_CASE("As JSON a finding has its end as well, all counted from 1 and in characters") {
  const Folder folder;
  const std::string file = folder.write("handoff.md", slot_behind_emoji);
  CHECK(json::parse(Folder::check({file}, true).out) ==
        json::array({{{"file", file},
                      {"line", 33},
                      {"column", 22},
                      {"endLine", 33},
                      {"endColumn", 35},
                      {"severity", "warning"},
                      {"code", "unresolved-placeholder"},
                      {"message", "Git Status: choose CLEAN or DIRTY"}}}));
}

TEST_CASE("A date is judged by the day on which the handoff is checked") {
  const Folder folder;
  const std::string file = folder.write("handoff.md", filled_handoff());
  using namespace std::chrono;
  const auto checked_on = [&](sys_days day) {
    std::ostringstream out, err;
    handoff::check({.files = {file}, .today = day}, out, err);
    return out.str();
  };
  CHECK(checked_on(sys_days(2025y / 3 / 13)).empty());
  CHECK(checked_on(sys_days(2025y / 3 / 12)) ==
        file + ":4:16: warning: Date/Time: \"2025-03-14\" lies in the future [impossible-date]\n");
}

TEST_CASE("Nothing to say is status 0, also in JSON") {
  const Folder folder;
  const std::string file = folder.write("handoff.md", filled_handoff());
  for (const bool as_json : {false, true}) {
    const Outcome outcome = Folder::check({file}, as_json);
    CHECK(outcome.status == exit_clean);
    CHECK(outcome.out == (as_json ? "[]\n" : ""));
    CHECK(outcome.err.empty());
  }
}

TEST_CASE("What is printed does not depend on what fails") {
  const Folder folder;
  // Without an optional section.
  const std::string hint = folder.write("handoff-1.md", [] {
    const std::string text = filled_handoff();
    const std::size_t begin = text.find("### Security Observations");
    return text.substr(0, begin) + text.substr(text.find("## Warnings"));
  }());
  const std::string warning = folder.write("handoff-2.md", one_slot);
  const Severity all[] = {Severity::error, Severity::warning, Severity::information,
                          Severity::hint};
  for (const auto& [file, least] :
       {std::pair(hint, Severity::hint), {warning, Severity::warning}}) {
    const std::string expected = Folder::check({file}).out;
    CAPTURE(expected);
    REQUIRE(!expected.empty());
    for (const Severity fail_on : all) {
      const Outcome outcome = Folder::check({file}, false, fail_on);
      CHECK(outcome.out == expected);
      CHECK(outcome.status == (least <= fail_on ? exit_findings : exit_clean));
    }
  }
}

TEST_CASE("Several files are checked in the order given, each under the name given") {
  const Folder folder;
  const std::string b = folder.write("b.md", one_slot);
  const std::string a = folder.write("a.md", one_slot);
  CHECK(files_in(Folder::check({b, a}, true)) == std::vector{b, a});
}

TEST_CASE("A file that is named is a handoff whatever it looks like") {
  const Folder folder;
  for (const char* name : {"notes.md", "templates/x.md", "x.txt", "no-extension"}) {
    CAPTURE(name);
    CHECK(Folder::check({folder.write(name, "# Notes\n\nText.\n")}).status == exit_findings);
  }
  const std::string off = folder.write("off.md", "<!-- handoff: off -->\n# Notes\n");
  CHECK(Folder::check({off}).status == exit_findings);
}

TEST_CASE("Of a folder the handoffs are checked, wherever below it they lie") {
  const Folder folder;
  const std::vector<std::string> handoffs = {folder.write("a/b/my-handoff.markdown", one_slot),
                                             folder.write("handoff.md", one_slot),
                                             folder.write("handoffs/2026-03-01.md", one_slot),
                                             folder.write("notes/by-headings.md", one_slot)};
  folder.write("readme.md", "# Read [ME]\n");
  folder.write("templates/handoff.md", std::string(session_template()));
  folder.write("handoff.txt", one_slot);
  folder.write(".git/handoff.md", one_slot);
  folder.write("node_modules/x/handoff.md", one_slot);
  fs::create_symlink(folder.path("handoff.md"), folder.path("handoff-link.md"));
  fs::create_directory_symlink(folder.root.path(), folder.path("loop"));
  ::mkfifo(folder.path("handoff-pipe.md").c_str(), 0600);
  const Outcome outcome = Folder::check({folder.root.path()}, true);
  CHECK(outcome.err.empty());
  CHECK(outcome.status == exit_findings);
  CHECK(files_in(outcome) == handoffs);
}

TEST_CASE("A folder without handoffs is nothing to complain about") {
  const Folder folder;
  folder.write("readme.md", "# Read [ME]\n");
  const Outcome outcome = Folder::check({folder.root.path()});
  CHECK(outcome.status == exit_clean);
  CHECK(outcome.out.empty());
  CHECK(outcome.err.empty());
}

TEST_CASE("A found file is judged by its path below the current folder, as an editor does") {
  const Folder folder;
  folder.write("handoffs/2024/note.md", notes);
  folder.write("docs/templates/sub/handoff.md", one_slot);
  const Inside inside(folder.root.path());
  const std::vector<std::string> starts = {
      "handoffs",         "handoffs/",        "./handoffs",    "handoffs/2024",
      "docs/../handoffs", "handoffs/**/*.md", "handoffs/2*/*", folder.path("handoffs")};
  for (const std::string& start : starts) {
    CAPTURE(start);
    const Outcome outcome = Folder::check({start}, true);
    REQUIRE(files_in(outcome).size() == 1);
    CHECK(files_in(outcome)[0].ends_with("2024/note.md"));
  }
  CHECK(files_in(Folder::check({"."}, true)) ==
        std::vector<std::string>{"./handoffs/2024/note.md"});
  for (const char* start : {".", "docs", "docs/templates/sub", "**/sub/*.md"}) {
    CAPTURE(start);
    CHECK(Folder::check({start}).out.find("handoff.md") == std::string::npos);
  }
}

TEST_CASE("Elsewhere a found file is judged by its path from the argument's folder on") {
  const Folder folder;
  folder.write("handoffs/2024/note.md", notes);
  folder.write("templates/2024/handoff.md", one_slot);
  folder.write("here/file.txt", "");
  const Inside inside(folder.path("here"));
  for (const char* start : {"../handoffs", "../handoffs/.", "../handoffs/*/*.md"}) {
    CAPTURE(start);
    CHECK(files_in(Folder::check({start}, true)).size() == 1);
  }
  CHECK(files_in(Folder::check({"../templates/2024"}, true)).size() == 1);
  CHECK(Folder::check({"../templates"}).out.empty());
  CHECK(Folder::check({"../handoffs/2024"}).out.empty());
}

TEST_CASE("Of a glob the handoffs among the matches are checked") {
  const Folder folder;
  const std::string one = folder.write("a/handoff-1.md", one_slot);
  const std::string two = folder.write("a/b/handoff-2.md", one_slot);
  folder.write("a/b/readme.md", "# Read [ME]\n");
  folder.write("c/handoff-3.md", one_slot);
  CHECK(files_in(Folder::check({folder.path("a/**/*.md")}, true)) == std::vector{two, one});
  CHECK(files_in(Folder::check({folder.path("a/*.{md,txt}")}, true)) == std::vector{one});

  const Outcome nothing = Folder::check({folder.path("a/*.txt")});
  CHECK(nothing.status == exit_failure);
  CHECK(nothing.err == "handoff-ls: no Markdown file matches " + folder.path("a/*.txt") + "\n");
}

TEST_CASE("A found file that is no text is skipped, unless its path says that it is a handoff") {
  const Folder folder;
  folder.write("img/a.png", "\x89PNG");
  folder.write("img/latin.md", "# Caf\xe9\n");
  folder.write("img/large.md", "");
  fs::resize_file(folder.path("img/large.md"), (16 << 20) + 1);
  for (const std::string& start : {folder.path("img"), folder.path("img/*")}) {
    const Outcome outcome = Folder::check({start});
    CHECK(outcome.status == exit_clean);
    CHECK(outcome.err.empty());
  }
  const std::string handoff = folder.write("img/handoff.md", "# Caf\xe9\n");
  for (const std::string& start : {folder.path("img"), folder.path("img/*")}) {
    const Outcome outcome = Folder::check({start});
    CHECK(outcome.status == exit_failure);
    CHECK(outcome.err == "handoff-ls: " + handoff + " is not UTF-8\n");
  }
}

TEST_CASE("No name and no text drives the terminal") {
  const Folder folder;
  const std::string name = "hand\x1b[2J\nhandoff\xc2\x9b.md";
  const std::string shown = folder.path("hand\\x1b[2J\\nhandoff\\u009b.md");
  folder.write(name, with(filled_handoff(), "DIRTY (2", "\x1b[31mMESSY\x07 (2"));
  const Outcome outcome = Folder::check({folder.root.path()});
  CHECK(outcome.status == exit_findings);
  CHECK(outcome.out.starts_with(shown + ":33:"));
  CHECK(std::ranges::count(outcome.out, '\n') == 1);
  CHECK(outcome.out.find('\x1b') == std::string::npos);
  CHECK(Folder::check({folder.path("\x1b]0;x\x07")}).err == "handoff-ls: cannot read " +
                                                                folder.path("\\x1b]0;x\\x07") +
                                                                ": No such file or directory\n");
  CHECK(files_in(Folder::check({folder.path(name)}, true)) == std::vector{folder.path(name)});
}

TEST_CASE("A file whose name looks like a glob is that file") {
  const Folder folder;
  const std::string file = folder.write("[x]*.md", one_slot);
  folder.write("x1.md", one_slot);
  CHECK(files_in(Folder::check({file}, true)) == std::vector{file});
}

TEST_CASE("What cannot be read is one error, and the others are checked all the same") {
  const Folder folder;
  const std::string good = folder.write("handoff.md", one_slot);
  const std::string absent = folder.path("absent.md");
  const std::string latin = folder.write("latin.md", "# Caf\xe9\n");
  const std::string pipe = folder.path("pipe.md");
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  const std::string large = folder.write("large.md", "");
  fs::resize_file(large, (16 << 20) + 1);
  const std::pair<std::string, std::string> table[] = {
      {absent, "cannot read " + absent + ": No such file or directory"},
      {latin, latin + " is not UTF-8"},
      {pipe, pipe + " is not a file"},
      {"/dev/null", "/dev/null is not a file"},
      {large, large + " is larger than 16 MiB and is left alone"},
  };
  for (const auto& [file, message] : table) {
    CAPTURE(file);
    const Outcome outcome = Folder::check({file, good}, true);
    CHECK(outcome.status == exit_failure);
    CHECK(outcome.err == "handoff-ls: " + message + "\n");
    CHECK(files_in(outcome) == std::vector{good});
  }
}

TEST_CASE("Sixteen MiB are still read") {
  const Folder folder;
  const std::string file = folder.write("handoff.md", "");
  fs::resize_file(file, 16 << 20);
  CHECK(Folder::check({file}).status == exit_findings);
}

}  // namespace handoff
