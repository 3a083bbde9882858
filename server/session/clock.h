// What time it is for the person who writes.
#pragma once

#include "server/fill/facts.h"

namespace handoff {

/// The machine's clock and time zone. SOURCE_DATE_EPOCH (seconds since 1970) takes their place
/// where it is set, in Universal Time: so that the same input gives the same handoff.
LocalTime local_time();

}  // namespace handoff
