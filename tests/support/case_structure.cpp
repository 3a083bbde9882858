#include "tests/support/case_structure.h"

#include <fmt/format.h>

#include <algorithm>

#include "server/features/annotations.h"
#include "server/features/folding.h"
#include "server/features/highlights.h"
#include "server/features/links.h"
#include "server/features/outline.h"
#include "server/features/selection.h"
#include "server/features/tasks.h"
#include "server/features/tokens.h"

namespace handoff::cases {
namespace {

/// "line:column", both from 1, in bytes.
std::string place(const Input& input, std::size_t offset) {
  const Position position = input.view.document.text->position_at(offset, PositionEncoding::utf8);
  return fmt::format("{}:{}", position.line + 1, position.column + 1);
}

/// A piece of the document on one line; of a longer one, its first and its last line.
std::string shown(const Input& input, Span span) {
  const std::string_view text = input.view.document.slice(span);
  const std::size_t first = text.find_first_of("\r\n"), last = text.find_last_of("\r\n");
  if (first == text.npos) return std::string(text);
  return fmt::format("{} … {}", text.substr(0, first), text.substr(last + 1));
}

std::string places(const Input& input, const std::vector<Span>& spans) {
  std::string lines;
  for (const Span span : spans) {
    lines += fmt::format("{} {}\n", place(input, span.begin), shown(input, span));
  }
  return or_none(std::move(lines));
}

constexpr std::string_view outline_kinds[] = {"section", "field"};
constexpr std::string_view fold_kinds[] = {"section", "comment", "code", "front matter"};
constexpr std::string_view token_kinds[] = {"slot",   "label", "value",  "choice",
                                            "number", "path",  "commit", "task"};
constexpr std::string_view task_states[] = {"open", "done", "other"};

}  // namespace

std::string symbols(const Case&, const Input& input, std::string_view) {
  const std::vector<OutlineEntry> entries = outline(input.view);
  const Text& text = *input.view.document.text;
  std::string lines;
  for (const OutlineEntry& entry : entries) {
    for (Index i = entry.parent; i != nothing; i = entries[i].parent) lines += "  ";
    lines +=
        fmt::format("{} \"{}\" {}-{}{}\n", outline_kinds[static_cast<int>(entry.kind)], entry.name,
                    text.line_of(entry.span.begin) + 1, text.line_of(entry.span.end) + 1,
                    entry.detail.empty() ? "" : ": " + entry.detail);
  }
  return or_none(std::move(lines));
}

std::string folded(const Case&, const Input& input, std::string_view) {
  std::string lines;
  for (const Fold& fold : folds(input.view)) {
    lines += fmt::format("{}-{} {}\n", fold.first_line + 1, fold.last_line + 1,
                         fold_kinds[static_cast<int>(fold.kind)]);
  }
  return or_none(std::move(lines));
}

std::string selected(const Case&, const Input& input, std::string_view) {
  return places(input, selection_steps(input.view, input.selection.begin));
}

std::string highlighted(const Case&, const Input& input, std::string_view) {
  return places(input, highlights(input.view, input.selection.begin));
}

std::string linked(const Case&, const Input& input, std::string_view) {
  std::string lines;
  for (const Link& link : links(input.view)) {
    const std::string target =
        !link.file
            ? "url " + link.url
            : fmt::format("file {}{}{}", link.file->path,
                          link.file->line == 0 ? "" : fmt::format(" line {}", link.file->line),
                          link.file->likely ? "" : " (perhaps)");
    lines += fmt::format("{} {} -> {}\n", place(input, link.span.begin), shown(input, link.span),
                         target);
  }
  return or_none(std::move(lines));
}

std::string task(const Case&, const Input& input, std::string_view) {
  const auto mentions = task_mentions(input.view, input.selection.begin);
  if (!mentions) return or_none("");
  std::string lines;
  for (Index i = 0; i < mentions->names.size(); ++i) {
    const Span span = mentions->names[i];
    lines += fmt::format("{}{} {}\n", i == mentions->definition ? "*" : "",
                         place(input, span.begin), shown(input, span));
  }
  return lines;
}

std::string tokenized(const Case&, const Input& input, std::string_view) {
  const Span all{0, input.view.text().size()};
  std::string lines;
  for (const Token& token : tokens(input.view, input.selection.empty() ? all : input.selection)) {
    lines += fmt::format("{} {}{} {}\n", place(input, token.span.begin),
                         token_kinds[static_cast<int>(token.kind)],
                         token.kind == TokenKind::task
                             ? fmt::format(" ({})", task_states[static_cast<int>(token.state)])
                             : "",
                         shown(input, token.span));
  }
  return or_none(std::move(lines));
}

std::string lenses(const Case&, const Input& input, std::string_view) {
  std::string lines;
  for (const Annotation& lens : open_slot_lenses(input.view)) {
    lines += fmt::format("{} {}\n", place(input, lens.span.begin), lens.text);
  }
  return or_none(std::move(lines));
}

std::string hints(const Case&, const Input& input, std::string_view) {
  const Span all{0, input.view.text().size()};
  std::string lines;
  for (const Annotation& hint :
       wanted_hints(input.view, input.selection.empty() ? all : input.selection)) {
    lines += fmt::format("{} {}\n", place(input, hint.span.end), hint.text);
  }
  return or_none(std::move(lines));
}

}  // namespace handoff::cases
