// Files that a handoff names: found where they are, and nowhere else.

#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "tests/support/repository.h"
#include "tests/unit/session/editor.h"

namespace handoff::testing {
namespace {

std::string uri_of(const std::filesystem::path& path) {
  return "file://" + path.native();
}

json with_folder(const std::filesystem::path& path) {
  return {{"workspaceFolders", {{{"uri", uri_of(path)}, {"name", "x"}}}}};
}

/// The targets of a document's links.
std::vector<std::string> targets(Editor& editor, const std::string& uri) {
  std::vector<std::string> found;
  for (const json& link :
       editor.client->request("textDocument/documentLink", {{"textDocument", {{"uri", uri}}}})) {
    found.push_back(link.at("target"));
  }
  return found;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("Addresses and files that are there are links") {
  const Repository repository;
  repository.write("src/a b.c", "x\n");
  repository.write("src/a.c", "x\ny\n");
  repository.write("docs/b.md", "x\n");
  repository.write("Makefile.am", "x\n");
  const std::string uri = uri_of(repository.root() / "docs/handoff.md");
  const std::string text =
      "# Session Handoff\n\nSee https://example.org/x, `src/a.c:2`, `src/no.c`, `src`, `b.md`,\n"
      "`docs/handoff.md` and `../src/a.c`\n\n### Files Modified\n- Makefile.am - new\n";
  Editor editor;
  editor.client->initialize();
  editor.open(uri, text);
  CHECK(targets(editor, uri) == Strings{"https://example.org/x",
                                        uri_of(repository.root() / "src/a.c") + "#L2",
                                        uri_of(repository.root() / "docs/b.md"),
                                        uri_of(repository.root() / "Makefile.am")});
}

TEST_CASE("A file is looked for from the workspace folder on before the document's own") {
  const Repository repository;
  repository.write("top/x.c", "x\n");
  repository.write("top/docs/x.c", "x\n");
  const std::string uri = uri_of(repository.root() / "top/docs/handoff.md");
  Editor editor;
  editor.client->initialize({}, with_folder(repository.root() / "top"));
  editor.open(uri, "# Session Handoff\n\n`x.c` `docs/x.c`\n");
  CHECK(targets(editor, uri) ==
        Strings{uri_of(repository.root() / "top/x.c"), uri_of(repository.root() / "top/docs/x.c")});
}

TEST_CASE("What is in no repository and no folder, or is no file, names no files") {
  const Repository repository;
  repository.write("a.c", "x\n");
  std::filesystem::remove_all(repository.root() / ".git");
  const std::string text = "# Session Handoff\n\n`a.c` and `etc/passwd`\n";
  Editor editor;
  editor.client->initialize();
  for (const std::string& uri : {uri_of(repository.root() / "handoff.md"),
                                 std::string("untitled:handoff.md"), std::string("file:///h.md")}) {
    CAPTURE(uri);
    editor.open(uri, text);
    CHECK(targets(editor, uri) == Strings{});
  }
}

TEST_CASE("A document that names thousands of files has some of them looked for") {
  const Repository repository;
  repository.write("a.c", "x\n");
  repository.write("z.c", "x\n");
  const auto naming = [](int count) {
    std::string text = "# Session Handoff\n\n`a.c`\n";
    for (int i = 0; i < count; ++i) text += "`b/" + std::to_string(i) + ".c`\n";
    return text + "`z.c` and `a.c`\n";
  };
  const std::string uri = uri_of(repository.root() / "handoff.md");
  Editor editor;
  editor.client->initialize();
  editor.open(uri, naming(100));
  CHECK(targets(editor, uri).size() == 3);
  editor.open(uri, naming(1500));
  CHECK(targets(editor, uri).size() == 2);
}

TEST_CASE("What lies behind a link is not looked at") {
  const Repository repository;
  repository.write("src/a.c", "x\n");
  std::filesystem::create_directory_symlink("src", repository.root() / "linked");
  std::filesystem::create_symlink("src/a.c", repository.root() / "b.c");
  const std::string uri = uri_of(repository.root() / "handoff.md");
  Editor editor;
  editor.client->initialize();
  editor.open(uri, "# Session Handoff\n\n`linked/a.c`, `b.c`, `src/a.c/b.c` and `src/a.c`\n");
  CHECK(targets(editor, uri) == Strings{uri_of(repository.root() / "src/a.c")});
}

TEST_CASE("The definition of a file's name is the file, at a line that it has") {
  const Repository repository;
  repository.write("src/a.c", "1\n2\n3\n");
  const std::string uri = uri_of(repository.root() / "handoff.md");
  const std::string text =
      "# Session Handoff\n\n`src/a.c:3` `src/a.c` `src/a.c:99` `src/no.c:1` plain\n";
  Editor editor;
  editor.client->initialize();
  editor.open(uri, text);
  const auto line_of = [&](std::string_view what) {
    json position = position_of(text, what);
    position["character"] = position["character"].get<int>() + 1;
    const json found = editor.client->request(
        "textDocument/definition", {{"textDocument", {{"uri", uri}}}, {"position", position}});
    if (found.empty()) return -1;
    CHECK(found.at(0).at("uri") == uri_of(repository.root() / "src/a.c"));
    CHECK(found.at(0).at("range").at("start") == found.at(0).at("range").at("end"));
    return found.at(0).at("range").at("start").at("line").get<int>();
  };
  CHECK(line_of("`src/a.c:3`") == 2);
  CHECK(line_of("`src/a.c`") == 0);
  CHECK(line_of("`src/a.c:99`") == 0);
  CHECK(line_of("`src/no.c") == -1);
  CHECK(line_of("plain") == -1);
  CHECK(line_of("Session Handoff") == -1);
}

TEST_CASE("A task and a file are found in all handoffs of the workspace, in the document first") {
  const Repository repository;
  repository.write("src/a.c", "1\n");
  const std::string here =
      "# Session Handoff\n\n### Next Priority Tasks\n1. Fix the proxy - `src/a.c`\n";
  const std::string there =
      "# Session Handoff\n\n### Completed Tasks\n- [x] fix the proxy\n- see `src/a.c:1`, "
      "`src/b.c`\n";
  repository.write("docs/handoffs/1.md", there);
  repository.write("docs/handoffs/2.md", "# Session Handoff\n\n- Fix the proxy of others\n");
  repository.write("notes.md", "- [ ] Fix the proxy, `src/a.c`\n");
  const std::string uri = uri_of(repository.root() / "handoff.md");
  const std::string other = uri_of(repository.root() / "docs/handoffs/1.md");
  Editor editor;
  editor.client->initialize(
      json::object(),
      {{"workspaceFolders", {{{"uri", uri_of(repository.root())}, {"name", "w"}}}}});
  editor.open(uri, here);
  const auto references = [&](std::string_view what, bool with_definition) {
    return editor.client->request("textDocument/references",
                                  {{"textDocument", {{"uri", uri}}},
                                   {"position", position_of(here, what)},
                                   {"context", {{"includeDeclaration", with_definition}}}});
  };
  const json task = {{"uri", uri}, {"range", range_of(here, "Fix the proxy")}};
  const json done = {{"uri", other}, {"range", range_of(there, "fix the proxy")}};
  CHECK(references("Fix the", true) == json::array({task, done}));
  CHECK(references("Fix the", false) == json::array({done}));
  CHECK(references("src/a.c", true) ==
        json::array({{{"uri", uri}, {"range", range_of(here, "src/a.c")}},
                     {{"uri", other}, {"range", range_of(there, "src/a.c:1")}}}));
  CHECK(references("Session", true).empty());
}

TEST_CASE("The definition of a task leads to its box, and from there to where it came up first") {
  const Repository repository;
  const std::string first =
      "# Session Handoff\n\n### Next Priority Tasks\n1. Fix the proxy - soon\n";
  const std::string second = "# Session Handoff\n\n### In Progress\n- [ ] Fix the proxy\n";
  const std::string here =
      "# Session Handoff\n\n### Work in Progress\n- **Active Task:** Fix the proxy\n\n"
      "### In Progress\n- [ ] fix the proxy (Progress: half)\n- [ ] Write the guide\n";
  repository.write("docs/handoffs/2025-11-08.md", first);
  repository.write("docs/handoffs/2025-11-09.md", second);
  repository.write("docs/handoffs/2025-11-11.md", "# Session Handoff\n\n- [ ] Write the guide\n");
  repository.write("docs/handoffs/2025-11-12.md", here);
  const auto uri = [&](const std::string& name) {
    return uri_of(repository.root() / "docs/handoffs" / (name + ".md"));
  };
  Editor editor;
  editor.client->initialize({}, with_folder(repository.root()));
  editor.open(uri("2025-11-10"), here);
  const auto definition = [&](const std::string& name, std::string_view what) {
    return editor.client->request(
        "textDocument/definition",
        {{"textDocument", {{"uri", uri(name)}}}, {"position", position_of(here, what)}});
  };
  const auto place = [&](const std::string& name, const std::string& text, std::string_view what) {
    return json::array({{{"uri", uri(name)}, {"range", range_of(text, what)}}});
  };
  CHECK(definition("2025-11-10", "Fix the proxy") == place("2025-11-10", here, "fix the proxy"));
  CHECK(definition("2025-11-10", "fix the proxy") == place("2025-11-08", first, "Fix the proxy"));
  // Later ones do not count.
  CHECK(definition("2025-11-10", "Write the guide") ==
        place("2025-11-10", here, "Write the guide"));
  // A draft that is no file yet comes after all that are.
  editor.open("untitled:handoff.md", here);
  const json found = editor.client->request("textDocument/definition",
                                            {{"textDocument", {{"uri", "untitled:handoff.md"}}},
                                             {"position", position_of(here, "Write the guide")}});
  CHECK(found == place("2025-11-10", here, "Write the guide"));
}

}  // namespace handoff::testing
