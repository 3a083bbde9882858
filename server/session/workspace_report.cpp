#include "server/session/workspace_report.h"

#include <utility>
#include <variant>

#include "server/session/convert.h"

namespace handoff {

WorkspaceReport::WorkspaceReport(const std::vector<lsp::PreviousResultId>& known) {
  for (const auto& [uri, id] : known) known_[uri] = id;
}

void WorkspaceReport::add(const std::string& uri, std::optional<int> version,
                          std::vector<lsp::Diagnostic> diagnostics) {
  std::variant<lsp::integer, std::nullptr_t> number = nullptr;
  if (version) number = *version;
  std::string id = report_id(diagnostics);
  const auto known = known_.extract(uri);
  if (!known.empty() && known.mapped() == id) {
    report_.items.push_back(lsp::WorkspaceUnchangedDocumentDiagnosticReport{
        .uri = uri, .version = number, .resultId = std::move(id)});
    return;
  }
  is_news_ = true;
  report_.items.push_back(lsp::WorkspaceFullDocumentDiagnosticReport{
      .uri = uri, .version = number, .resultId = std::move(id), .items = std::move(diagnostics)});
}

void WorkspaceReport::end() {
  const std::string none = report_id({});
  for (const auto& [uri, id] : std::exchange(known_, {})) {
    if (id != none) add(uri, std::nullopt, {});
  }
}

}  // namespace handoff
