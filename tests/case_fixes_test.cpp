// What must hold for whatever is offered, whatever a case says: checked over the documents of all
// of them.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/actions/actions.h"
#include "server/fill/fill.h"
#include "tests/support/case_inputs.h"

namespace handoff::cases {
namespace {

/// The cursor's place and the places where something may be offered.
std::vector<Span> interesting_places(const Input& input, const std::vector<Finding>& said) {
  std::vector<Span> places{input.selection, {0, 0}, {0, input.view.text().size()}};
  for (const Finding& finding : said) places.push_back(finding.span);
  return places;
}

std::vector<Edit> edits_of(const Input& input, const Offer& offer, const Facts& facts) {
  return action_named(offer.action)->edits(input.view, offer, &facts);
}

bool is_disjoint(std::vector<Edit> edits) {
  std::sort(edits.begin(), edits.end(),
            [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
  return std::adjacent_find(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) {
           return a.span.end > b.span.begin;
         }) == edits.end();
}

/// Findings of the same check with the same words.
long count_like(const std::vector<Finding>& findings, const Finding& wanted) {
  return std::count_if(findings.begin(), findings.end(), [&](const Finding& finding) {
    return finding.code == wanted.code && finding.message == wanted.message;
  });
}

TEST_CASE("edits lie within the text, between characters and apart from each other") {
  for_all_inputs([](const Input& input, const Facts& facts) {
    std::vector<std::vector<Edit>> all{fill(input.view, {0, input.view.text().size()}, facts)};
    const std::vector<Finding> said = said_of(input.view, facts);
    for (const Span place : interesting_places(input, said)) {
      for (const Offer& offer : offers_at(input.view, place, said)) {
        all.push_back(edits_of(input, offer, facts));
      }
    }
    for (const std::vector<Edit>& edits : all) {
      CHECK(is_disjoint(edits));
      for (const Edit& edit : edits) CHECK(is_good(input.view.text(), edit.span));
    }
  });
}

TEST_CASE("what resolves a finding removes it and is not offered again") {
  for_all_fixes([](const Fix& fix) {
    CHECK(count_like(fix.left, fix.finding) < count_like(fix.said, fix.finding));
    if (fix.offer.action == "remove-item") return;  // the next item is at its place now
    const std::size_t place = fix.offer.about.begin;
    const std::vector<Offer> again = offers_at(fix.after, {place, place}, fix.left);
    CHECK(std::ranges::find(again, fix.offer.title, &Offer::title) == again.end());
  });
}

/// What a document is made of, wherever it stands.
std::string shape_of(const View& view) {
  const Document& document = view.document;
  std::string shape;
  for (const Section& section : document.sections) {
    shape += fmt::format("{} {}\n", section.level, document.slice(section.title));
  }
  for (const Item& item : document.items) {
    shape += fmt::format("{}{} {} {}\n", item.marker, item.number, item.parent, item.section);
  }
  for (const Field& field : document.fields) {
    const std::string_view value = document.slice(field.value);
    shape += fmt::format("{}: {}\n", document.slice(field.label),
                         stripped(value.substr(0, value.find("<!--"))));
  }
  for (const Bracket& bracket : document.brackets) {
    shape += fmt::format("{} {} {}\n", document.slice(bracket.span), bracket.item, bracket.field);
  }
  return shape;
}

/// Messages may name lines.
std::multiset<std::string_view> codes_of(const std::vector<Finding>& findings) {
  std::multiset<std::string_view> codes;
  for (const Finding& finding : findings) codes.insert(finding.code);
  return codes;
}

TEST_CASE("what is to be ignored is not said any more, and nothing else changes") {
  std::set<std::string_view> seen;
  for_all_inputs([&](const Input& input, const Facts& facts) {
    if (!seen.insert(input.view.text()).second) return;
    const std::vector<Finding> said = all_said_of(input.view, facts);
    std::set<std::pair<std::string_view, std::string_view>>
        tried;  // each code on each kind of line
    for (const Finding& finding : said) {
      const Text& text = *input.view.document.text;
      const Span line = text.line(text.line_of(finding.span.begin));
      if (!tried.insert({finding.code, text.slice(line).substr(0, 2)}).second) continue;
      for (const Offer& offer : offers_at(input.view, finding.span, said)) {
        if (offer.action != "ignore") continue;
        INFO(offer.title << " / " << finding.message);
        const View after = view_after(input, edits_of(input, offer, facts));
        CHECK(shape_of(after) == shape_of(input.view));
        CHECK(after.schema == input.view.schema);
        std::multiset<std::string_view> before = codes_of(said);
        std::multiset<std::string_view> left = codes_of(all_said_of(after, facts));
        CHECK(left.count(offer.code) < before.count(offer.code));
        before.erase(offer.code);
        left.erase(offer.code);
        CHECK(left == before);
      }
    }
  });
}

TEST_CASE("inserting all that is missing leaves nothing missing") {
  for_all_inputs([](const Input& input, const Facts& facts) {
    for (const Offer& offer : offers_at(input.view, {0, input.view.text().size()}, {})) {
      if (offer.action != "insert-all-sections") continue;
      const View after = view_after(input, edits_of(input, offer, facts));
      for (const Finding& finding : said_of(after, facts)) {
        INFO(finding.message);
        CHECK(finding.code.find("missing") == std::string_view::npos);
        // A document in an order of its own keeps it.
        const bool ordered = input.view.conformance.form == Form::templated;
        CHECK_FALSE((ordered && finding.code == "misplaced-section"));
      }
    }
  });
}

}  // namespace
}  // namespace handoff::cases
