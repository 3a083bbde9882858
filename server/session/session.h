// One editor's session: the language server itself. Binds each method to a function of a document's
// snapshot; what only git can tell is awaited, and everything else is answered at once.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <functional>
#include <string>

#include "protocol/connection.h"
#include "server/git/git.h"
#include "server/session/convert.h"
#include "server/session/extensions.h"
#include "server/session/publisher.h"
#include "server/session/settings.h"
#include "server/workspace/workspace.h"

namespace handoff {

struct SessionOptions {
  git::Options git = {};
  std::string version;                          ///< of this program
  std::string diagnostics_page;                 ///< see Agreement
  std::chrono::milliseconds publish_delay{50};  ///< at most 100, so that nobody waits
  std::function<LocalTime()> now;
};

class Session {
 public:
  /// Binds to the connection's router; all of the arguments must outlive the session.
  Session(boost::asio::io_context& io, lsp::Connection& connection, lsp::Log& log,
          SessionOptions options);

 private:
  template <class T>
  using awaitable = boost::asio::awaitable<T>;

  struct Known {
    Facts facts;
    std::string problem;  ///< why git is not among the facts; empty when it is
  };

  void bind_life_cycle();
  void bind_documents();
  /// What the client has been offered, so once its capabilities are known.
  void bind_features();
  void bind_extensions();

  lsp::InitializeResult initialize(const lsp::InitializeParams& params);
  void initialized();
  void change_configuration(const lsp::DidChangeConfigurationParams& params);
  void ask_settings();
  void take_settings(const lsp::json& section);
  void change_folders(const lsp::DidChangeWorkspaceFoldersParams& params);
  void open(const lsp::DidOpenTextDocumentParams& params);
  void change(const lsp::DidChangeTextDocumentParams& params);
  void close(const lsp::DidCloseTextDocumentParams& params);
  void publish(const std::string& uri);
  /// What is open has to be judged anew.
  void refresh_diagnostics();

  std::vector<lsp::Diagnostic> diagnostics(const std::string& uri) const;
  std::vector<lsp::Diagnostic> diagnostics(const View& view) const;
  lsp::CompletionList completion(const lsp::CompletionParams& params) const;
  awaitable<std::optional<lsp::HoverContents>> hover(Snapshot document, lsp::Position position);
  awaitable<std::vector<lsp::CodeAction>> code_actions(Snapshot document,
                                                       lsp::CodeActionParams params);
  awaitable<lsp::CodeAction> resolve(lsp::CodeAction action);

  std::optional<OpenSlotList> open_slots(const std::string& uri) const;
  awaitable<NewHandoffResult> new_handoff(NewHandoffParams params);
  awaitable<CheckResult> check(CheckParams params);

  /// Throws ContentModified when `document` is not what is open under `uri` any more.
  void require_unchanged(const std::string& uri, const Snapshot& document) const;

  /// What is known about the surroundings of a document, git asked as far as `detail`. Its path is
  /// absolute, or empty if it is no file.
  awaitable<Known> known(std::string path, git::Detail detail);

  lsp::CodeAction to_code_action(const Offer& offer, const Action& action,
                                 const std::vector<lsp::Diagnostic>& diagnostics,
                                 const View& view) const;

  lsp::Connection& connection_;
  lsp::Log& log_;
  SessionOptions options_;
  git::Git git_;
  Agreement agreement_;
  ReadSettings settings_;
  Workspace workspace_;
  Publisher publisher_;
};

}  // namespace handoff
