// What a case shows: the answer to each of its directives, as text that a person can judge.
//
//   @diagnostics FILE         each finding under the line it is about
//   @without "CODE" FILE      the findings of a code that the document only nearly has: none
//   @counts FILE              how many findings of each severity and code
//   @actions FILE             what is offered at the cursor or selection
//   @action "TITLE" FILE      what one of them changes, or its snippet
//   @complete FILE            what can be completed at the cursor
//   @complete "LABEL" FILE    what one of them changes, in its plain form
//   @snippet "LABEL" FILE     its snippet
//   @hover FILE               what is said about the place of the cursor
//   @template FILE            a template made of the document
//   @template-place FILE      where in the template the place of the cursor comes from
//   @rename "TITLE" FILE      what changes where the linked section at the cursor gets a title
//   @fill FILE                what filling in the whole document changes
//
// and those of case_structure.h and case_typing.h.
#pragma once

#include <string>
#include <string_view>

#include "tests/support/case.h"

namespace handoff::cases {

/// Throws std::runtime_error for a directive that there is not.
std::string answer(const Case& given, std::string_view directive);

/// `archive` with the answer to each of its directives.
Archive answered(const Archive& archive);

}  // namespace handoff::cases
