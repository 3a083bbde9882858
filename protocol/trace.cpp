#include "protocol/trace.h"

#include <fmt/format.h>

#include "protocol/json_text.h"
#include "protocol/rpc.h"

namespace lsp {
namespace {

std::string one_line(std::string_view body) {
  try {
    return dump_json(parse_json(body));
  } catch (const ResponseError&) {
    return dump_json(body);
  }
}

}  // namespace

void Trace::record(std::string_view from, std::string_view body) {
  const std::chrono::duration<double, std::milli> elapsed =
      std::chrono::steady_clock::now() - start_;
  out_ << fmt::format("{{\"t\": {:.3f}, \"from\": \"{}\", \"message\": {}}}\n", elapsed.count(),
                      from, one_line(body))
       << std::flush;
}

}  // namespace lsp
