// Serves one editor on standard input and output. Apart from session.h so that who calls it need
// not know Asio.
#pragma once

#include <string>

namespace handoff {

struct ServeOptions {
  std::string version;             ///< of this program
  std::string diagnostics_page;    ///< URI of docs/diagnostics.md, empty when it is not installed
  std::string log_level = "warn";  ///< error, warn, info or debug
  std::string trace;               ///< file to record the traffic in; empty: none
};

/// Returns the exit status: 0 after `shutdown` and `exit`, 128 and the number of a signal that asks
/// the process to end, 1 after any other end. Leaves no git and no file behind. Throws
/// std::runtime_error when the trace cannot be written. Expects: no descriptor has been opened yet
/// but the standard ones.
int serve(const ServeOptions& options);

}  // namespace handoff
