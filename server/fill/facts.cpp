#include "server/fill/facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace handoff {
namespace {

struct Clock {
  std::chrono::year_month_day date;
  std::chrono::hh_mm_ss<std::chrono::seconds> time;
};

Clock read(LocalTime moment) {
  using namespace std::chrono;
  const sys_seconds local{seconds{moment.seconds} + minutes{moment.offset_minutes}};
  const sys_days day = floor<days>(local);
  return {year_month_day{day}, hh_mm_ss<seconds>{local - day}};
}

}  // namespace

git::Question question_about(std::string_view path, git::Detail detail) {
  const std::size_t slash = path.rfind('/');
  return {std::string(path.substr(0, std::max<std::size_t>(slash, 1))),
          std::string(path.substr(slash + 1)), detail};
}

std::string folder_name(const git::Question& question) {
  return question.folder.substr(question.folder.rfind('/') + 1);
}

std::chrono::sys_days local_date(LocalTime moment) {
  return std::chrono::sys_days(read(moment).date);
}

std::string iso_time(LocalTime moment) {
  const Clock clock = read(moment);
  const int offset = std::abs(moment.offset_minutes);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}{}{:02}:{:02}", int{clock.date.year()},
                     unsigned{clock.date.month()}, unsigned{clock.date.day()},
                     clock.time.hours().count(), clock.time.minutes().count(),
                     moment.offset_minutes < 0 ? '-' : '+', offset / 60, offset % 60);
}

std::string compact_time(LocalTime moment) {
  const Clock clock = read(moment);
  return fmt::format("{:04}{:02}{:02}-{:02}{:02}", int{clock.date.year()},
                     unsigned{clock.date.month()}, unsigned{clock.date.day()},
                     clock.time.hours().count(), clock.time.minutes().count());
}

std::string describe(const git::Base& base) {
  switch (base.reason) {
    case git::BaseReason::none:
      return "in the whole repository";
    case git::BaseReason::previous_handoff:
      return fmt::format("since the previous handoff ({})", base.name);
    case git::BaseReason::upstream:
      return fmt::format("since the branch left {}", base.name);
    case git::BaseReason::last_session:
      return "in the last session";
  }
  return {};
}

}  // namespace handoff
