// What editors' plugins may ask beyond the specification, as docs/protocol.md describes it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "protocol/diagnostics.h"
#include "protocol/types.h"

namespace handoff {

struct DidChangeTrustParams {
  bool trusted = true;

  static constexpr auto fields = std::tuple{lsp::Field{"trusted", &DidChangeTrustParams::trusted}};
};

struct DidChangeTrust {
  static constexpr std::string_view method = "handoff/didChangeTrust";
  using Params = DidChangeTrustParams;
};

struct OpenSlotsParams {
  lsp::TextDocumentIdentifier textDocument;

  static constexpr auto fields =
      std::tuple{lsp::Field{"textDocument", &OpenSlotsParams::textDocument}};
};

struct OpenSlotItem {
  lsp::Range range;
  std::string text;
  std::string section;
  std::string label;
  std::string wanted;

  static constexpr auto fields = std::tuple{
      lsp::Field{"range", &OpenSlotItem::range}, lsp::Field{"text", &OpenSlotItem::text},
      lsp::Field{"section", &OpenSlotItem::section}, lsp::Field{"label", &OpenSlotItem::label},
      lsp::Field{"wanted", &OpenSlotItem::wanted}};
};

struct OpenSlotList {
  std::string templateName;
  std::optional<lsp::uinteger> filled = {};
  std::optional<lsp::uinteger> total = {};
  std::vector<OpenSlotItem> open;

  static constexpr auto fields = std::tuple{lsp::Field{"template", &OpenSlotList::templateName},
                                            lsp::Field{"filled", &OpenSlotList::filled},
                                            lsp::Field{"total", &OpenSlotList::total},
                                            lsp::Field{"open", &OpenSlotList::open}};
};

struct OpenSlots {
  static constexpr std::string_view method = "handoff/openSlots";
  using Params = OpenSlotsParams;
  using Result = std::optional<OpenSlotList>;
};

struct NewHandoffParams {
  std::optional<lsp::ProgressToken> workDoneToken = {};
  std::optional<lsp::DocumentUri> folder = {};
  std::optional<lsp::DocumentUri> uri = {};

  static constexpr auto fields = std::tuple{
      lsp::Field{"workDoneToken", &NewHandoffParams::workDoneToken},
      lsp::Field{"folder", &NewHandoffParams::folder}, lsp::Field{"uri", &NewHandoffParams::uri}};
};

struct NewHandoffResult {
  lsp::DocumentUri uri;
  std::string text;
  std::string note;

  static constexpr auto fields = std::tuple{lsp::Field{"uri", &NewHandoffResult::uri},
                                            lsp::Field{"text", &NewHandoffResult::text},
                                            lsp::Field{"note", &NewHandoffResult::note}};
};

struct NewHandoff {
  static constexpr std::string_view method = "handoff/newHandoff";
  using Params = NewHandoffParams;
  using Result = NewHandoffResult;
};

struct CheckParams {
  std::optional<lsp::ProgressToken> workDoneToken = {};

  static constexpr auto fields =
      std::tuple{lsp::Field{"workDoneToken", &CheckParams::workDoneToken}};
};

struct CheckedHandoff {
  lsp::DocumentUri uri;
  std::vector<lsp::Diagnostic> diagnostics;

  static constexpr auto fields =
      std::tuple{lsp::Field{"uri", &CheckedHandoff::uri},
                 lsp::Field{"diagnostics", &CheckedHandoff::diagnostics}};
};

struct CheckResult {
  std::vector<CheckedHandoff> items;
  std::vector<std::string> failures;

  static constexpr auto fields = std::tuple{lsp::Field{"items", &CheckResult::items},
                                            lsp::Field{"failures", &CheckResult::failures}};
};

struct CheckHandoffs {
  static constexpr std::string_view method = "handoff/check";
  using Params = CheckParams;
  using Result = CheckResult;
};

}  // namespace handoff
