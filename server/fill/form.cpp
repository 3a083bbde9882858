#include "server/fill/form.h"

#include <algorithm>

namespace handoff {
namespace {

/// A line without what leads to its text: blanks, quote marks, and a bullet or number.
std::string_view without_marker(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(" \t>"), line.size()));
  std::size_t end = std::min(line.find_first_not_of("0123456789"), line.size());
  if (end < line.size() && std::string_view("-*+.)").find(line[end]) != line.npos) ++end;
  const bool marker = end > 0 && end < line.size() && (line[end] == ' ' || line[end] == '\t');
  return stripped(marker ? line.substr(end) : line);
}

/// A line as a form has it: the numbers of its slots do not matter.
std::string form_of(std::string_view line) {
  line = without_marker(line);
  std::string form;
  while (!line.empty()) {
    const std::size_t open = std::min(line.find('['), line.size());
    const std::size_t close = line.find(']', open);
    form += line.substr(0, open);
    if (close == line.npos) return form += line.substr(open);
    form += '[';
    form += family_name(line.substr(open + 1, close - open - 1));
    form += ']';
    line.remove_prefix(close + 1);
  }
  return form;
}

}  // namespace

FormLines::FormLines(const Schema& schema, Index rule) {
  const Document& document = schema.document;
  for (const Bracket& bracket : document.brackets) {
    if (bracket.section != rule) continue;
    const Span line = document.text->line(document.text->line_of(bracket.span.begin));
    lines_.insert(form_of(document.slice(line)));
  }
}

bool FormLines::cover(const Text& text, Span span) const {
  bool any = false;
  for (std::size_t line = text.line_of(span.begin); line <= text.line_of(span.end); ++line) {
    const std::string_view content = stripped(text.slice(text.line(line)));
    if (content.empty()) continue;
    if (!lines_.contains(form_of(content))) return false;
    any = true;
  }
  return any;
}

bool is_untouched_item(const View& view, Index item, Index slot) {
  const Index rule = view.schema->document.brackets[slot].section;
  return FormLines(*view.schema, rule).cover(*view.document.text, view.document.items[item].span);
}

}  // namespace handoff
