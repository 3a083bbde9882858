// Findings on their way to the editor: pushed or pulled, judged anew when what they depend on has
// changed, and never before the editor's settings are known.

#include <fmt/format.h>

#include <functional>
#include <utility>

#include "server/session/session.h"

namespace handoff {
namespace {

/// The same for the same diagnostics.
std::string id_of(const std::vector<lsp::Diagnostic>& diagnostics) {
  return fmt::format("{:x}", std::hash<std::string>()(lsp::encode(diagnostics).dump()));
}

}  // namespace

void Session::refresh_diagnostics() {
  if (agreement_.client.diagnosticRefresh) {
    connection_.call<lsp::RefreshDiagnostics>({}, [](std::nullptr_t) {});
  }
  schedule_all();
}

void Session::schedule_all() {
  if (agreement_.client.pullDiagnostics) return;
  for (const auto& [uri, document] : workspace_.documents()) schedule(uri);
}

void Session::refresh_changed() {
  for (const auto& [uri, document] : workspace_.documents()) project_of(document->path());
  if (!projects_.have_changed()) return;
  refresh_diagnostics();
  refresh_lenses();
  refresh_hints();
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
  if (projects_.have_changed()) refresh_diagnostics();
}

Session::awaitable<lsp::DocumentDiagnosticReport> Session::pull_diagnostics(
    lsp::DocumentDiagnosticParams params) {
  co_await settings_known_.passed();
  const std::string& uri = params.textDocument.uri;
  lsp::RelatedFullDocumentDiagnosticReport report{.items = diagnostics(uri)};
  if (projects_.have_changed()) refresh_diagnostics();
  if (workspace_.find(uri) == nullptr) co_return report;
  std::string id = id_of(report.items);
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
  // Who is not to be told again has to be told at once.
  const lsp::ClientCapabilities& client = agreement_.client;
  const bool can_wait = !client.pullDiagnostics || client.diagnosticRefresh;
  if (can_wait) found = held_findings_.told(uri, std::move(found));
  return to_diagnostics(view, found, agreement_);
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
  connection_.call<lsp::RefreshDiagnostics>({}, [](std::nullptr_t) {});
}

}  // namespace handoff
