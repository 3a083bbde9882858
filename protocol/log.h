#pragma once

// The log: lines on standard error, for people. What clients or files say is escaped, so that a
// line stays a line and a terminal is not driven by it. Nothing here blocks: a line that standard
// error has no room for is lost.

#include <fmt/format.h>

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace lsp {

enum class LogLevel { error, warn, info, debug };

/// The level called "error", "warn", "info" or "debug".
std::optional<LogLevel> log_level_named(std::string_view name);

/// Escapes control characters; the result is one line.
std::string printable(std::string_view text);

void write_to_stderr(std::string_view line);

class Log {
 public:
  using Clock = std::chrono::steady_clock;
  using Sink = std::function<void(std::string_view line)>;  // the line ends in "\n"

  /// Lines of less weight than `most` are left out.
  explicit Log(LogLevel most, Sink sink = write_to_stderr, Clock::time_point (*now)() = Clock::now)
      : most_(most), sink_(std::move(sink)), now_(now) {}

  template <class... Args>
  void error(fmt::format_string<Args...> text, Args&&... args) {
    write(LogLevel::error, text, fmt::make_format_args(args...));
  }
  template <class... Args>
  void warn(fmt::format_string<Args...> text, Args&&... args) {
    write(LogLevel::warn, text, fmt::make_format_args(args...));
  }
  template <class... Args>
  void info(fmt::format_string<Args...> text, Args&&... args) {
    write(LogLevel::info, text, fmt::make_format_args(args...));
  }
  template <class... Args>
  void debug(fmt::format_string<Args...> text, Args&&... args) {
    write(LogLevel::debug, text, fmt::make_format_args(args...));
  }

  /// A warning that a client can cause as often as it likes: at most one line a second of each
  /// kind.
  template <class... Args>
  void noise(std::string_view kind, fmt::format_string<Args...> text, Args&&... args) {
    if (admits(kind)) write(LogLevel::warn, text, fmt::make_format_args(args...));
  }

 private:
  void write(LogLevel level, fmt::string_view text, fmt::format_args args);
  bool admits(std::string_view kind);

  LogLevel most_;
  Sink sink_;
  Clock::time_point (*now_)();
  std::map<std::string, Clock::time_point, std::less<>> last_;  // line of each kind of noise
};

}  // namespace lsp
