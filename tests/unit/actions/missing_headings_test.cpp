// The promise that a handoff is held to: each heading that is gone is missed once, and can be had
// back.
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <random>

#include "server/actions/actions.h"
#include "server/analysis/findings.h"
#include "tests/support/samples.h"

namespace handoff {
namespace {

std::vector<Finding> findings_in(const std::string& text) {
  return analyse(view_of(text), {});
}

bool is_missing(const Finding& finding) {
  return finding.code.find("missing") != std::string_view::npos;
}

/// The text after one of the actions that resolve such findings as `finding` at its place.
std::string resolved(const std::string& text, const Finding& finding, std::mt19937& random) {
  const View view = view_of(text);
  std::vector<Offer> offers = offers_at(view, finding.span, {});
  std::erase_if(offers, [&](const Offer& offer) {
    return offer.code != finding.code || offer.action == "ignore";
  });
  INFO(finding.message);
  REQUIRE_FALSE(offers.empty());
  const Offer& offer = offers[random() % offers.size()];
  return handoff::apply(text, action_named(offer.action)->edits(view, offer, nullptr));
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

  std::mt19937 random(1);
  const std::string healed = resolved(text, finding, random);
  const std::vector<Finding> left = findings_in(healed);
  CHECK(std::none_of(left.begin(), left.end(), is_missing));
  const View view = view_of(healed);
  const std::vector<Offer> offers = offers_at(view, {0, healed.size()}, {});
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

/// Without some of the sections, each gone with its own body or but for it.
std::string without_some_sections(const Document& document, std::mt19937& random) {
  std::vector<Edit> edits;
  for (const Section& section : document.sections) {
    if (section.level < 2 || random() % 4 != 0) continue;
    const std::size_t end = random() % 2 == 0 ? section.body.begin : section.body.end;
    edits.push_back({{section.heading.begin, end}, ""});
  }
  return handoff::apply(document.text->content(), edits);
}

TEST_CASE("whatever sections are gone, inserting them in any order brings all back in order") {
  std::mt19937 random(29);
  for (const std::string_view line_break : {"\n", "\r\n"}) {
    const View filled = view_of(with_line_breaks(filled_handoff(), line_break));
    for (int round = 0; round < 30; ++round) {
      std::string text = without_some_sections(filled.document, random);
      INFO(text);
      for (int steps = 0; steps < 30; ++steps) {
        std::vector<Finding> findings = findings_in(text);
        std::shuffle(findings.begin(), findings.end(), random);
        const auto next = std::find_if(findings.begin(), findings.end(), is_missing);
        if (next == findings.end()) break;
        text = resolved(text, *next, random);
      }
      const View healed = view_of(text);
      for (const Finding& finding : analyse(healed, {})) {
        INFO(finding.message);
        CHECK((finding.code == "unresolved-placeholder" || finding.code == "empty-section" ||
               finding.code == "blank-form" || finding.code == "contradictory-box"));
      }
      CHECK(healed.document.sections.size() == filled.document.sections.size());
      CHECK(text.find("\n\n\n") == std::string::npos);
      CHECK(text.find("\r\n\r\n\r\n") == std::string::npos);
    }
  }
}

}  // namespace
}  // namespace handoff
