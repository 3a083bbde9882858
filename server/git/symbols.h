#pragma once

// Which functions and classes a change touches, by the looks of its lines. These are scanners, not
// parsers: they know how definitions begin in the usual languages and give nothing where they are
// not sure.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/git/answers.h"
#include "server/git/questions.h"

namespace handoff::git {

/// The name that `line` defines: after a word such as `def` or `class`, else as in `name(…) {`.
std::optional<std::string> defined_symbol(std::string_view line);

/// What the hunks touch, the most changed first, each symbol of a file once, at most eight.
std::vector<Reference> references(const std::vector<Hunk>& hunks);

}  // namespace handoff::git
