// The table of actions, and what every row of it promises.
#include <catch2/catch_test_macros.hpp>

#include <set>

#include "server/actions/actions.h"
#include "tests/support/samples.h"

namespace handoff {
namespace {

TEST_CASE("actions are found by their names, which are all different") {
  std::set<std::string_view> ids;
  for (const Action& action : all_actions()) {
    CHECK(ids.insert(action.id).second);
    CHECK(action_named(action.id) == &action);
    CHECK((action.kind == "quickfix" || action.kind == fill_from_git_kind ||
           action.kind == snippet_kind));
    CHECK(action.snippet == (action.kind == snippet_kind));
  }
  CHECK(action_named("nothing") == nullptr);
}

TEST_CASE("an action that needs no git works without facts") {
  const View view = view_of(session_template());
  for (std::size_t at = 0; at < view.text().size(); at += 7) {
    for (const Offer& offer : offers_at(view, {at, at}, {})) {
      const Action& action = *action_named(offer.action);
      if (action.detail != nullptr) continue;
      INFO(offer.title);
      CHECK_FALSE(action.edits(view, offer, nullptr).empty());
    }
  }
}

TEST_CASE("an action asks git for as much as what it fills needs") {
  const View view = view_of(session_template());
  const auto detail_of = [&](std::string_view slot) {
    const std::size_t at = view.text().find(slot);
    for (const Offer& offer : offers_at(view, {at, at + 1}, {})) {
      if (offer.action == "fill-slot") return action_named(offer.action)->detail(view, offer);
    }
    return std::optional<git::Detail>();
  };
  CHECK(detail_of("[CLEAN/DIRTY]") == git::Detail::status);
  CHECK(detail_of("[SESSION_DURATION]") == git::Detail::history);
  CHECK(detail_of("[FUNCTION/CLASS_1]") == git::Detail::hunks);
  CHECK(detail_of("[MAIN_WORK_AREA]") == std::nullopt);
}

}  // namespace
}  // namespace handoff
