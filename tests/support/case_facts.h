// Facts as cases write them:
//
//   {"folder": "shop", "now": "2026-03-01T09:30+01:00",
//    "git": {"status": {"branch": "main", "operation": "merge", …},
//            "base": {"reason": "previous handoff", "commit": "…", "name": "…"},
//            "commits": [{"id": "…", "time": "2026-03-01T09:00+01:00", "subject": "…", "paths":
//            […]}], "changes": [{"kind": "modified", "path": "…", "added": 1, "deleted": 2}],
//            "references": [{"symbol": "…", "path": "…", "line": 1}]}}
//
// The members are those of fill/facts.h and git/questions.h, and each may be left out.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/fill/facts.h"

namespace handoff::cases {

/// Throws std::runtime_error or the library's own errors for what is no such description.
Facts read_facts(const nlohmann::json& description);

}  // namespace handoff::cases
