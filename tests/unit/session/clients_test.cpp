// What nine clients send as `initialize` (tests/data/clients, recorded), and that each is served in
// the way that it understands.

#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <fstream>
#include <sstream>

#include "tests/support/repository.h"
#include "tests/unit/session/editor.h"

namespace handoff::testing {
namespace {

enum class Diagnostics { pushed, pulled };
enum class Snippets { no, yes };
enum class GitActions { resolved, complete };
enum class Edits { changes, document_changes };

struct Recorded {
  const char* name;
  const char* encoding;
  Diagnostics diagnostics;
  Snippets snippets;
  GitActions git_actions;
  Edits edits;
  const char* hover;
};

using enum Diagnostics;
using enum GitActions;
using enum Edits;

constexpr Recorded recorded[] = {
    {"neovim-0.7", "utf-16", pushed, Snippets::no, resolved, changes, "markdown"},
    {"neovim-0.10", "utf-16", pulled, Snippets::no, resolved, changes, "markdown"},
    {"neovim-0.12", "utf-8", pulled, Snippets::yes, resolved, changes, "markdown"},
    {"helix-25.01", "utf-8", pushed, Snippets::yes, resolved, document_changes, "markdown"},
    {"helix-25.07", "utf-8", pulled, Snippets::yes, resolved, document_changes, "markdown"},
    {"eglot-1.9", "utf-16", pushed, Snippets::yes, complete, document_changes, "markdown"},
    {"eglot-30", "utf-8", pushed, Snippets::yes, resolved, document_changes, "markdown"},
    {"lsp-mode-10", "utf-8", pulled, Snippets::yes, resolved, document_changes, "markdown"},
    {"ale-4", "utf-16", pushed, Snippets::no, complete, changes, "plaintext"},
};

const std::string text = "# Session Handoff\n\n**Project:** [PROJECT_NAME]\n";

/// The recorded parameters, for the workspace in `root` and the process that runs this test.
json parameters(const std::string& name, const std::string& root) {
  std::ifstream file(SOURCE_ROOT "/tests/data/clients/" + name + ".json");
  std::stringstream content;
  content << file.rdbuf();
  std::string filled = content.str();
  const std::string placeholder = "/workspace\"";
  for (std::size_t at = 0; (at = filled.find(placeholder, at)) != std::string::npos;) {
    filled.replace(at, placeholder.size() - 1, root);
    at += root.size();
  }
  json result = json::parse(filled);
  result["processId"] = ::getpid();
  return result;
}

bool has_unresolved_placeholder(const json& diagnostics) {
  return find_by(diagnostics, "code", "unresolved-placeholder").at("range") ==
         range_of(text, "[PROJECT_NAME]");
}

}  // namespace

TEST_CASE("Each of the recorded clients is served in the way that it understands") {
  const Recorded& client = GENERATE(from_range(recorded));
  CAPTURE(client.name);
  Repository repository;
  repository.commit("Begin", "a.txt", "a\n");
  const std::string root = repository.root().native();
  const std::string uri = "file://" + root + "/handoff.md";
  Editor editor;

  const json result = editor.client->request("initialize", parameters(client.name, root));
  editor.client->notify("initialized", json::object());
  const json& offered = result.at("capabilities");
  CHECK(offered.at("positionEncoding") == client.encoding);
  CHECK(offered.contains("diagnosticProvider") == (client.diagnostics == pulled));

  editor.open(uri, "");
  const json template_item = editor.complete(uri, {{"line", 0}, {"character", 0}}).at(0);
  CHECK(template_item.at("insertTextFormat") == (client.snippets == Snippets::yes ? 2 : 1));
  if (client.diagnostics == pushed) CHECK(editor.published().at("version") == 1);

  editor.change(uri, 2, whole_text(text));
  if (client.diagnostics == pushed) {
    const json params = editor.published();
    CHECK(params.at("version") == 2);
    CHECK(has_unresolved_placeholder(params.at("diagnostics")));
  } else {
    CHECK(has_unresolved_placeholder(editor.pull(uri)));
  }
  CHECK(editor.hover(uri, position_of(text, "[PROJECT")).at("contents").at("kind") == client.hover);

  json action = find_by(editor.actions(uri, range_of(text, "[PROJECT_NAME]")), "title",
                        "Fill in \"Project\" here from git");
  CHECK(action.contains("edit") == (client.git_actions == complete));
  if (client.git_actions == resolved) action = editor.client->request("codeAction/resolve", action);
  const json& edit = action.at("edit");
  CHECK(edit.contains("changes") == (client.edits == changes));
  const json& edits = client.edits == changes ? edit.at("changes").at(uri)
                                              : edit.at("documentChanges").at(0).at("edits");
  CHECK(apply_edits(text, edits) == "# Session Handoff\n\n**Project:** project\n");

  // What several of them send without being asked for it.
  editor.client->notify("workspace/didChangeConfiguration", {{"settings", json::object()}});
  editor.client->notify("textDocument/didSave", {{"textDocument", {{"uri", uri}}}});
  editor.close(uri);
  if (client.diagnostics == pushed) CHECK(editor.published().at("diagnostics").empty());
  CHECK(editor.end() == 0);
  editor.client->wait_for_end();
  CHECK(editor.client->arrived("textDocument/publishDiagnostics").empty());
}

}  // namespace handoff::testing
