// One editor's session: the language server itself. Binds each method to a function of a document's
// snapshot; what only git can tell is awaited, and everything else is answered at once.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "protocol/connection.h"
#include "protocol/files.h"
#include "server/config/settings.h"
#include "server/files/projects.h"
#include "server/git/git.h"
#include "server/session/convert.h"
#include "server/session/editor_settings.h"
#include "server/session/extensions.h"
#include "server/session/gate.h"
#include "server/session/held_findings.h"
#include "server/session/libraries.h"
#include "server/session/progress_report.h"
#include "server/session/publisher.h"
#include "server/session/signal.h"
#include "server/session/structure.h"
#include "server/session/tokens.h"
#include "server/workspace/workspace.h"

namespace handoff {

struct Referent;
class WorkspaceReport;

struct SessionOptions {
  git::Options git = {};
  std::string version;                           ///< of this program
  std::string diagnostics_page;                  ///< see Agreement
  std::chrono::milliseconds publish_delay{50};   ///< at most 100, so that nobody waits
  std::chrono::milliseconds typing_pause{1000};  ///< that ends a word
  std::chrono::milliseconds settings_time{500};  ///< for the client to tell its settings
  std::chrono::milliseconds long_work{300};      ///< from then on progress is told
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
  void bind_extensions();

  /// A request that a client may be offered; features.cpp has the table of them.
  struct Feature;
  static std::span<const Feature> features();
  /// Announces and binds what suits the client, so once its capabilities are known.
  void offer_features(lsp::ServerCapabilities& server);
  /// A document that is open, where `feature` is on for it; else nothing.
  Snapshot find_for(std::string_view feature, const std::string& uri) const;
  /// Answers a request about a document with a function of its view.
  template <class Method>
  void answer_about(std::string_view feature,
                    typename Method::Result (*function)(const Asked&,
                                                        const typename Method::Params&));
  void bind_semantic_tokens(std::string_view feature);
  /// What `answer` says of a handoff; nothing for what is none, or is not open.
  template <class Answer>
  auto about(std::string_view feature, const std::string& uri, Answer answer)
      -> std::invoke_result_t<Answer, const Asked&>;

  lsp::InitializeResult initialize(const lsp::InitializeParams& params);
  void initialized();
  void change_configuration(const lsp::DidChangeConfigurationParams& params);
  void ask_settings();
  void take_settings(EditorSettings settings);
  void register_interest();
  void change_files();
  void change_folders(const lsp::DidChangeWorkspaceFoldersParams& params);
  void open(const lsp::DidOpenTextDocumentParams& params);
  void change(const lsp::DidChangeTextDocumentParams& params);
  void save(const lsp::DidSaveTextDocumentParams& params);
  void close(const lsp::DidCloseTextDocumentParams& params);
  /// A project's file counts as it is in the editor.
  void change_draft(const std::string& path);
  void publish(const std::string& uri);
  /// What is open has to be judged anew.
  void refresh_diagnostics();
  void refresh_lenses();
  void refresh_hints();
  void refresh_tokens();
  void refresh_decorations();
  void refresh_all();
  /// Where what documents follow has changed since it was asked last.
  void refresh_changed();
  void ask_to_pull();
  void schedule(const std::string& uri);
  void schedule_all();

  std::shared_ptr<const Project> project_of(const std::string& path) const;
  /// What the documents of the project of a file can follow, in the languages that count.
  std::shared_ptr<const Library> library_of(const std::string& path) const;
  /// What the editor says and what the project of a file says.
  Settings settings_for(const std::string& path) const;
  /// Of a project: its files that are open.
  std::vector<ProjectFile> drafts_in(const std::string& folder) const;
  /// The name in its project of a project's own file; empty for all others.
  std::string project_file_name(const std::string& path) const;

  awaitable<lsp::DocumentDiagnosticReport> pull_diagnostics(lsp::DocumentDiagnosticParams params);
  awaitable<lsp::WorkspaceDiagnosticReport> pull_workspace_diagnostics(
      lsp::WorkspaceDiagnosticParams params);
  awaitable<void> report_handoffs(WorkspaceReport& report, std::optional<lsp::ProgressToken> token);
  /// As it is in the editor, where it is open there.
  void report_document(WorkspaceReport& report, const std::string& uri, const Text& text,
                       const std::vector<Finding>& found);
  void report_files_of(const Project& project, WorkspaceReport& report);
  /// Of an open document, those to be told now.
  std::vector<lsp::Diagnostic> diagnostics(const std::string& uri);
  std::vector<Finding> findings(const View& view, const std::string& path) const;
  /// What was held back of a document.
  void tell_held(const std::string& uri);
  /// A request tells where the cursor or a selection is.
  void look_at(const std::string& uri, lsp::Range range);
  lsp::CompletionList completion(Snapshot document, lsp::Position position);
  lsp::CompletionItem resolve_completion(lsp::CompletionItem item) const;
  awaitable<std::optional<lsp::HoverContents>> hover(Snapshot document, lsp::Position position);
  awaitable<std::optional<lsp::HoverContents>> hover_commit(Snapshot document, std::size_t offset);
  /// Files and addresses; commits where git knows them and the remote's host shows them.
  awaitable<lsp::DocumentLinks::Result> document_links(std::string_view feature,
                                                       lsp::DocumentParams params);
  awaitable<lsp::InlayHints::Result> inlay_hints(std::string_view feature,
                                                 lsp::InlayHintParams params);
  lsp::Definition::Result definition_of(std::string_view feature,
                                        const lsp::TextDocumentPositionParams& params);
  /// Of a commit where a handoff names it first; of a task its box, and from there where a handoff
  /// before this one does.
  awaitable<lsp::Definition::Result> definition(std::string_view feature,
                                                lsp::DefinitionParams params);
  /// In the first handoff by path that names it, before `end` if that is a path; none or one.
  awaitable<std::vector<lsp::Location>> first_mention_of(Referent referent, std::string end,
                                                         std::optional<lsp::ProgressToken> token);
  /// As the client names it, where it has it open.
  std::string uri_of(const std::string& path) const;
  /// That of the project of a document; where it has none, of its workspace or repository.
  std::string folder_for_templates(const OpenDocument& document) const;
  /// Actions that make a template of the project.
  std::vector<lsp::CodeAction> new_template_actions(const OpenDocument& document,
                                                    Span selection) const;
  awaitable<std::vector<lsp::CodeAction>> code_actions(Snapshot document,
                                                       lsp::CodeActionParams params);
  awaitable<lsp::CodeAction> resolve(lsp::CodeAction action);

  std::optional<OpenSlotList> open_slots(const std::string& uri) const;
  awaitable<NewHandoffResult> new_handoff(NewHandoffParams params);
  awaitable<CheckResult> check(CheckParams params);
  /// False: enough.
  using Visit = std::function<bool(const std::string& uri, const View& view)>;
  /// Every handoff below the folders or open, by path; those that are open as they are in the
  /// editor. Returns what could not be read. Lets other work go on after each file.
  awaitable<std::vector<std::string>> visit_handoffs(Visit visit, ProgressReport& progress);
  ProgressReport begin_progress(std::optional<lsp::ProgressToken> token, std::string title);
  awaitable<std::vector<lsp::Location>> references(Snapshot document, lsp::ReferenceParams params);
  awaitable<std::vector<lsp::SymbolInformation>> workspace_symbols(
      std::string_view feature, lsp::WorkspaceSymbolParams params);
  /// Before files are renamed: what handoffs are to call them then.
  awaitable<lsp::WillRenameFiles::Result> mend_names_in_handoffs(std::string_view feature,
                                                                 lsp::RenameFilesParams params);

  /// Throws ContentModified when `document` is not what is open under `uri` any more.
  void require_unchanged(const std::string& uri, const Snapshot& document) const;

  /// What is known about the surroundings of a document, git asked as far as `detail`. Its path is
  /// absolute, or empty if it is no file.
  awaitable<Known> known(std::string path, git::Detail detail, std::vector<std::string> names = {});

  lsp::CodeAction to_code_action(const Offer& offer, const Action& action,
                                 const std::vector<lsp::Diagnostic>& diagnostics,
                                 const View& view) const;

  lsp::Connection& connection_;
  lsp::Log& log_;
  SessionOptions options_;
  git::Git git_;
  Agreement agreement_;
  EditorSettings settings_;
  mutable Libraries libraries_;
  mutable Projects projects_;  ///< read when a document is used
  Workspace workspace_;
  Publisher publisher_;
  HeldFindings held_findings_;
  ProgressReports progress_reports_;
  Signal handoffs_changed_;  ///< or how they are judged; not with every key
  bool workspace_was_told_ = false;
  Gate settings_known_;
  std::map<std::string, std::string> sent_reports_;  ///< the last one's id, by open document
  SentTokens sent_tokens_;
  std::vector<Completion> completions_;  ///< the last that the client has got
  lsp::integer completion_lists_ = 0;
};

template <class Answer>
auto Session::about(std::string_view feature, const std::string& uri, Answer answer)
    -> std::invoke_result_t<Answer, const Asked&> {
  const Snapshot document = find_for(feature, uri);
  if (document == nullptr) return {};
  const View& view = workspace_.view(*document);
  if (view.schema == nullptr) return {};
  const Settings settings = settings_for(document->path());
  return answer(Asked{view, agreement_, settings, uri, document->version(), document->path(),
                      workspace_.folders()});
}

}  // namespace handoff
