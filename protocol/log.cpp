#include "protocol/log.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <climits>
#include <iterator>

namespace lsp {
namespace {

constexpr std::string_view level_names[] = {"error", "warn", "info", "debug"};  // as LogLevel
constexpr std::size_t max_line = PIPE_BUF;  // so much a pipe with room takes at once

}  // namespace

std::optional<LogLevel> log_level_named(std::string_view name) {
  const auto found = std::ranges::find(level_names, name);
  if (found == std::end(level_names)) return std::nullopt;
  return static_cast<LogLevel>(found - std::begin(level_names));
}

std::string printable(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const auto next = static_cast<unsigned char>(at + 1 < text.size() ? text[at + 1] : 0);
    if (byte == '\n') {
      result += "\\n";
    } else if (byte < 0x20 || byte == 0x7F) {
      result += fmt::format("\\x{:02x}", byte);
    } else if (byte == 0xC2 && next >= 0x80 && next < 0xA0) {  // U+0080 to U+009F
      result += fmt::format("\\x{:02x}", next);
      ++at;
    } else {
      result += text[at];
    }
  }
  return result;
}

void write_to_stderr(std::string_view line) {
  pollfd room{.fd = STDERR_FILENO, .events = POLLOUT, .revents = 0};
  if (::poll(&room, 1, 0) != 1) return;
  if (::write(STDERR_FILENO, line.data(), line.size()) < 0) return;  // there is nowhere to tell it
}

void Log::write(LogLevel level, fmt::string_view text, fmt::format_args args) {
  if (level > most_) return;
  std::string line = fmt::format("{}: {}", level_names[static_cast<std::size_t>(level)],
                                 printable(fmt::vformat(text, args)));
  line.resize(std::min(line.size(), max_line - 1));
  line += '\n';
  sink_(line);
}

bool Log::admits(std::string_view kind) {
  const Clock::time_point now = now_();
  const auto last = last_.find(kind);
  if (last == last_.end()) {
    last_.emplace(kind, now);
    return true;
  }
  if (now - last->second < std::chrono::seconds(1)) return false;
  last->second = now;
  return true;
}

}  // namespace lsp
