// Findings on their way to the editor: pushed or pulled, judged anew when what they depend on has
// changed, and never before the editor's settings are known.

#include <fmt/format.h>

#include <map>
#include <utility>

#include "protocol/uri.h"
#include "server/session/session.h"
#include "server/session/workspace_report.h"
#include "server/workspace/paths.h"

namespace handoff {
void Session::refresh_diagnostics() {
  ask_to_pull();
  schedule_all();
  handoffs_changed_.raise();
}

void Session::ask_to_pull() {
  if (!agreement_.client.diagnosticRefresh) return;
  connection_.call<lsp::RefreshDiagnostics>({}, [](std::nullptr_t) {});
}

void Session::schedule_all() {
  if (agreement_.client.pullDiagnostics) return;
  for (const auto& [uri, document] : workspace_.documents()) schedule(uri);
}

void Session::refresh_changed() {
  for (const auto& [uri, document] : workspace_.documents()) project_of(document->path());
  if (projects_.have_changed()) refresh_all();
}

void Session::refresh_all() {
  refresh_diagnostics();
  refresh_decorations();
}

void Session::schedule(const std::string& uri) {
  const Snapshot document = workspace_.find(uri);
  if (document == nullptr) return;
  const Settings settings = settings_for(document->path());
  publisher_.set_delay(settings.publish_delay.value_or(options_.publish_delay));
  publisher_.poke(uri);
}

void Session::publish(const std::string& uri) {
  const Snapshot document = workspace_.find(uri);
  if (document == nullptr || !settings_known_.is_open()) return;
  connection_.notify<lsp::PublishDiagnostics>(
      {.uri = uri, .version = document->version(), .diagnostics = diagnostics(uri)});
  if (projects_.have_changed()) refresh_all();
}

/// A client that cannot be asked to pull again is answered when nothing is held back any more, or
/// when its next edit has made the answer an old one.
Session::awaitable<lsp::DocumentDiagnosticReport> Session::pull_diagnostics(
    lsp::DocumentDiagnosticParams params) {
  co_await settings_known_.passed();
  const std::string& uri = params.textDocument.uri;
  lsp::RelatedFullDocumentDiagnosticReport report{.items = diagnostics(uri)};
  if (!agreement_.client.diagnosticRefresh) {
    co_await held_findings_.settled(uri);
    report.items = diagnostics(uri);
  }
  if (projects_.have_changed()) refresh_all();
  if (workspace_.find(uri) == nullptr) co_return report;
  std::string id = report_id(report.items);
  // A client may still know the id of a report that it threw away when it closed the document.
  const std::string last = std::exchange(sent_reports_[uri], id);
  if (last == id && params.previousResultId == id) {
    co_return lsp::RelatedUnchangedDocumentDiagnosticReport{.resultId = std::move(id)};
  }
  report.resultId = std::move(id);
  co_return report;
}

std::vector<lsp::Diagnostic> Session::diagnostics(const std::string& uri) {
  const Snapshot document = find_for("diagnostic", uri);
  if (document == nullptr) return {};
  const View& view = workspace_.view(*document);
  std::vector<Finding> found = findings(view, document->path());
  return to_diagnostics(*view.document.text, held_findings_.told(uri, std::move(found)),
                        agreement_);
}

std::vector<Finding> Session::findings(const View& view, const std::string& path) const {
  const Settings settings = settings_for(path);
  const std::string name = project_file_name(path);
  if (name.empty()) {
    return analyse(view, local_date(options_.now()), settings.severities,
                   settings.tiers.value_or(Tier::optional));
  }
  const auto project = project_of(path);
  const auto known = project->findings.find(name);
  if (known == project->findings.end()) return {};
  std::vector<Finding> found = known->second;
  apply_severities(found, settings.severities);
  return found;
}

void Session::tell_held(const std::string& uri) {
  if (!agreement_.client.pullDiagnostics) return schedule(uri);
  ask_to_pull();
}

/// Its progress ends with it: the answer may be long in coming.
Session::awaitable<void> Session::report_handoffs(WorkspaceReport& report,
                                                  std::optional<lsp::ProgressToken> token) {
  std::map<std::string, std::string> paths;  // one in each project, by its folder
  for (const std::string& folder : workspace_.folders()) {
    const std::string inside = fmt::format("{}/", folder);
    paths.emplace(project_of(inside)->library->folder, inside);
  }
  const Visit add = [&](const std::string& uri, const View& view) {
    const std::string path = lsp::path_of(uri).value_or("");
    paths.emplace(project_of(path)->library->folder, path);
    report_document(report, uri, *view.document.text, findings(view, path));
    return true;
  };
  ProgressReport progress = progress_reports_.begin(std::move(token), "Checking handoffs",
                                                    ProgressReports::Otherwise::nobody);
  co_await visit_handoffs(add, progress);
  for (const auto& [folder, path] : paths) report_files_of(*project_of(path), report);
}

void Session::report_document(WorkspaceReport& report, const std::string& uri, const Text& text,
                              const std::vector<Finding>& found) {
  if (const Snapshot open = workspace_.find(uri)) {
    return report.add(uri, open->version(), diagnostics(uri));
  }
  report.add(uri, std::nullopt, to_diagnostics(text, found, agreement_));
}

void Session::report_files_of(const Project& project, WorkspaceReport& report) {
  for (const auto& [name, text] : project.faulty) {
    const std::string path = path_in(project.library->folder, name);
    std::vector<Finding> found = project.findings.find(name)->second;
    apply_severities(found, settings_for(path).severities);
    report_document(report, uri_of(path), Text(text), found);
  }
}

/// Answered when there is something to say: a client asks again as soon as it has its answer (LSP
/// 3.18, "Workspace Diagnostics"). Only the first question gets one in any case.
Session::awaitable<lsp::WorkspaceDiagnosticReport> Session::pull_workspace_diagnostics(
    lsp::WorkspaceDiagnosticParams params) {
  co_await settings_known_.passed();
  const bool is_first = !std::exchange(workspace_was_told_, true);
  for (;;) {
    const std::size_t changes = handoffs_changed_.times();
    WorkspaceReport report(params.previousResultIds);
    co_await report_handoffs(report, std::exchange(params.workDoneToken, std::nullopt));
    report.end();
    if (is_first || report.is_news()) co_return report.take();
    co_await handoffs_changed_.raised(changes);
  }
}

}  // namespace handoff
