// What editors' plugins ask beyond the specification: docs/protocol.md.

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>

#include "tests/support/repository.h"
#include "tests/unit/session/editor.h"

namespace handoff::testing {
namespace {

const std::string text =
    "# Session Handoff\n\n**Project:** [PROJECT_NAME]\n**Session ID:** [SESSION_ID]\n";

std::string uri_of(const std::filesystem::path& path) {
  return "file://" + path.native();
}

json with_folder(const std::filesystem::path& path) {
  return {{"workspaceFolders", {{{"uri", uri_of(path)}, {"name", "w"}}}}};
}

std::string form() {
  std::ifstream file(SOURCE_ROOT "/server/templates/session.md");
  return {std::istreambuf_iterator<char>(file), {}};
}

json open_slots(Editor& editor, const std::string& uri) {
  return editor.client->request("handoff/openSlots", {{"textDocument", {{"uri", uri}}}});
}

constexpr int request_failed = -32803;
constexpr int request_cancelled = -32800;

}  // namespace

TEST_CASE("Open slots tell what is open, where, and how much is done") {
  Editor editor;
  editor.client->initialize();
  const std::string uri = "file:///w/handoff.md";
  const std::string whole = form();
  editor.open(uri, whole);
  json slots = open_slots(editor, uri);
  CHECK(slots.at("template") == "session");
  CHECK(slots.at("filled") == 0);
  CHECK(slots.at("total") == 82);
  CHECK(slots.at("open").size() == 82);
  const json status = find_by(slots.at("open"), "label", "Git Status");
  CHECK(status.at("range") == range_of(whole, "[CLEAN/DIRTY]"));
  CHECK(status.at("text") == "[CLEAN/DIRTY]");
  CHECK(status.at("section") == "Environment State");
  CHECK(!status.at("wanted").get<std::string>().empty());

  const json clean = {{{"range", status.at("range")}, {"text", "CLEAN"}}};
  editor.change(uri, 2, clean);
  slots = open_slots(editor, uri);
  CHECK(slots.at("filled") == 1);
  CHECK(slots.at("open").size() == 81);
}

TEST_CASE("What stands in a missing section is not filled in") {
  Editor editor;
  editor.client->initialize();
  const std::string uri = "file:///w/handoff.md";
  const std::string whole = form();
  const std::size_t begin = whole.find("### Environment State");
  const std::size_t end = whole.find("\n#", begin) + 1;
  std::string less = whole;
  less.erase(begin, end - begin);
  editor.open(uri, less);
  const json slots = open_slots(editor, uri);
  CHECK(slots.at("filled") == 0);
  CHECK(slots.at("total") == 82);
  CHECK(slots.at("open").size() < 82);
}

TEST_CASE("A document in words of its own has open slots, and no measure") {
  Editor editor;
  editor.client->initialize();
  editor.open("file:///w/handoff.md", text);
  const json slots = open_slots(editor, "file:///w/handoff.md");
  CHECK(slots.at("open").size() == 2);
  CHECK(!slots.contains("filled"));
  CHECK(!slots.contains("total"));
}

TEST_CASE("Ordinary Markdown and documents that are not open have no slots") {
  Editor editor;
  editor.client->initialize();
  editor.open("file:///w/README.md", "# Notes\n\n[PROJECT_NAME]\n");
  CHECK(open_slots(editor, "file:///w/README.md").is_null());
  CHECK(open_slots(editor, "file:///w/other.md").is_null());
}

TEST_CASE("A new handoff is named as those that are there, and filled from git") {
  Repository repository;
  repository.write("docs/handoffs/2026-02-27.md", "# Session Handoff\n");
  repository.commit("Parse the input", "parse.c", "int parse(void);\n");
  Editor editor;
  editor.client->initialize({}, with_folder(repository.root()));
  const json made = editor.client->request("handoff/newHandoff", json::object());
  CHECK(made.at("uri") == uri_of(repository.root() / "docs/handoffs/2026-03-01.md"));
  CHECK(made.at("text").get<std::string>().find("**Git Status:** CLEAN") != std::string::npos);
  CHECK(made.at("note").get<std::string>().starts_with("Filled in from git: commits and files"));
  CHECK(!std::filesystem::exists(repository.root() / "docs/handoffs/2026-03-01.md"));

  const json below = {{"folder", uri_of(repository.root() / "docs")}};
  CHECK(editor.client->request("handoff/newHandoff", below).at("uri") == made.at("uri"));
}

TEST_CASE("Without trust, or with git switched off, a new handoff is made without git") {
  Repository repository;
  repository.commit("Begin", "a.txt", "a\n");
  Editor editor;
  json options = with_folder(repository.root());
  options["initializationOptions"] = {{"trusted", false}};
  editor.client->initialize({}, options);
  const auto note = [&] {
    return editor.client->request("handoff/newHandoff", json::object())
        .at("note")
        .get<std::string>();
  };
  CHECK(note() == "Filled in without git: the workspace is not trusted, so git is not asked.");
  editor.client->notify("handoff/didChangeTrust", {{"trusted", true}});
  CHECK(note().starts_with("Filled in from git"));
  editor.client->notify("workspace/didChangeConfiguration",
                        {{"settings", {{"handoff", {{"git", {{"enabled", false}}}}}}}});
  CHECK(note().find("handoff.git.enabled is off") != std::string::npos);
  editor.client->notify("workspace/didChangeConfiguration", {{"settings", json::object()}});
  CHECK(note().starts_with("Filled in from git"));
  editor.client->notify("handoff/didChangeTrust", {{"trusted", false}});
  CHECK(note().find("not trusted") != std::string::npos);
}

TEST_CASE("A new handoff at a place of the client's has the text of that place") {
  Repository repository;
  repository.write(".handoff/templates/incident.md", "# Incident\n\n**Cause:** [CAUSE]\n");
  repository.write(".handoff.json", R"({"files": {"incidents/*.md": "incident"}})");
  repository.commit("Parse the input", "parse.c", "int parse(void);\n");
  Editor editor;
  editor.client->initialize({}, with_folder(repository.root()));
  const auto made_at = [&](const std::string& name) {
    const json params = {{"uri", uri_of(repository.root() / name)}};
    const json made = editor.client->request("handoff/newHandoff", params);
    CHECK(made.at("uri") == params.at("uri"));
    CHECK(!std::filesystem::exists(repository.root() / name));
    return made.at("text").get<std::string>();
  };
  CHECK(made_at("incidents/fire.md") == "# Incident\n\n**Cause:** [CAUSE]\n");
  CHECK(made_at("notes/fire.md").starts_with("# Session Handoff\n"));
  CHECK(made_at("handoff.md").find("**Git Status:** CLEAN") != std::string::npos);
  CHECK(editor.client->refusal("handoff/newHandoff", {{"uri", "untitled:1"}}) == request_failed);
}

TEST_CASE("The next handoff has the text of its place") {
  Repository repository;
  repository.write(".handoff/templates/incident.md", "# Incident\n\n**Cause:** [CAUSE]\n");
  repository.write(".handoff.json", R"({"files": {"handoffs/*.md": "incident"}})");
  repository.write("handoffs/2026-02-27.md", "# Incident\n");
  Editor editor;
  editor.client->initialize({}, with_folder(repository.root()));
  const json made = editor.client->request("handoff/newHandoff", json::object());
  CHECK(made.at("uri") == uri_of(repository.root() / "handoffs/2026-03-01.md"));
  CHECK(made.at("text") == "# Incident\n\n**Cause:** [CAUSE]\n");
}

TEST_CASE("A new handoff needs a folder") {
  Editor editor;
  editor.client->initialize();
  CHECK(editor.client->refusal("handoff/newHandoff", json::object()) == request_failed);
  CHECK(editor.client->refusal("handoff/newHandoff", {{"folder", "https://example.org/"}}) ==
        request_failed);
}

TEST_CASE("Checking looks at every handoff, and at drafts as they are in the editor") {
  const Repository repository;
  repository.write("README.md", "# Notes\n\n[PROJECT_NAME]\n");
  repository.write("handoff-1.md", text);
  repository.write("docs/handoff-2.md", text);
  repository.write("docs/handoff-3.md", "\xFF\xFE");
  repository.write("node_modules/handoff.md", text);
  Editor editor;
  editor.client->initialize({}, with_folder(repository.root()));
  const std::string draft = uri_of(repository.root() / "handoff-1.md");
  editor.open(draft, "<!-- handoff: off -->\n");
  json params = {{"workDoneToken", "t"}};
  json result = editor.client->request("handoff/check", params);
  REQUIRE(result.at("items").size() == 1);
  CHECK(result.at("items")[0].at("uri") == uri_of(repository.root() / "docs/handoff-2.md"));
  const json& found = result.at("items")[0].at("diagnostics");
  CHECK(find_by(found, "code", "unresolved-placeholder").at("range") ==
        range_of(text, "[PROJECT_NAME]"));
  REQUIRE(result.at("failures").size() == 1);
  CHECK(result.at("failures")[0].get<std::string>().find("docs/handoff-3.md is not UTF-8") !=
        std::string::npos);

  std::deque<json>& told = editor.client->arrived("$/progress");
  REQUIRE(told.size() >= 3);
  CHECK(told.front().at("value").at("kind") == "begin");
  CHECK(told.back().at("value").at("kind") == "end");
  CHECK(told.back().at("token") == "t");

  editor.change(draft, 2, whole_text(text));
  result = editor.client->request("handoff/check", json::object());
  CHECK(result.at("items").size() == 2);
  CHECK(find_by(result.at("items"), "uri", draft).at("diagnostics").size() >= 2);
}

TEST_CASE("Checking can be cancelled, and holds up nothing else") {
  const Repository repository;
  for (int i = 0; i < 400; ++i) repository.write(std::to_string(i) + "/handoff.md", form());
  Editor editor;
  editor.client->initialize(pulls, with_folder(repository.root()));
  const std::string uri = "file:///w/handoff.md";
  editor.open(uri, text);
  const int check = editor.client->ask("handoff/check", {{"workDoneToken", 1}});
  CHECK(!editor.pull(uri).empty());
  editor.client->notify("$/cancelRequest", {{"id", check}});
  CHECK(editor.client->response(check).at("error").at("code") == request_cancelled);
  const std::deque<json>& told = editor.client->arrived("$/progress");
  CHECK(told.back().at("value").at("kind") == "end");
}

TEST_CASE("Symbols are found in all handoffs, open or not, by a part of their names") {
  const Repository repository;
  repository.write("notes.md", "# Notes\n\n## Session Summary\n");
  repository.write("handoff-1.md", "# Session Handoff\n\n## Session Summary\n");
  repository.write("docs/handoff-2.md", "# Session Handoff\n\n**Project:** é\n");
  Editor editor;
  editor.client->initialize({}, with_folder(repository.root()));
  const std::string draft = uri_of(repository.root() / "handoff-1.md");
  editor.open(draft, "# Session Handoff\n\n\n## Project Summary\n");
  const auto ask = [&](const std::string& query) {
    return editor.client->request("workspace/symbol", {{"query", query}});
  };
  const json found = ask("PROJECT");
  REQUIRE(found.size() == 2);
  CHECK(found[0].at("name") == "Project");
  CHECK(found[0].at("containerName") == "Session Handoff");
  CHECK(found[0].at("location").at("uri") == uri_of(repository.root() / "docs/handoff-2.md"));
  CHECK(found[1].at("location").at("uri") == draft);
  CHECK(found[1].at("location").at("range").at("start") == json{{"line", 3}, {"character", 0}});
  CHECK(ask("").size() == 4);
  CHECK(ask("session summary").empty());
  CHECK(ask("prj sum").size() == 1);
}

TEST_CASE("Looking for symbols can be cancelled, and ends when there are enough") {
  const Repository repository;
  for (int i = 0; i < 400; ++i) repository.write(std::to_string(i) + "/handoff.md", form());
  Editor editor;
  editor.client->initialize(pulls, with_folder(repository.root()));
  const int asked = editor.client->ask("workspace/symbol", {{"query", "no such name"}});
  editor.client->notify("$/cancelRequest", {{"id", asked}});
  CHECK(editor.client->response(asked).at("error").at("code") == request_cancelled);
  CHECK(editor.client->request("workspace/symbol", {{"query", ""}}).size() == 1000);
}

}  // namespace handoff::testing
