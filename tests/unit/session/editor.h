#pragma once

// An editor for tests of a whole session: the server runs in a thread of its own, over pipes. Knows
// what editors send, and nothing of what the answers mean.

#include <chrono>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "server/git/options.h"
#include "server/text/text.h"
#include "tests/support/client.h"

namespace handoff::testing {

using nlohmann::json;
using namespace nlohmann::literals;

struct EditorOptions {
  git::Options git = {};
  std::chrono::milliseconds publish_delay{1};
  std::chrono::milliseconds typing_pause{1000};
  std::chrono::milliseconds settings_time{500};
  std::chrono::milliseconds long_work{0};
};

/// It is 2026-03-01T09:30+01:00 for the server.
class Editor {
 public:
  explicit Editor(EditorOptions options = {});
  ~Editor();  ///< leaves as an editor that crashes
  Editor(const Editor&) = delete;
  Editor& operator=(const Editor&) = delete;

  void open(const std::string& uri, std::string_view text, int version = 1);
  void close(const std::string& uri);
  /// Whole texts, or edits with a range.
  void change(const std::string& uri, int version, const json& changes);

  void save(const std::string& uri);

  json pull(const std::string& uri);  ///< the diagnostics
  json published();                   ///< the parameters of the next publication
  json hover(const std::string& uri, const json& position);
  json complete(const std::string& uri, const json& position);  ///< the items
  json actions(const std::string& uri, const json& range,
               const json& context = R"({"diagnostics": []})"_json);

  /// Leaves in the proper way; the server's exit status.
  int end();
  /// What the server has logged until its end.
  const std::string& logged() const;

 private:
  struct Server;
  std::unique_ptr<Server> server_;

 public:
  std::unique_ptr<test::Client> client;
};

/// Capabilities of clients, to be merged: what an editor announces who can do only this.
inline const json pulls = R"({"textDocument": {"diagnostic": {}}})"_json;
inline const json resolves = R"({"textDocument": {"codeAction": {
  "dataSupport": true, "resolveSupport": {"properties": ["edit"]}}}})"_json;
inline const json changes_documents =
    R"({"workspace": {"workspaceEdit": {"documentChanges": true}}})"_json;
inline const json expands_snippets =
    R"({"textDocument": {"completion": {"completionItem": {"snippetSupport": true}}}})"_json;
json encodes(const json& encodings);
json merged(json capabilities, const json& more);

/// Where `what` begins in `text`, which it must; in bytes, so for ASCII in any encoding.
json position_of(std::string_view text, std::string_view what);
json range_at(const json& position);
json range_of(std::string_view text, std::string_view what);
json whole_text(std::string_view text);

/// The first of `list` whose member has this value; the test fails when there is none.
json find_by(const json& list, std::string_view member, std::string_view value);

/// `text` with LSP's text edits applied.
std::string apply_edits(const std::string& text, const json& edits,
                        PositionEncoding encoding = PositionEncoding::utf16);

}  // namespace handoff::testing
