// What must hold for formatting and for Enter, whatever a case says: checked over the documents of
// all of them.
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "server/analysis/checks.h"
#include "server/format/format.h"
#include "server/format/on_enter.h"
#include "server/text/ascii.h"
#include "tests/support/case.h"

namespace handoff::cases {
namespace {

constexpr FormatOptions option_sets[] = {
    {true, false}, {false, false}, {true, true}, {false, true}};

/// The documents of all cases, each text once.
const std::vector<Input>& all_inputs() {
  static const std::vector<Input> inputs = [] {
    std::vector<Input> found;
    std::set<std::string> seen;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(SOURCE_ROOT "/tests/cases")) {
      if (entry.path().extension() != ".txtar") continue;
      for (Input& input : read_case(read_archive(entry.path().string())).inputs) {
        if (seen.insert(input.path + input.view.document.text->content()).second) {
          found.push_back(std::move(input));
        }
      }
    }
    return found;
  }();
  return inputs;
}

Span whole(const View& view) {
  return {0, view.text().size()};
}

View after(const View& view, const std::vector<Edit>& edits) {
  auto text = std::make_shared<const Text>(handoff::apply(view.text(), edits));
  return make_view(std::move(text), view.schema, view.library);
}

std::map<std::string_view, std::size_t> findings_by_code(const View& view) {
  std::map<std::string_view, std::size_t> counts;
  for (const Check& check : all_checks()) counts[check.code] = check.run(view, {}).size();
  return counts;
}

/// By section of the template, the names of what is open there; the numbers do not matter.
std::multiset<std::string> open_names(const View& view) {
  std::multiset<std::string> names;
  for (const Index slot : view.conformance.slot_of_bracket) {
    if (slot != nothing) names.insert(view.schema->slots[slot].key);
  }
  return names;
}

/// Numbers of a list with a gap are counted on by some edits, and so are no measure.
std::string words_of(std::string_view text) {
  std::string words(text);
  std::erase_if(
      words, [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || is_digit(c); });
  return words;
}

}  // namespace

TEST_CASE("formatting what is formatted changes nothing") {
  REQUIRE(all_inputs().size() > 300);
  std::size_t formatted = 0;
  for (const Input& input : all_inputs()) {
    for (const FormatOptions& options : option_sets) {
      INFO(input.path << ":\n" << input.view.text());
      const std::vector<Edit> edits = format(input.view, whole(input.view), options);
      if (edits.empty()) continue;
      ++formatted;
      const View once = after(input.view, edits);
      CHECK(format(once, whole(once), options).empty());
    }
  }
  CHECK(formatted > 100);
}

TEST_CASE("formatting adds no finding, and loses no section and no slot") {
  for (const Input& input : all_inputs()) {
    const std::vector<Edit> edits = format(input.view, whole(input.view), {});
    if (edits.empty()) continue;
    INFO(input.path << ":\n" << input.view.text());
    const View formatted = after(input.view, edits);
    CHECK(formatted.conformance.section_of_rule == input.view.conformance.section_of_rule);
    CHECK(open_names(formatted) == open_names(input.view));
    const auto before = findings_by_code(input.view);
    for (const auto& [code, count] : findings_by_code(formatted)) {
      INFO(code);
      CHECK(count <= before.at(code));
    }
  }
}

TEST_CASE("the edits of formatting are small, in order, apart and within the lines asked for") {
  for (const Input& input : all_inputs()) {
    const Text& text = *input.view.document.text;
    INFO(input.path << ":\n" << text.content());
    std::size_t end = 0;
    for (const Edit& edit : format(input.view, whole(input.view), {})) {
      CHECK(edit.span.begin >= end);
      CHECK(text.slice(edit.span) != edit.text);
      // What goes over lines is nothing but blank.
      const std::string_view old = text.slice(edit.span);
      if (old.find('\n') != old.npos) CHECK(stripped(old).empty());
      end = edit.span.end;
    }
    for (std::size_t line = 0; line < text.line_count(); line += 9) {
      const Span within{text.line(line).begin,
                        text.line(std::min(line + 4, text.line_count() - 1)).end};
      const Span lines{within.begin, text.whole_line(text.line_of(within.end)).end};
      for (const Edit& edit : format(input.view, within, {})) CHECK(lines.contains(edit.span));
    }
  }
}

TEST_CASE("formatting is for handoffs close to their template") {
  for (const Input& input : all_inputs()) {
    const bool close =
        input.view.schema != nullptr && input.view.conformance.form == Form::templated;
    if (!close) CHECK(format(input.view, whole(input.view), {}).empty());
  }
}

TEST_CASE("Enter behind any item leaves what is written as it is, and can be taken back") {
  for (const Input& input : all_inputs()) {
    const Text& text = *input.view.document.text;
    std::set<std::size_t> lines;
    for (const Item& item : input.view.document.items) lines.insert(text.line_of(item.span.end));
    for (const std::size_t line : lines) {
      const std::size_t cursor = text.line(line).end;
      INFO(input.path << ":" << line + 1 << "\n" << text.content());
      const std::string line_break(text.line_break());
      const View entered = view_after(input, {{{cursor, cursor}, line_break}});
      const std::size_t place = cursor + line_break.size();
      const std::vector<Edit> edits = after_enter(entered, place);
      if (edits.empty()) continue;
      CHECK(input.view.schema != nullptr);
      const Edit& begun = edits.front();
      if (begun.text.empty()) continue;  // an empty item that went
      CHECK(begun.span == Span{place, place});
      // Enter on what has been begun takes it away again.
      std::string content = handoff::apply(entered.text(), edits);
      const std::size_t next = place + begun.text.size();
      content.insert(next, line_break);
      const View again =
          make_view(std::make_shared<const Text>(content), entered.schema, entered.library);
      content = handoff::apply(content, after_enter(again, next + line_break.size()));
      CHECK(words_of(content) == words_of(text.content()));
    }
  }
}

}  // namespace handoff::cases
