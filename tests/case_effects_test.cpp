// A fix removes the finding that it is offered for, and changes nothing else: checked for whatever
// is found in the documents of all cases.
#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/actions/actions.h"
#include "tests/support/case_inputs.h"

namespace handoff::cases {
namespace {

/// Where what begins at `offset` stands after the edits; nothing where it is taken away or moved.
std::optional<std::size_t> place_after(std::size_t offset, const std::vector<Edit>& edits) {
  std::size_t place = offset;
  for (const Edit& edit : edits) {
    if (edit.span.begin < offset && offset < edit.span.end) return std::nullopt;
    if (edit.span.begin == offset && !edit.span.empty()) continue;
    if (edit.span.end <= offset) place += edit.text.size() - edit.span.size();
  }
  return place;
}

/// What a message says without the place that it names, which may be another line afterwards.
std::string_view gist(const Finding& finding) {
  const std::string_view message = finding.message;
  return finding.code == "missing-section" ? message.substr(0, message.find(':')) : "";
}

std::string_view words_of(const View& view, const Finding& finding) {
  return view.document.slice(finding.span);
}

/// The finding is still there: at its place, or on its words where they are moved. Which heading a
/// missing section is reported at depends on what stands around its place.
bool is_among(const std::vector<Finding>& left, const View& after, const View& before,
              const Finding& finding, const std::vector<Edit>& edits) {
  const auto place = place_after(finding.span.begin, edits);
  return std::any_of(left.begin(), left.end(), [&](const Finding& other) {
    if (other.code != finding.code || gist(other) != gist(finding)) return false;
    if (!gist(finding).empty()) return true;
    return place ? other.span.begin == *place : words_of(after, other) == words_of(before, finding);
  });
}

/// What the finding is about is not there any more.
bool is_taken_away(const View& view, const Finding& finding, const std::vector<Edit>& edits) {
  const auto holds = [&](const Edit& edit) { return edit.span.contains(finding.span); };
  const auto repeats = [&](const Edit& edit) {
    return edit.text.find(words_of(view, finding)) != std::string::npos;
  };
  return !finding.span.empty() && std::any_of(edits.begin(), edits.end(), holds) &&
         std::none_of(edits.begin(), edits.end(), repeats);
}

/// What an action resolves besides the finding that it is offered for.
struct SideEffect {
  std::string_view action, code;
};
constexpr std::array<SideEffect, 5> side_effects = {{
    {"insert-section", "missing-section"},  // with its parts
    {"move-section", "misplaced-section"},  // likewise
    {"restore-breaks", "lost-line-break"},  // of header and footer
    {"separate-rule", "empty-section"},     // whose text had become a heading
    {"fill-slot", "blank-form"},            // which counts what is open
}};

/// What there is to say after an action, and was not before.
constexpr std::array<SideEffect, 11> consequences = {{
    {"insert-template", "blank-form"},
    {"insert-template", "unresolved-placeholder"},
    {"insert-section", "unresolved-placeholder"},
    {"insert-all-sections", "blank-form"},
    {"insert-all-sections", "unresolved-placeholder"},
    {"write-from-git", "blank-form"},
    {"write-from-git", "unresolved-placeholder"},  // which only a person can fill in
    {"remove-item", "empty-section"},
    {"choose-value", "contradictory-status"},
    {"tick-task", "contradictory-status"},
    {"write-none", "no-next-step"},
}};

template <std::size_t count>
bool is_meant(const std::array<SideEffect, count>& effects, const Offer& offer,
              const Finding& other) {
  return std::ranges::any_of(effects, [&](const SideEffect& effect) {
    return effect.action == offer.action && effect.code == other.code;
  });
}

TEST_CASE("what resolves a finding leaves the others") {
  for_all_fixes([](const Fix& fix) {
    if (fix.offer.action == "ignore") return;
    for (const Finding& other : fix.said) {
      if (other == fix.finding || is_taken_away(fix.input.view, other, fix.edits)) continue;
      if (is_meant(side_effects, fix.offer, other)) continue;
      INFO("also: " << other.code << ": " << other.message);
      CHECK(is_among(fix.left, fix.after, fix.input.view, other, fix.edits));
    }
  });
}

TEST_CASE("what resolves a finding brings none of another kind") {
  for_all_fixes([](const Fix& fix) {
    const View& view = fix.input.view;
    // A document with hardly any sections is not judged before it has them.
    if (view.conformance.form == Form::bare && !view.is_empty()) return;
    for (const Finding& other : fix.left) {
      INFO("new: " << other.code << ": " << other.message);
      const auto known = std::ranges::find(fix.said, other.code, &Finding::code);
      CHECK((known != fix.said.end() || is_meant(consequences, fix.offer, other)));
    }
  });
}

}  // namespace
}  // namespace handoff::cases
