#include "server/session/serve.h"

#include <unistd.h>

#include <fstream>
#include <stdexcept>
#include <system_error>

#include "server/git/process.h"
#include "server/session/clock.h"
#include "server/session/session.h"

namespace handoff {

int serve(const ServeOptions& options) {
  lsp::Log log(lsp::log_level_named(options.log_level).value_or(lsp::LogLevel::warn));
  int out = -1;
  try {
    out = lsp::claim_stdio();
  } catch (const std::system_error& error) {
    log.error("there is no client: {}", error.what());
    return 1;
  }
  std::ofstream trace_file;
  std::optional<lsp::Trace> trace;
  if (!options.trace.empty()) {
    trace_file.open(options.trace);
    if (!trace_file) throw std::runtime_error("cannot write the trace " + options.trace);
    trace.emplace(trace_file);
  }
  boost::asio::io_context io(1);
  lsp::Connection connection(io, STDIN_FILENO, out, log, trace ? &*trace : nullptr);
  const Session session(io, connection, log,
                        {.version = options.version,
                         .diagnostics_page = options.diagnostics_page,
                         .now = local_time});
  connection.exit_on(git::ending_signals());
  return connection.run();
}

}  // namespace handoff
