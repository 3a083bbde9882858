// Templates are anyone's: whatever stands in one, nothing breaks.
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <random>

#include "server/actions/actions.h"
#include "server/actions/new_templates.h"
#include "server/analysis/findings.h"
#include "server/analysis/template_problems.h"
#include "server/features/completion.h"
#include "server/features/hover.h"
#include "server/features/make_template.h"
#include "server/features/progress.h"
#include "server/features/template_place.h"
#include "server/fill/fill.h"
#include "server/text/utf8.h"
#include "tests/support/case_facts.h"
#include "tests/support/samples.h"

namespace handoff {
namespace {

constexpr std::string_view pieces[] = {"# Title\n",
                                       "## A\n",
                                       "## B\n",
                                       "### A\n",
                                       "#\n",
                                       "- [A_1]\n",
                                       "- [A_2]\n",
                                       "1. [B_1]\n",
                                       "   - [C]\n",
                                       "- **A:** [X/Y]\n",
                                       "**B:** [N]%",
                                       "[S]/10\n",
                                       "[X/Y]",
                                       "[//]",
                                       "**A:**\n",
                                       "\n",
                                       "\n\n",
                                       "---\n",
                                       "text ",
                                       "> - [A_1]\n",
                                       "```\n",
                                       "<!-- c -->\n",
                                       "[A_999999]",
                                       "[\xE6\x97\xA5]\n",
                                       "- [ ] [D_1] - [D_1]\n",
                                       "\r\n",
                                       "\t",
                                       "| a |\n",
                                       "Title\n===\n",
                                       "<!-- handoff-ignore-file -->\n"};

std::string random_text(std::mt19937& random) {
  std::string text;
  for (unsigned i = random() % 25; i-- > 0;) text += pieces[random() % std::size(pieces)];
  return text;
}

Facts known_facts() {
  return cases::read_facts(
      nlohmann::json::parse(cases::read_file(SOURCE_ROOT "/tests/data/session.json")));
}

Guide random_guide(std::mt19937& random) {
  constexpr std::string_view sources[] = {"files-modified", "git-status",      "achievements",
                                          "project",        "code-references", "nonsense"};
  Guide guide;
  for (const char* key : {"A/A", "B/B", "A", "A/X", "B", "A/C", "X", "A/D"}) {
    guide.slots[key].git = sources[random() % std::size(sources)];
  }
  guide.sections["A"].aliases = {"B", ""};
  return guide;
}

TEST_CASE("any document may follow any template") {
  std::mt19937 random(1);
  const Facts facts = known_facts();
  for (int round = 0; round < 1'500; ++round) {
    const auto schema = std::make_shared<const Schema>(
        read_template("any", random_text(random), random_guide(random)));
    template_problems(*schema);
    const auto library = make_library("/p", {schema}, {}, "any");
    const std::string text = random() % 3 == 0 ? std::string(schema->text()) : random_text(random);
    CAPTURE(schema->text(), text);
    const View view = make_view(std::make_shared<const Text>(text), schema, library);
    const std::size_t size = text.size();
    std::vector<std::size_t> places{0, size, random() % (size + 1)};
    const std::vector<Finding> findings = analyse(view, std::nullopt);
    for (const Finding& finding : findings) {
      CHECK(finding.span.end <= size);
      places.push_back(finding.span.begin);
    }
    progress_of(view);
    const std::string once = handoff::apply(text, fill(view, {0, size}, facts));
    CHECK(is_valid_utf8(once));
    for (const std::size_t at : places) {
      for (const Offer& offer : offers_at(view, {at, at}, findings)) {
        const Action& action = *action_named(offer.action);
        for (const Edit& edit : action.edits(view, offer, &facts)) CHECK(edit.span.end <= size);
      }
      complete(view, at);
      if (const auto place = template_place(view, at)) {
        CHECK(place->place.end <= schema->text().size());
      }
      if (const auto target = hover_target(view, at)) hover_text(view, *target, &facts);
      new_templates(view, {at, at});
    }
    const Schema made = read_template("made", template_of(view), {});
    CHECK(template_of(make_view(made.document.text, std::make_shared<const Schema>(made))).size() <=
          2 * made.text().size() + 100);
  }
}

}  // namespace
}  // namespace handoff
