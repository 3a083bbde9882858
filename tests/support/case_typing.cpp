#include "tests/support/case_typing.h"

#include <fmt/format.h>

#include "server/format/format.h"
#include "server/format/on_enter.h"
#include "tests/support/line_diff.h"

namespace handoff::cases {
namespace {

constexpr std::size_t context_lines = 2;

std::string shown(std::string_view before, std::string_view after) {
  const std::string diff = line_diff(before, after, context_lines);
  return diff.empty() ? "no change\n" : diff;
}

/// Where a cursor is that stays behind what is inserted at its place.
std::size_t moved(std::size_t cursor, const std::vector<Edit>& edits) {
  std::size_t place = cursor;
  for (const Edit& edit : edits) {
    if (edit.span.begin <= cursor) {
      place = place + edit.text.size() - (std::min(edit.span.end, cursor) - edit.span.begin);
    }
  }
  return place;
}

}  // namespace

std::string entered(const Case&, const Input& input, std::string_view marker) {
  const std::size_t cursor = input.selection.begin;
  const std::string typed = fmt::format("{}{}", input.view.document.text->line_break(), marker);
  const View view = view_after(input, {{{cursor, cursor}, typed}});
  const std::vector<Edit> edits = after_enter(view, cursor + typed.size());
  std::string after = handoff::apply(view.text(), edits);
  after.insert(moved(cursor + typed.size(), edits), "‸");
  return shown(input.view.text(), after);
}

std::string formatted(const Case&, const Input& input, std::string_view options) {
  const Span all{0, input.view.text().size()};
  const Span within = input.selection.empty() ? all : input.selection;
  const FormatOptions format_options{
      .insert_final_newline = options.find("keep-final-line") == options.npos,
      .trim_final_newlines = options.find("trim-final-lines") != options.npos};
  const std::string after =
      handoff::apply(input.view.text(), format(input.view, within, format_options));
  return shown(input.view.text(), after);
}

}  // namespace handoff::cases
