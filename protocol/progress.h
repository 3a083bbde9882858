#pragma once

// How far long work is (LSP 3.18, "Work Done Progress"): under a token that the client gave with
// its request, or under one that the server made and the client has agreed to.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>

#include "protocol/types.h"

namespace lsp {

using ProgressToken = std::variant<integer, std::string>;

struct WorkDoneProgressBegin {
  std::string kind = "begin";
  std::string title;
  std::optional<bool> cancellable = {};
  std::optional<uinteger> percentage = {};

  static constexpr auto fields = std::tuple{
      Field{"kind", &WorkDoneProgressBegin::kind}, Field{"title", &WorkDoneProgressBegin::title},
      Field{"cancellable", &WorkDoneProgressBegin::cancellable},
      Field{"percentage", &WorkDoneProgressBegin::percentage}};
};

struct WorkDoneProgressReport {
  std::string kind = "report";
  std::optional<std::string> message = {};
  std::optional<uinteger> percentage = {};

  static constexpr auto fields =
      std::tuple{Field{"kind", &WorkDoneProgressReport::kind},
                 Field{"message", &WorkDoneProgressReport::message},
                 Field{"percentage", &WorkDoneProgressReport::percentage}};
};

struct WorkDoneProgressEnd {
  std::string kind = "end";
  std::optional<std::string> message = {};

  static constexpr auto fields = std::tuple{Field{"kind", &WorkDoneProgressEnd::kind},
                                            Field{"message", &WorkDoneProgressEnd::message}};
};

struct ProgressParams {
  ProgressToken token;
  std::variant<WorkDoneProgressBegin, WorkDoneProgressReport, WorkDoneProgressEnd> value;

  static constexpr auto fields =
      std::tuple{Field{"token", &ProgressParams::token}, Field{"value", &ProgressParams::value}};
};

struct Progress {
  static constexpr std::string_view method = "$/progress";
  using Params = ProgressParams;
};

struct WorkDoneProgressParams {
  ProgressToken token;

  static constexpr auto fields = std::tuple{Field{"token", &WorkDoneProgressParams::token}};
};

/// Asked of the client; nothing may be told under the token before it has agreed.
struct CreateProgress {
  static constexpr std::string_view method = "window/workDoneProgress/create";
  using Params = WorkDoneProgressParams;
  using Result = std::nullptr_t;
};

struct CancelProgress {
  static constexpr std::string_view method = "window/workDoneProgress/cancel";
  using Params = WorkDoneProgressParams;
};

}  // namespace lsp
