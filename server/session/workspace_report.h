// What is said of all handoffs to a client that keeps asking: what it does not know yet, and that
// the rest has not changed (LSP 3.18, "Workspace Diagnostics").
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "protocol/diagnostics.h"

namespace handoff {

class WorkspaceReport {
 public:
  explicit WorkspaceReport(const std::vector<lsp::PreviousResultId>& known);

  /// The version of a document that is open.
  void add(const std::string& uri, std::optional<int> version,
           std::vector<lsp::Diagnostic> diagnostics);

  /// What is known and was not added has no findings any more.
  void end();

  bool is_news() const { return is_news_; }
  lsp::WorkspaceDiagnosticReport take() { return std::move(report_); }

 private:
  std::map<std::string, std::string> known_;  ///< ids by document
  lsp::WorkspaceDiagnosticReport report_;
  bool is_news_ = false;
};

}  // namespace handoff
