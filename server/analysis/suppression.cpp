#include "server/analysis/suppression.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "server/analysis/checks.h"
#include "server/analysis/words.h"

namespace handoff {
namespace {

constexpr std::string_view prefix = "handoff-ignore-";
constexpr std::array<std::string_view, 3> directives = {
    "handoff-ignore-next-line", "handoff-ignore-section", "handoff-ignore-file"};
constexpr std::string_view separators = " \t\r\n,";

std::optional<Scope> scope_named(std::string_view directive) {
  const auto found = std::ranges::find(directives, directive);
  if (found == directives.end()) return std::nullopt;
  return static_cast<Scope>(found - directives.begin());
}

std::vector<Span> words_in(std::string_view text, Span span) {
  std::vector<Span> words;
  while (span.begin < span.end) {
    span.begin = std::min(text.find_first_not_of(separators, span.begin), span.end);
    const std::size_t end = std::min(text.find_first_of(separators, span.begin), span.end);
    if (end > span.begin) words.push_back({span.begin, end});
    span.begin = end;
  }
  return words;
}

/// The code block around `offset`, or an empty span.
Span code_around(const Document& document, std::size_t offset) {
  const auto after =
      std::ranges::upper_bound(document.code, offset, {}, [](Span span) { return span.begin; });
  if (after == document.code.begin() || !(after - 1)->contains(offset)) return {};
  return *(after - 1);
}

/// Whether places of a text, asked for in order, are in code spans: behind an odd number of
/// backquotes on their line.
class CodeOnLines {
 public:
  explicit CodeOnLines(const Text& text) : text_(text) {}

  bool holds(std::size_t offset) {
    const std::size_t line = text_.line(text_.line_of(offset)).begin;
    if (counted_ < line) {
      counted_ = line;
      backquotes_ = 0;
    }
    backquotes_ += std::ranges::count(text_.slice({counted_, offset}), '`');
    counted_ = offset;
    return backquotes_ % 2 == 1;
  }

 private:
  const Text& text_;
  std::size_t counted_ = 0;
  std::ptrdiff_t backquotes_ = 0;
};

/// The comments that begin with a directive.
std::vector<Suppression> find_comments(const Document& document) {
  constexpr std::string_view opening = "<!--", closing = "-->";
  std::vector<Suppression> found;
  const std::string_view text = document.text->content();
  if (text.find(prefix) == text.npos) return found;
  CodeOnLines code_on_lines(*document.text);
  std::size_t at = 0;
  while ((at = text.find(opening, at)) != text.npos) {
    if (const Span code = code_around(document, at); !code.empty()) {
      at = code.end;
      continue;
    }
    if (code_on_lines.holds(at)) {
      at += opening.size();
      continue;
    }
    const std::size_t end = text.find(closing, at + opening.size());
    if (end == text.npos) break;
    const std::vector<Span> words = words_in(text, {at + opening.size(), end});
    const Span comment{at, end + closing.size()};
    at = comment.end;
    if (words.empty() || !slice(text, words.front()).starts_with(prefix)) continue;
    found.push_back({.comment = comment,
                     .directive = words.front(),
                     .scope = scope_named(slice(text, words.front())),
                     .codes = {words.begin() + 1, words.end()},
                     .covered = {}});
  }
  return found;
}

/// The next line with something on it; comments like this one are skipped.
Span next_line(const Text& text, const Suppression& comment, const Suppression* behind) {
  std::size_t line = text.line_of(comment.comment.end - 1) + 1;
  while (line < text.line_count() && text.is_blank(line)) ++line;
  if (line >= text.line_count()) return {text.size(), text.size()};
  const bool is_comment = behind != nullptr && text.line_of(behind->comment.begin) == line &&
                          stripped(text.slice(text.line(line))).starts_with("<!--");
  return is_comment && behind->scope == Scope::next_line ? behind->covered : text.whole_line(line);
}

/// Before the first heading, and below the last rule, a section is what stands there.
Span section_around(const Document& document, std::size_t offset) {
  const Index index = document.section_at(offset);
  const Section& section = document.sections[index];
  if (index != 0) return {section.heading.begin, std::min(section.end, document.footer)};
  if (offset >= document.footer) return {document.footer, document.text->size()};
  return {0, document.sections.size() > 1 ? document.sections[1].heading.begin : document.footer};
}

using Covered = std::map<std::string_view, std::vector<Span>>;  ///< by code; "" is for all codes

/// Spans in order, with those that meet made one.
void unite(std::vector<Span>& spans) {
  std::ranges::sort(spans, {}, [](Span span) { return span.begin; });
  std::vector<Span> united;
  for (const Span span : spans) {
    if (!united.empty() && span.begin <= united.back().end) {
      united.back().end = std::max(united.back().end, span.end);
    } else {
      united.push_back(span);
    }
  }
  spans = std::move(united);
}

bool holds(const Covered& covered, std::string_view code, std::size_t offset) {
  const auto spans = covered.find(code);
  if (spans == covered.end()) return false;
  const auto after =
      std::ranges::upper_bound(spans->second, offset, {}, [](Span span) { return span.begin; });
  return after != spans->second.begin() && offset < (after - 1)->end;
}

}  // namespace

std::string_view directive_of(Scope scope) {
  return directives[static_cast<std::size_t>(scope)];
}

std::vector<Suppression> suppressions(const Document& document) {
  std::vector<Suppression> found = find_comments(document);
  const std::size_t all = document.text->size() + 1;  // a finding may be at the text's end
  for (std::size_t i = found.size(); i-- > 0;) {
    Suppression& one = found[i];
    const Suppression* behind = i + 1 < found.size() ? &found[i + 1] : nullptr;
    if (one.scope == Scope::next_line) one.covered = next_line(*document.text, one, behind);
    if (one.scope == Scope::section) one.covered = section_around(document, one.comment.begin);
    if (one.scope == Scope::file) one.covered = {0, all};
    if (one.covered.end == document.text->size()) one.covered.end = all;
  }
  return found;
}

void drop_suppressed(const Document& document, std::vector<Finding>& findings) {
  if (findings.empty()) return;
  Covered covered;
  for (const Suppression& one : suppressions(document)) {
    if (one.codes.empty()) covered[""].push_back(one.covered);
    for (const Span code : one.codes) covered[document.slice(code)].push_back(one.covered);
  }
  for (auto& [code, spans] : covered) unite(spans);
  std::erase_if(findings, [&](const Finding& finding) {
    return holds(covered, "", finding.span.begin) ||
           holds(covered, finding.code, finding.span.begin);
  });
}

std::vector<Finding> unknown_suppressions(const View& view) {
  std::vector<Finding> findings;
  const auto add = [&](Span span, std::string message) {
    findings.push_back(
        {.span = span, .severity = Severity::hint, .message = std::move(message), .code = {}});
  };
  for (const Suppression& one : suppressions(view.document)) {
    if (!one.scope) {
      add(one.directive, fmt::format("{} is not known: it ends with next-line, section or file.",
                                     quoted(view.document.slice(one.directive))));
      continue;
    }
    for (const Span code : one.codes) {
      const std::string_view name = view.document.slice(code);
      if (!is_code(name)) add(code, fmt::format("There is no code {} to ignore.", quoted(name)));
    }
  }
  return findings;
}

}  // namespace handoff
