// What handoffs call files that an editor renames.

#include <fmt/format.h>

#include <catch2/catch_test_macros.hpp>

#include "tests/support/repository.h"
#include "tests/unit/session/editor.h"

namespace handoff::testing {
namespace {

const json renames =
    R"({"workspace": {"fileOperations": {"willRename": true, "didRename": true}}})"_json;

const std::string text =
    "# Session Handoff\n"
    "\n"
    "### Files Modified\n"
    "- src/parse.cpp - reads `src/parse.cpp:12`\n"
    "- src/lex.cpp - as src/parse.cpp.in, which is not there\n"
    "\n"
    "### Code References\n"
    "- parse - src/parse.cpp:3 - entry\n"
    "- lex - ./src/parse.cpp - its caller\n"
    "\n"
    "## Technical Notes\n"
    "```\n"
    "src/parse.cpp\n"
    "```\n";

class Scene {
 public:
  explicit Scene(const json& capabilities = renames) {
    for (const char* file : {"src/parse.cpp", "src/lex.cpp"}) repository_.write(file, "\n");
    repository_.write("docs/handoffs/notes.md", "# Notes\n");
    repository_.write("docs/handoffs/one.md", text);
    offered = editor.client->initialize(
        capabilities, {{"workspaceFolders", {{{"uri", uri("")}, {"name", "w"}}}}});
  }

  std::string uri(const std::string& name) const {
    return "file://" + repository_.root().native() + (name.empty() ? "" : "/" + name);
  }

  void write(const std::string& name, std::string_view content) const {
    repository_.write(name, content);
  }

  json rename(const std::string& from, const std::string& to) {
    return editor.client->request("workspace/willRenameFiles",
                                  {{"files", {{{"oldUri", uri(from)}, {"newUri", uri(to)}}}}});
  }

  /// The handoff afterwards, or nothing where it is not edited.
  std::string renamed(const std::string& from, const std::string& to) {
    const json edit = rename(from, to);
    if (edit.is_null()) return {};
    return apply_edits(text, edit.at("changes").at(uri("docs/handoffs/one.md")));
  }

 private:
  Repository repository_;

 public:
  Editor editor;
  json offered;
};

std::string replaced(std::string whole, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = whole.find(from, at)) != whole.npos;) {
    whole.replace(at, from.size(), to);
    at += to.size();
  }
  return whole;
}

}  // namespace

TEST_CASE("Handoffs go on naming a file that is renamed, with its lines") {
  Scene scene;
  const std::string then = scene.renamed("src/parse.cpp", "lib/reader.cpp");
  std::string expected = text;
  for (const char* before : {"- ", "`", "- parse - ", "- lex - ./"}) {
    for (const char* after : {" - ", ":12`", ":3 "}) {
      expected = replaced(expected, fmt::format("{}src/parse.cpp{}", before, after),
                          fmt::format("{}lib/reader.cpp{}", before, after));
    }
  }
  CHECK(then == expected);
  CHECK(scene.rename("src/other.cpp", "src/another.cpp").is_null());
  CHECK(scene.rename("src/parse.cpp", "src/parse.cpp").is_null());
}

TEST_CASE("A folder that is renamed stands for all that is in it") {
  Scene scene;
  const std::string then = scene.renamed("src", "source");
  CHECK(then.find("- source/parse.cpp - reads `source/parse.cpp:12`\n- source/lex.cpp - ") !=
        std::string::npos);
  CHECK(scene.rename("sr", "source").is_null());
  CHECK(scene.renamed("src/", "source/") == then);
}

TEST_CASE("A name that would not be read as a file is put into code") {
  Scene scene;
  const std::string then = scene.renamed("src/parse.cpp", "src/my parser.cpp");
  CHECK(then.find("- `src/my parser.cpp` - reads `src/my parser.cpp:12`\n") != std::string::npos);
  CHECK(then.find("- parse - `src/my parser.cpp:3` - entry\n"
                  "- lex - `src/my parser.cpp` - its caller\n") != std::string::npos);
  CHECK(scene.rename("src/parse.cpp", "src/a`b.cpp").is_null());
  CHECK(scene.rename("src/parse.cpp", "src/a|b.cpp").is_null());
  CHECK(scene.rename("src/parse.cpp", "src/a%0Ab.cpp").is_null());
}

TEST_CASE("A file that leaves all folders keeps its name") {
  Scene scene;
  const json edit = scene.editor.client->request(
      "workspace/willRenameFiles",
      {{"files", {{{"oldUri", scene.uri("src/parse.cpp")}, {"newUri", "file:///nowhere/a.cpp"}}}}});
  CHECK(edit.is_null());
}

TEST_CASE("A handoff that moves goes on naming the files beside it") {
  Scene scene;
  const std::string beside = "# Session Handoff\n\n### Files Modified\n- `notes.md` - written\n";
  scene.write("docs/handoffs/two.md", beside);
  json edit = scene.rename("docs/handoffs/two.md", "archive/two.md");
  CHECK(apply_edits(beside, edit.at("changes").at(scene.uri("docs/handoffs/two.md"))) ==
        replaced(beside, "notes.md", "docs/handoffs/notes.md"));
  CHECK(edit.at("changes").size() == 1);
  // With its folder, the file beside it moves as well.
  edit = scene.rename("docs/handoffs", "docs/old");
  CHECK(edit.is_null());
}

TEST_CASE("Links of Markdown lead to a file that is renamed, from the handoff's own folder") {
  Scene scene;
  const std::string links =
      "# Session Handoff\n\n"
      "[a](../../src/parse.cpp) and [`b`](<./../../src/parse.cpp> \"b\"), [c][r], "
      "[d](notes.md#top)\n"
      "`[e](../../src/parse.cpp)` [f](src/parse.cpp) [g](https://a.org/../../src/parse.cpp)\n\n"
      "[r]: ../../src/parse.cpp\n";
  scene.write("docs/handoffs/two.md", links);
  const auto then = [&](const std::string& from, const std::string& to) {
    const json edit = scene.rename(from, to);
    const json& changes = edit.at("changes");
    return apply_edits(links, changes.at(scene.uri("docs/handoffs/two.md")));
  };
  const std::string renamed = then("src/parse.cpp", "src/my parser (1).cpp");
  const std::string name = "../../src/my%20parser%20%281%29.cpp";
  INFO(renamed);
  CHECK(renamed.find("[a](" + name + ") and [`b`](<" + name + "> \"b\"), [c]") !=
        std::string::npos);
  CHECK(renamed.find("`[e](../../src/parse.cpp)` [f](src/parse.cpp) [g](https") !=
        std::string::npos);
  CHECK(renamed.find("[r]: " + name + "\n") != std::string::npos);
  CHECK(then("docs/handoffs/notes.md", "docs/n\u00fcr.md").find("[d](../n\u00fcr.md#top)") !=
        std::string::npos);
  const std::string moved = then("docs/handoffs/two.md", "two.md");
  CHECK(moved.find("[a](src/parse.cpp) and") != std::string::npos);
  CHECK(moved.find("[d](docs/handoffs/notes.md#top)") != std::string::npos);
}

TEST_CASE("Edits are of the version that is open, where the client takes that") {
  Scene scene(merged(renames, changes_documents));
  const std::string uri = scene.uri("docs/handoffs/one.md");
  json edit = scene.rename("src/lex.cpp", "src/lexer.cpp");
  REQUIRE(edit.at("documentChanges").size() == 1);
  CHECK(edit.at("documentChanges")[0].at("textDocument") ==
        json{{"uri", uri}, {"version", nullptr}});
  scene.editor.open(uri, "# Session Handoff\n\n`src/lex.cpp`\n", 4);
  edit = scene.rename("src/lex.cpp", "src/lexer.cpp");
  CHECK(edit.at("documentChanges")[0].at("textDocument").at("version") == 4);
  CHECK(edit.at("documentChanges")[0].at("edits").size() == 1);
}

TEST_CASE("Names are left alone where that is switched off, and in ordinary Markdown") {
  Scene scene;
  scene.write("README.md", "# Notes\n\n`src/parse.cpp`\n");
  scene.write("docs/.handoff.json", R"({"features": {"willRename": false}})");
  CHECK(scene.rename("src/parse.cpp", "src/a.cpp").is_null());
}

TEST_CASE("Renames are asked for where the client tells them, of all files and folders") {
  const json every = R"({"filters": [{"scheme": "file", "pattern": {"glob": "**"}}]})"_json;
  CHECK(Scene().offered.at("capabilities").at("workspace").at("fileOperations") ==
        json{{"willRename", every}, {"didRename", every}});
  const Scene scene(json::object());
  CHECK(!scene.offered.at("capabilities").at("workspace").contains("fileOperations"));
}

TEST_CASE("A template that was renamed counts by its new name at once") {
  Scene scene(merged(renames, pulls));
  scene.write(".handoff/templates/bug.md", "# Bug Handoff\n\n## Cause\n[CAUSE]\n");
  const std::string uri = scene.uri("note.md");
  const std::string note = "<!-- handoff: template=bug -->\n# Bug Handoff\n";
  scene.editor.open(uri, note);
  CHECK(!scene.editor.pull(uri).empty());
  scene.write(".handoff.json", R"({"files": {"note.md": "off"}})");
  scene.editor.change(uri, 2, whole_text("# Bug Handoff\n"));
  scene.editor.client->notify("workspace/didRenameFiles", {{"files", json::array()}});
  CHECK(scene.editor.pull(uri).empty());
}

}  // namespace handoff::testing
