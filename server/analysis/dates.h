// Dates as people write them in a handoff: 2025-11-10, 2025/11/10, 10.11.2025, November 10, 2025,
// 10 Nov 2025. Others are not read: a guess would be worse.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "server/text/span.h"

namespace handoff {

struct WrittenDate {
  Span span;
  std::chrono::year_month_day date;  ///< may be one that there is not: 2025-02-30
};

/// The first date in a value.
std::optional<WrittenDate> read_date(std::string_view value);

/// What stands behind a date and would be its time of day, if there were such a one: `25:70`.
std::optional<Span> impossible_time(std::string_view value, const WrittenDate& date);

}  // namespace handoff
