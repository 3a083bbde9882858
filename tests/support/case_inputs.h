// The documents of all case archives, for what must hold whatever a case says.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "server/actions/actions.h"
#include "server/analysis/findings.h"
#include "tests/support/case.h"

namespace handoff::cases {

struct NamedArchive {
  std::string name;
  Archive archive;
  Case given;
};

/// By name, read once.
const std::vector<NamedArchive>& all_archives();

/// What is known outside a case's documents: the clock of tests/data/session.json, where it says
/// nothing.
Facts facts_of(const Case& given);

/// Calls `check` with each document of each case, and with what is known outside it.
template <class Check>
void for_all_inputs(Check check) {
  for (const auto& [name, archive, given] : all_archives()) {
    for (const Input& input : given.inputs) {
      INFO(name << ": " << input.path);
      check(input, facts_of(given));
    }
  }
}

/// What is said about a document on the day of the facts.
std::vector<Finding> said_of(const View& view, const Facts& facts);

/// The same with what is kept unsaid for its number.
std::vector<Finding> all_said_of(const View& view, const Facts& facts);

/// What is done about a finding.
struct Fix {
  const Input& input;
  const Finding& finding;
  const Offer& offer;
  std::vector<Edit> edits;
  View after;
  const std::vector<Finding>& said;  ///< before
  std::vector<Finding> left;
};

/// Calls `check` with each offer that is about a finding of one of the documents, and changes
/// something; once for those that say the same.
void for_all_fixes(const std::function<void(const Fix&)>& check);

/// No character is cut.
bool is_boundary(std::string_view text, std::size_t offset);
bool is_good(std::string_view text, Span span);

}  // namespace handoff::cases
