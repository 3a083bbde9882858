// What must hold for whatever a case says: checked over the documents of all of them.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "server/actions/actions.h"
#include "server/analysis/template_problems.h"
#include "server/features/completion.h"
#include "server/features/folding.h"
#include "server/features/highlights.h"
#include "server/features/hover.h"
#include "server/features/links.h"
#include "server/features/make_template.h"
#include "server/features/outline.h"
#include "server/features/selection.h"
#include "server/features/tokens.h"
#include "server/fill/fill.h"
#include "tests/support/case_inputs.h"
#include "tests/support/case_output.h"
#include "tests/support/snippet_expander.h"

namespace handoff::cases {
namespace {

TEST_CASE("answering a case twice gives the same") {
  REQUIRE(all_archives().size() >= 60);
  for (const auto& [name, archive, given] : all_archives()) {
    INFO(name);
    CHECK(to_text(answered(archive)) == to_text(answered(archive)));
  }
}

std::set<std::string_view> all_codes() {
  std::set<std::string_view> codes{more_findings_code, template_problem_code,
                                   configuration_problem_code};
  for (const Check& check : all_checks()) codes.insert(check.code);
  return codes;
}

TEST_CASE("every code is said in a case, and not said in another that comes near it") {
  std::set<std::string_view> said, unsaid;
  for (const auto& [name, archive, given] : all_archives()) {
    for (const ArchiveFile& file : archive.files) {
      if (file.name.starts_with("@without ")) {
        INFO(name << ": " << file.name);
        CHECK(file.text == "none\n");
      }
      for (const std::string_view code : all_codes()) {
        const bool shows =
            file.name.starts_with("@diagnostics ") || file.name.starts_with("@counts ");
        const bool is_said = file.text.find(fmt::format(" {}:", code)) != std::string::npos ||
                             file.text.find(fmt::format(" {}\n", code)) != std::string::npos;
        if (shows && is_said) said.insert(code);
        if (file.name.starts_with(fmt::format("@without \"{}\" ", code))) unsaid.insert(code);
      }
    }
  }
  CHECK(said == all_codes());
  CHECK(unsaid == all_codes());
}

TEST_CASE("findings lie within the text, between characters and in order") {
  for_all_inputs([](const Input& input, const Facts& facts) {
    std::size_t before = 0;
    for (const Finding& finding : said_of(input.view, facts)) {
      CHECK(is_good(input.view.text(), finding.span));
      CHECK(finding.span.begin >= before);
      CHECK_FALSE(finding.message.empty());
      before = finding.span.begin;
    }
  });
}

TEST_CASE("a document that is no handoff is left alone") {
  for_all_inputs([](const Input& input, const Facts& facts) {
    if (input.view.schema != nullptr || input.view.is_empty()) return;
    if (input.view.unknown_template) return;
    CHECK(said_of(input.view, facts).empty());
    CHECK(offers_at(input.view, {0, input.view.text().size()}, {}).empty());
    CHECK(complete(input.view, input.selection.begin).empty());
    CHECK_FALSE(hover_target(input.view, input.selection.begin));
  });
}

TEST_CASE("a template made of a document is a good one, and the document follows it") {
  std::set<std::string_view> seen;
  for_all_inputs([&](const Input& input, const Facts&) {
    if (input.view.schema == nullptr || !seen.insert(input.view.text()).second) return;
    if (input.view.document.sections.size() < 3) return;
    const auto made =
        std::make_shared<const Schema>(read_template("made", template_of(input.view), Guide{}));
    for (const Finding& finding : template_problems(*made)) {
      INFO(made->text());
      FAIL_CHECK(finding.message);
    }
    const View view = make_view(input.view.document.text, made);
    for (const Check& check : all_checks()) {
      if (check.code == "missing-section") CHECK(check.run(view, {}).empty());
    }
  });
}

TEST_CASE("filling a document twice changes nothing more") {
  for_all_inputs([](const Input& input, const Facts& facts) {
    const Span before{0, input.view.text().size()};
    const View once = view_after(input, fill(input.view, before, facts));
    const Span after{0, once.text().size()};
    const std::string twice = handoff::apply(once.text(), fill(once, after, facts));
    CHECK(twice == once.text());
  });
}

TEST_CASE("completions replace what is typed on the cursor's line") {
  for_all_inputs([](const Input& input, const Facts&) {
    const Text& text = *input.view.document.text;
    for (std::size_t line = 0; line < text.line_count(); ++line) {
      const Span span = text.line(line);
      for (const std::size_t cursor : {span.begin, span.end}) {
        for (const Completion& item : complete(input.view, cursor)) {
          INFO("line " << line + 1 << ": " << item.label);
          CHECK(is_good(text.content(), item.replace));
          CHECK(item.replace.touches({cursor, cursor}));
          CHECK(span.contains(item.replace));
          CHECK_FALSE(item.label.empty());
          if (!item.snippet.empty()) CHECK(expand_snippet(item.snippet) == item.plain);
        }
      }
    }
  });
}

TEST_CASE("what can be hovered lies around the cursor") {
  for_all_inputs([](const Input& input, const Facts& facts) {
    const Text& text = *input.view.document.text;
    for (std::size_t line = 0; line < text.line_count(); ++line) {
      const Span span = text.line(line);
      for (const std::size_t cursor : {span.begin, span.end}) {
        const auto target = hover_target(input.view, cursor);
        if (!target) continue;
        CHECK(is_good(text.content(), target->span));
        CHECK(target->span.touches({cursor, cursor}));
        CHECK_FALSE(hover_text(input.view, *target, &facts).plain.empty());
      }
    }
  });
}

TEST_CASE("the parts of an outline lie within each other") {
  for_all_inputs([](const Input& input, const Facts&) {
    const std::vector<OutlineEntry> entries = outline(input.view);
    CHECK((input.view.schema != nullptr || entries.empty()));
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const OutlineEntry& entry = entries[i];
      CHECK(is_good(input.view.text(), entry.span));
      CHECK(is_good(input.view.text(), entry.name_span));
      CHECK(entry.span.contains(entry.name_span));
      CHECK_FALSE(entry.name.empty());
      if (entry.parent == nothing) continue;
      CHECK(entry.parent < i);
      CHECK(entries[entry.parent].span.contains(entry.span));
    }
  });
}

TEST_CASE("folds have more than one line, and lie within each other or apart") {
  for_all_inputs([](const Input& input, const Facts&) {
    std::vector<Fold> around;
    for (const Fold& fold : folds(input.view)) {
      CHECK(fold.first_line < fold.last_line);
      CHECK(fold.last_line < input.view.document.text->line_count());
      while (!around.empty() && around.back().last_line < fold.first_line) around.pop_back();
      if (!around.empty()) CHECK(fold.last_line <= around.back().last_line);
      around.push_back(fold);
    }
  });
}

TEST_CASE("a selection grows around the cursor, wherever that is") {
  std::set<std::string_view> seen;
  for_all_inputs([&](const Input& input, const Facts&) {
    if (!seen.insert(input.view.text()).second) return;
    for (std::size_t cursor = 0; cursor <= input.view.text().size(); cursor += 7) {
      if (!is_boundary(input.view.text(), cursor)) continue;
      const std::vector<Span> steps = selection_steps(input.view, cursor);
      CHECK(steps.empty() == (input.view.schema == nullptr));
      for (std::size_t i = 0; i < steps.size(); ++i) {
        CHECK(is_good(input.view.text(), steps[i]));
        CHECK(steps[i].touches({cursor, cursor}));
        if (i > 0) CHECK((steps[i].contains(steps[i - 1]) && steps[i] != steps[i - 1]));
      }
    }
  });
}

TEST_CASE("highlights and mentions hold the cursor, and are the same from each of their places") {
  std::set<std::string_view> seen;
  for_all_inputs([&](const Input& input, const Facts&) {
    if (!seen.insert(input.view.text()).second) return;
    const Text& text = *input.view.document.text;
    for (std::size_t line = 0; line < text.line_count(); ++line) {
      const std::size_t cursor = text.line(line).begin + text.line(line).size() / 2;
      if (!is_boundary(text.content(), cursor)) continue;
      const std::vector<Span> found = highlights(input.view, cursor);
      if (found.empty()) continue;
      CHECK(std::any_of(found.begin(), found.end(), [&](Span span) {
        return span.touches({cursor, cursor});
      }));
      for (const Span span : found) {
        CHECK(is_good(text.content(), span));
        CHECK(highlights(input.view, span.begin) == found);
      }
    }
  });
}

TEST_CASE("links and colours are in order, apart and on one line, and lines can be asked for") {
  for_all_inputs([](const Input& input, const Facts&) {
    const Text& text = *input.view.document.text;
    const std::vector<Token> all = tokens(input.view, {0, text.size()});
    CHECK((input.view.schema != nullptr || all.empty()));
    std::size_t end = 0;
    for (const Token& token : all) {
      CHECK(is_good(text.content(), token.span));
      CHECK_FALSE(token.span.empty());
      CHECK(token.span.begin >= end);
      CHECK(text.line_of(token.span.begin) == text.line_of(token.span.end));
      end = token.span.end;
    }
    std::vector<Token> by_line;
    for (std::size_t line = 0; line < text.line_count(); ++line) {
      const std::vector<Token> found = tokens(input.view, text.line(line));
      by_line.insert(by_line.end(), found.begin(), found.end());
    }
    CHECK(by_line == all);
    end = 0;
    for (const Link& link : links(input.view)) {
      CHECK(is_good(text.content(), link.span));
      CHECK(link.span.begin >= end);
      CHECK(link.url.empty() == link.file.has_value());
      end = link.span.end;
    }
  });
}

}  // namespace
}  // namespace handoff::cases
