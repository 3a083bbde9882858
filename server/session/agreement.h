// What the two sides agree on at `initialize`: what the client can do, and what it is offered.
#pragma once

#include <string>
#include <vector>

#include "protocol/messages.h"
#include "server/text/text.h"

namespace handoff {

struct Agreement {
  lsp::ClientCapabilities client;
  PositionEncoding encoding = PositionEncoding::utf16;
  bool trusted = true;            ///< without trust, no git
  std::string open_slot_command;  ///< of the client, see docs/protocol.md; empty without one
  std::string diagnostics_page;   ///< URI of docs/diagnostics.md, empty when it is not installed
};

Agreement agree(const lsp::InitializeParams& params, std::string diagnostics_page);

/// What is announced to every client. The rest is announced by the table of features.
lsp::ServerCapabilities basic_capabilities(const Agreement& agreement);

/// Absolute paths of the folders that the client has open.
std::vector<std::string> folders_of(const lsp::InitializeParams& params);

}  // namespace handoff
