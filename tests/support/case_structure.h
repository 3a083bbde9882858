// The directives that show a handoff's structure:
//
//   @symbols FILE      the outline: a line an entry, indented, with its lines and its detail
//   @folds FILE        what folds, a line each: "3-9 section"
//   @select FILE       what the selection at the cursor grows to, the smallest first
//   @highlights FILE   the other places of what is under the cursor, "line:column text"
//   @links FILE        addresses and possible files
//   @task FILE         where the task under the cursor is named; `*` is its definition
//   @tokens FILE       what is coloured in the selection, all without one
//   @lenses FILE       what is said above a line
//   @hints FILE        what is said within lines
#pragma once

#include <string>
#include <string_view>

#include "tests/support/case.h"

namespace handoff::cases {

std::string symbols(const Case&, const Input& input, std::string_view);
std::string folded(const Case&, const Input& input, std::string_view);
std::string selected(const Case&, const Input& input, std::string_view);
std::string highlighted(const Case&, const Input& input, std::string_view);
std::string linked(const Case&, const Input& input, std::string_view);
std::string task(const Case&, const Input& input, std::string_view);
std::string tokenized(const Case&, const Input& input, std::string_view);
std::string lenses(const Case&, const Input& input, std::string_view);
std::string hints(const Case&, const Input& input, std::string_view);

}  // namespace handoff::cases
