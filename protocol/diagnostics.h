#pragma once

// How diagnostics reach a client (LSP 3.18, "Publish Diagnostics" and "Pull Diagnostics"): sent as
// they are found, or asked for, of one document or of all.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

#include "protocol/progress.h"
#include "protocol/types.h"

namespace lsp {

namespace DocumentDiagnosticReportKind {
inline constexpr char Full[] = "full";
inline constexpr char Unchanged[] = "unchanged";
}  // namespace DocumentDiagnosticReportKind

struct RelatedFullDocumentDiagnosticReport {
  std::string kind = DocumentDiagnosticReportKind::Full;
  std::optional<std::string> resultId = {};
  std::vector<Diagnostic> items = {};

  static constexpr auto fields =
      std::tuple{Field{"kind", &RelatedFullDocumentDiagnosticReport::kind},
                 Field{"resultId", &RelatedFullDocumentDiagnosticReport::resultId},
                 Field{"items", &RelatedFullDocumentDiagnosticReport::items}};
};

struct RelatedUnchangedDocumentDiagnosticReport {
  std::string kind = DocumentDiagnosticReportKind::Unchanged;
  std::string resultId;

  static constexpr auto fields =
      std::tuple{Field{"kind", &RelatedUnchangedDocumentDiagnosticReport::kind},
                 Field{"resultId", &RelatedUnchangedDocumentDiagnosticReport::resultId}};
};

using DocumentDiagnosticReport =
    std::variant<RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport>;

struct PublishDiagnosticsParams {
  DocumentUri uri;
  std::optional<integer> version = {};
  std::vector<Diagnostic> diagnostics;

  static constexpr auto fields =
      std::tuple{Field{"uri", &PublishDiagnosticsParams::uri},
                 Field{"version", &PublishDiagnosticsParams::version},
                 Field{"diagnostics", &PublishDiagnosticsParams::diagnostics}};
};

struct PublishDiagnostics {
  static constexpr std::string_view method = "textDocument/publishDiagnostics";
  using Params = PublishDiagnosticsParams;
};

struct DocumentDiagnosticParams {
  TextDocumentIdentifier textDocument;
  std::optional<std::string> identifier = {};
  std::optional<std::string> previousResultId = {};

  static constexpr auto fields =
      std::tuple{Field{"textDocument", &DocumentDiagnosticParams::textDocument},
                 Field{"identifier", &DocumentDiagnosticParams::identifier},
                 Field{"previousResultId", &DocumentDiagnosticParams::previousResultId}};
};

struct PullDiagnostics {
  static constexpr std::string_view method = "textDocument/diagnostic";
  using Params = DocumentDiagnosticParams;
  using Result = DocumentDiagnosticReport;
};

struct RefreshDiagnostics {
  static constexpr std::string_view method = "workspace/diagnostic/refresh";
  using Params = NoParams;
  using Result = std::nullptr_t;
};

struct PreviousResultId {
  DocumentUri uri;
  std::string value;

  static constexpr auto fields =
      std::tuple{Field{"uri", &PreviousResultId::uri}, Field{"value", &PreviousResultId::value}};
};

struct WorkspaceDiagnosticParams {
  std::optional<ProgressToken> workDoneToken = {};
  std::vector<PreviousResultId> previousResultIds;

  static constexpr auto fields =
      std::tuple{Field{"workDoneToken", &WorkspaceDiagnosticParams::workDoneToken},
                 Field{"previousResultIds", &WorkspaceDiagnosticParams::previousResultIds}};
};

/// Of an open document the version is told; of others it is null.
struct WorkspaceFullDocumentDiagnosticReport {
  std::string kind = DocumentDiagnosticReportKind::Full;
  DocumentUri uri;
  std::variant<integer, std::nullptr_t> version = nullptr;
  std::optional<std::string> resultId = {};
  std::vector<Diagnostic> items = {};

  static constexpr auto fields =
      std::tuple{Field{"kind", &WorkspaceFullDocumentDiagnosticReport::kind},
                 Field{"uri", &WorkspaceFullDocumentDiagnosticReport::uri},
                 Field{"version", &WorkspaceFullDocumentDiagnosticReport::version},
                 Field{"resultId", &WorkspaceFullDocumentDiagnosticReport::resultId},
                 Field{"items", &WorkspaceFullDocumentDiagnosticReport::items}};
};

struct WorkspaceUnchangedDocumentDiagnosticReport {
  std::string kind = DocumentDiagnosticReportKind::Unchanged;
  DocumentUri uri;
  std::variant<integer, std::nullptr_t> version = nullptr;
  std::string resultId;

  static constexpr auto fields =
      std::tuple{Field{"kind", &WorkspaceUnchangedDocumentDiagnosticReport::kind},
                 Field{"uri", &WorkspaceUnchangedDocumentDiagnosticReport::uri},
                 Field{"version", &WorkspaceUnchangedDocumentDiagnosticReport::version},
                 Field{"resultId", &WorkspaceUnchangedDocumentDiagnosticReport::resultId}};
};

using WorkspaceDocumentDiagnosticReport =
    std::variant<WorkspaceFullDocumentDiagnosticReport, WorkspaceUnchangedDocumentDiagnosticReport>;

struct WorkspaceDiagnosticReport {
  std::vector<WorkspaceDocumentDiagnosticReport> items;

  static constexpr auto fields = std::tuple{Field{"items", &WorkspaceDiagnosticReport::items}};
};

struct PullWorkspaceDiagnostics {
  static constexpr std::string_view method = "workspace/diagnostic";
  using Params = WorkspaceDiagnosticParams;
  using Result = WorkspaceDiagnosticReport;
};

}  // namespace lsp
