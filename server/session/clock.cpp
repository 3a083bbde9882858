#include "server/session/clock.h"

#include <charconv>
#include <cstdlib>
#include <ctime>
#include <string_view>

namespace handoff {

LocalTime local_time() {
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
    LocalTime fixed;
    const std::string_view digits = epoch;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), fixed.seconds);
    if (error == std::errc() && end == digits.data() + digits.size()) return fixed;
  }
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return {now, static_cast<int>(local.tm_gmtoff / 60)};
}

}  // namespace handoff
