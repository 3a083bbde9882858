// The promise that a handoff is held to: each heading that is gone is missed once, and can be had
// back.
#include <catch2/catch_test_macros.hpp>

#include <algorithm>

#include "server/actions/actions.h"
#include "server/analysis/findings.h"
#include "tests/support/samples.h"

namespace handoff {
namespace {

std::vector<Finding> findings_in(const std::string& text) {
  return analyse(view_of(text));
}

bool is_missing(const Finding& finding) {
  return finding.code.find("missing") != std::string_view::npos;
}

/// The text after the action that resolves `finding`.
std::string resolved(const std::string& text, const Finding& finding) {
  const View view = view_of(text);
  for (const Offer& offer : offers_at(view, finding.span)) {
    if (offer.code != finding.code) continue;
    return handoff::apply(text, action_named(offer.action)->edits(view, offer, nullptr));
  }
  FAIL("nothing resolves: " << finding.message);
  return text;
}

/// Headings of the handoff of `text` that are as near as can be to the section `index`.
std::vector<Span> neighbours(const Document& document, Index index) {
  std::vector<Span> headings;
  if (index > 0) headings.push_back(document.sections[index - 1].heading);
  if (index + 1 < document.sections.size())
    headings.push_back(document.sections[index + 1].heading);
  headings.push_back(document.sections[document.sections[index].parent].heading);
  for (Index i = index; i-- > 0;) {
    if (document.sections[i].parent != document.sections[index].parent) continue;
    headings.push_back(document.sections[i].heading);
    break;
  }
  return headings;
}

void check_deletion(const Document& document, Index index, Span deleted) {
  const std::string before(document.text->content());
  const std::string text = handoff::apply(before, {{deleted, ""}});
  const std::vector<Finding> findings = findings_in(text);
  REQUIRE(findings.size() == 1);
  const Finding& finding = findings.front();
  CHECK(finding.code == "missing-section");
  CHECK(finding.message.find(document.slice(document.sections[index].title)) != std::string::npos);
  const std::vector<Span> near = neighbours(document, index);
  CHECK(std::any_of(near.begin(), near.end(), [&](Span heading) {
    return slice(text, finding.span) == document.slice(heading);
  }));

  const std::string healed = resolved(text, finding);
  const std::vector<Finding> left = findings_in(healed);
  CHECK(std::none_of(left.begin(), left.end(), is_missing));
  const View view = view_of(healed);
  const std::vector<Offer> offers = offers_at(view, {0, healed.size()});
  CHECK(std::none_of(offers.begin(), offers.end(),
                     [](const Offer& offer) { return offer.action == "insert-section"; }));
}

TEST_CASE("a filled handoff has no findings") {
  for (const Finding& finding : findings_in(filled_handoff())) {
    FAIL_CHECK(finding.code << ": " << finding.message);
  }
}

TEST_CASE("each heading that is deleted is one missing section") {
  const View view = view_of(filled_handoff());
  std::size_t headings = 0;
  for (Index i = 1; i < view.document.sections.size(); ++i) {
    const Section& section = view.document.sections[i];
    if (section.level < 2) continue;
    ++headings;
    DYNAMIC_SECTION(view.document.slice(section.heading)) {
      check_deletion(view.document, i, {section.heading.begin, section.body.begin});
    }
  }
  CHECK(headings == 29);
}

TEST_CASE("each subsection that is deleted with its body is one missing section") {
  const View view = view_of(filled_handoff());
  for (Index i = 1; i < view.document.sections.size(); ++i) {
    const Section& section = view.document.sections[i];
    if (section.level < 3) continue;
    DYNAMIC_SECTION(view.document.slice(section.heading)) {
      check_deletion(view.document, i, {section.heading.begin, section.body.end});
    }
  }
}

}  // namespace
}  // namespace handoff
