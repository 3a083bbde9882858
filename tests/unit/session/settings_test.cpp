// What a user sets, and what becomes of it.

#include "server/session/editor_settings.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <set>
#include <sstream>

#include "tests/support/repository.h"
#include "tests/unit/session/editor.h"

namespace handoff::testing {
namespace {

const std::string uri = "file:///w/handoff.md";
const std::string text = "# Session Handoff\n\n**Project:** [PROJECT_NAME]\n";

const json configures = R"({"workspace": {"configuration": true,
  "didChangeConfiguration": {"dynamicRegistration": true}}})"_json;

const json without_open_slots =
    R"({"diagnostics": {"severity": {"unresolved-placeholder": "off"}}})"_json;

bool tells_of_open_slots(const json& diagnostics) {
  for (const json& diagnostic : diagnostics) {
    if (diagnostic.at("code") == "unresolved-placeholder") return true;
  }
  return false;
}

/// The rows of a Markdown table: cells without their backquotes.
std::vector<std::vector<std::string>> rows_of(const std::string& page, std::string_view heading) {
  std::vector<std::vector<std::string>> rows;
  std::istringstream lines(page.substr(page.find(heading)));
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line) && !line.starts_with("## ")) {
    if (!line.starts_with("| `handoff.")) continue;
    std::vector<std::string> cells;
    std::istringstream parts(line.substr(1));
    for (std::string cell; std::getline(parts, cell, '|');) {
      std::erase(cell, '`');
      cells.push_back(cell.substr(1, cell.size() - 2));
    }
    rows.push_back(std::move(cells));
  }
  return rows;
}

}  // namespace

TEST_CASE("docs/configuration.md lists the settings that there are") {
  std::ifstream file(SOURCE_ROOT "/docs/configuration.md");
  const std::string page(std::istreambuf_iterator<char>(file), {});
  const auto rows = rows_of(page, "## The server's settings");
  REQUIRE(rows.size() == all_settings().size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Setting& setting = all_settings()[i];
    CHECK(rows[i][0] == "handoff." + std::string(setting.name));
    CHECK(rows[i][1] == setting.type);
    CHECK(rows[i][2] == setting.fallback);
  }
}

TEST_CASE("Every default is what is used without it") {
  for (const Setting& setting : all_settings()) {
    CAPTURE(setting.name);
    Settings settings;
    SettingProblems problems;
    setting.read(json::parse(setting.fallback), settings, problems);
    CHECK(problems.empty());
    settings.publish_delay = Settings().publish_delay;  // the default is the session's to know
    CHECK(settings.tiers.value_or(Tier::optional) == Tier::optional);
    CHECK(settings.languages.value_or(Languages{"*"}) == Languages{"*"});
    CHECK(!settings.open_slot_lenses.value_or(false));
    CHECK(!settings.wanted_hints.value_or(false));
    CHECK(!settings.change_hints.value_or(false));
    settings.tiers = std::nullopt;
    settings.languages = std::nullopt;
    settings.open_slot_lenses = settings.wanted_hints = settings.change_hints = std::nullopt;
    CHECK(settings == Settings());
  }
}

TEST_CASE("Settings are read nested, or with dots in their names") {
  Settings expected;
  expected.git_enabled = false;
  expected.publish_delay = std::chrono::milliseconds(0);
  expected.severities = {{"missing-section", std::nullopt}, {"blank-form", Severity::error}};
  const json severities = {{"missing-section", "off"}, {"blank-form", "error"}};
  for (const json& section : {json{{"git", {{"enabled", false}}},
                                   {"diagnostics", {{"delay", 0}, {"severity", severities}}}},
                              json{{"git.enabled", false},
                                   {"diagnostics", {{"delay", 0}}},
                                   {"diagnostics.severity", severities}}}) {
    const ReadSettings read = read_settings(section);
    CHECK(read.settings.git_enabled == false);
    CHECK(read.settings.publish_delay == expected.publish_delay);
    CHECK(read.settings.severities == expected.severities);
    CHECK(read.problems.empty());
  }
}

TEST_CASE("A wrong value is reported, and the default is used") {
  const ReadSettings read = read_settings(R"({
    "git": {"enabled": "no"},
    "diagnostics": {"delay": 100000, "severity": {
      "blank-form": "loud", "no-such-code": "off", "missing-section": "off"}}})"_json);
  CHECK(read.settings.git_enabled);
  CHECK(!read.settings.publish_delay);
  CHECK(read.settings.severities == Severities{{"missing-section", std::nullopt}});
  REQUIRE(read.problems.size() == 4);
  CHECK(sentence(read.problems[0]) ==
        R"(The setting handoff.git.enabled must be true or false; it is "no".)");
  CHECK(sentence(read.problems[3]) ==
        "The setting handoff.diagnostics.delay must be a whole number from 0 to 1000; "
        "it is 100000.");
  for (const json& section : {json(7), json::array(), json("x")}) {
    CHECK(read_settings(section).problems.size() == 1);
    CHECK(read_settings(section).settings == Settings());
  }
  CHECK(read_settings(json()).problems.empty());
}

TEST_CASE("A name that is no setting is told once, and the rest counts") {
  Editor editor;
  editor.client->initialize(pulls);
  const json section = {
      {"git", {{"enable", false}}}, {"diagnostic", {{"tiers", "core"}}},
      {"codeLens.openslots", true}, {"[a](https://example.org)\n", 1},
      {"inlayHints", true},         {"diagnostics", without_open_slots.at("diagnostics")}};
  const auto configure = [&](const json& value) {
    editor.client->notify("workspace/didChangeConfiguration", {{"settings", {{"handoff", value}}}});
  };
  configure(section);
  std::set<std::string> told;
  while (told.size() < 5)
    told.insert(editor.client->notification("window/showMessage").at("message"));
  CHECK(told ==
        std::set<std::string>{"There is no setting \"handoff.git.enable\".",
                              "There is no setting \"handoff.diagnostic.tiers\".",
                              "There is no setting \"handoff.(a](https://example.org)…\".",
                              "There is no setting \"handoff.codeLens.openslots\".",
                              "The setting handoff.inlayHints must be an object; it is true."});
  editor.open(uri, text);
  CHECK(!tells_of_open_slots(editor.pull(uri)));
  configure(section);
  editor.pull(uri);
  CHECK(editor.client->arrived("window/showMessage").empty());
}

TEST_CASE("What the VS Code extension keeps for itself is no mistake") {
  std::ifstream file(SOURCE_ROOT "/editors/vscode/package.json");
  const json extension = json::parse(file);
  json section = json::object();
  const json& properties = extension.at("contributes").at("configuration").at("properties");
  for (const auto& [name, about] : properties.items()) {
    section[name.substr(std::string_view("handoff.").size())] = about.at("default");
  }
  REQUIRE(section.contains("server.path"));
  CHECK(EditorSettings({section}, {}).problems().empty());
  json nested;
  for (const auto& [name, value] : section.items()) {
    std::string pointer = "/" + name;
    std::ranges::replace(pointer, '.', '/');
    nested[json::json_pointer(pointer)] = value;
  }
  CHECK(EditorSettings({nested}, {}).problems().empty());
  nested["server"]["paht"] = "";
  CHECK(EditorSettings({nested}, {}).problems() ==
        std::vector<std::string>{"There is no setting \"handoff.server.paht\"."});
}

TEST_CASE("Of many unknown names the first ones are told, and nothing null is a mistake") {
  json section = {{"git", nullptr}, {"files", nullptr}};
  CHECK(EditorSettings({section}, {}).problems().empty());
  for (int i = 0; i < 100; ++i) section["x" + std::to_string(i)] = i;
  section["diagnostics"] = 7;
  CHECK(EditorSettings({section}, {}).problems().size() == 11);
  const std::string longest(1 << 20, 'x');
  CHECK(EditorSettings({json{{longest, 1}}}, {}).problems().at(0).size() < 200);
}

TEST_CASE("Settings are pulled where the client has them, and pulled again when they change") {
  Editor editor;
  json section = without_open_slots;
  json asked;
  json registered;
  editor.client->on_request("workspace/configuration", [&](const json& params) {
    asked = params;
    return json::array({section});
  });
  editor.client->on_request("client/registerCapability", [&](const json& params) {
    registered = params;
    return json();
  });
  editor.client->initialize(merged(pulls, configures));
  editor.open(uri, text);
  while (tells_of_open_slots(editor.pull(uri))) {  // until the settings have come
  }
  CHECK(asked == R"({"items": [{"section": "handoff"}]})"_json);
  CHECK(registered.at("registrations").at(0).at("method") == "workspace/didChangeConfiguration");
  section = nullptr;
  editor.client->notify("workspace/didChangeConfiguration", {{"settings", nullptr}});
  while (!tells_of_open_slots(editor.pull(uri))) {
  }
}

TEST_CASE("The first findings wait for the settings") {
  for (const json& client : {json(configures), merged(pulls, configures)}) {
    Editor editor({.settings_time = std::chrono::hours(1)});
    editor.client->on_request("workspace/configuration",
                              [](const json&) { return json::array({without_open_slots}); });
    editor.client->initialize(client);
    editor.open(uri, text);
    const bool is_pushed = !client.contains("textDocument");
    CHECK(
        !tells_of_open_slots(is_pushed ? editor.published().at("diagnostics") : editor.pull(uri)));
  }
}

TEST_CASE("A client that does not tell its settings gets findings by the defaults") {
  Editor editor({.settings_time = std::chrono::milliseconds(20)});
  bool answered = false;
  editor.client->on_request("workspace/configuration", [&](const json&) {
    editor.open(uri, text);
    CHECK(tells_of_open_slots(editor.pull(uri)));  // so while this is not answered yet
    answered = true;
    return json::array({without_open_slots});
  });
  editor.client->initialize(merged(pulls, configures));
  while (!answered || tells_of_open_slots(editor.pull(uri))) editor.pull(uri);

  Editor refuses({.settings_time = std::chrono::hours(1)});
  refuses.client->initialize(merged(pulls, configures));
  refuses.open(uri, text);
  CHECK(tells_of_open_slots(refuses.pull(uri)));
}

TEST_CASE("A pull that waits for the settings can be cancelled") {
  Editor editor({.settings_time = std::chrono::hours(1)});
  editor.client->on_request("workspace/configuration", [&](const json&) {
    const int asked =
        editor.client->ask("textDocument/diagnostic", {{"textDocument", {{"uri", uri}}}});
    editor.client->notify("$/cancelRequest", {{"id", asked}});
    CHECK(editor.client->response(asked).at("error").at("code") == -32800);
    return json::array({nullptr});
  });
  editor.client->initialize(merged(pulls, configures));
  editor.open(uri, text);
  CHECK(tells_of_open_slots(editor.pull(uri)));
}

TEST_CASE("A client without workspace/configuration pushes its settings") {
  Editor editor;
  editor.client->initialize();
  editor.open(uri, text);
  CHECK(tells_of_open_slots(editor.published().at("diagnostics")));
  editor.client->notify("workspace/didChangeConfiguration",
                        {{"settings", {{"handoff", without_open_slots}}}});
  CHECK(!tells_of_open_slots(editor.published().at("diagnostics")));
  editor.client->notify("workspace/didChangeConfiguration", {{"settings", json::object()}});
  CHECK(tells_of_open_slots(editor.published().at("diagnostics")));
}

TEST_CASE("Where several folders are open each has settings of its own") {
  Editor editor;
  json asked;
  editor.client->on_request("workspace/configuration", [&](const json& params) {
    asked = params;
    json values = json::array();
    for (const json& item : params.at("items")) {
      const bool is_calm = item.value("scopeUri", "") == "file:///w/calm";
      values.push_back(is_calm ? without_open_slots : json());
    }
    return values;
  });
  const auto folder = [](const std::string& path) {
    return json{{"uri", "file://" + path}, {"name", path}};
  };
  editor.client->initialize(
      merged(pulls, configures),
      {{"workspaceFolders", {folder("/w"), folder("/w/calm"), folder("/w/calm/loud")}}});
  for (const std::string path : {"", "/calm", "/calm/loud", "/calmer"}) {
    CAPTURE(path);
    const std::string document = "file:///w" + path + "/handoff.md";
    editor.open(document, text);
    CHECK(tells_of_open_slots(editor.pull(document)) == (path != "/calm"));
  }
  CHECK(asked == R"({"items": [{"section": "handoff"},
    {"scopeUri": "file:///w", "section": "handoff"},
    {"scopeUri": "file:///w/calm", "section": "handoff"},
    {"scopeUri": "file:///w/calm/loud", "section": "handoff"}]})"_json);
}

TEST_CASE("A wrong setting is shown once") {
  Editor editor;
  editor.client->initialize(pulls);
  const json wrong = {{"settings", {{"handoff", {{"git", {{"enabled", 1}}}}}}}};
  editor.client->notify("workspace/didChangeConfiguration", wrong);
  editor.client->notify("workspace/didChangeConfiguration", wrong);
  editor.open(uri, text);
  editor.pull(uri);
  CHECK(editor.client->notification("window/showMessage").at("message") ==
        "The setting handoff.git.enabled must be true or false; it is 1.");
  CHECK(editor.client->arrived("window/showMessage").empty());
}

TEST_CASE("Names of sections count in the languages of the settings, at once") {
  Editor editor;
  editor.client->initialize(pulls);
  editor.open(uri,
              "# Handoff\n## Zusammenfassung\na\n## Stand\na\n## Erledigt\na\n## Offen\na\n"
              "## Umgebung\na\n");
  const auto set_languages = [&](const json& languages) {
    editor.client->notify("workspace/didChangeConfiguration",
                          {{"settings", {{"handoff", {{"languages", languages}}}}}});
  };
  CHECK(editor.pull(uri).empty());
  set_languages(json::array({"fr"}));
  REQUIRE(editor.pull(uri).size() == 1);
  CHECK(editor.pull(uri).at(0).at("code") == "missing-sections");
  set_languages({"fr", "de-AT"});
  CHECK(editor.pull(uri).empty());
  set_languages(json::array());
  CHECK(editor.pull(uri).size() == 1);
  set_languages(nullptr);
  CHECK(editor.pull(uri).empty());
}

TEST_CASE("Globs of the settings say which files are handoffs, at once and after the project's") {
  const Repository repository;
  const std::string root = "file://" + repository.root().native();
  repository.write("own/.handoff.json", R"({"files": {"off/*.md": "session"}})");
  Editor editor;
  editor.client->initialize(pulls, {{"workspaceFolders", {{{"uri", root}, {"name", "w"}}}}});
  const std::string note = root + "/notes/a.md", kept = root + "/own/off/a.md";
  for (const std::string& document : {note, kept}) editor.open(document, "# Notes\n");
  const auto set_files = [&](const json& files) {
    editor.client->notify("workspace/didChangeConfiguration",
                          {{"settings", {{"handoff", {{"files", files}}}}}});
  };
  CHECK(editor.pull(note).empty());
  set_files({{"**/*.md", "off"}, {"notes/*.md", "session"}});
  CHECK(!editor.pull(note).empty());
  CHECK(!editor.pull(kept).empty());
  set_files({{"notes/*.md", "nothing"}});
  CHECK(editor.pull(note).empty());
  set_files({{"own/**", "off"}});
  CHECK(!editor.pull(kept).empty());
}

TEST_CASE("Of globs the longest is the first, and the good ones count") {
  const ReadSettings read = read_settings(R"({"files": {
    "**": "off", "a/*.md": "bug", "b/*.md": 7, "": "off"}})"_json);
  CHECK(read.settings.files == std::vector<FileBinding>{{"a/*.md", "bug"}, {"**", "off"}});
  CHECK(read.problems.size() == 2);
  CHECK(read_settings({{"files", json::array()}}).problems.size() == 1);
}

TEST_CASE("Of languages the good tags count, and without any the default does") {
  const auto read = [](const json& value) { return read_settings({{"languages", value}}); };
  CHECK(read({"de", 7, "d_e"}).settings.languages == Languages{"de"});
  CHECK(read({"de", 7, "d_e"}).problems.size() == 2);
  CHECK(!read(json::array({7})).settings.languages);
  CHECK(read(json::array()).settings.languages == Languages{});
  for (const json& wrong :
       {json("de"), json::object(), json(true), json(std::vector<std::string>(51, "de"))}) {
    CHECK(!read(wrong).settings.languages);
    CHECK(read(wrong).problems.size() == 1);
  }
}

}  // namespace handoff::testing
