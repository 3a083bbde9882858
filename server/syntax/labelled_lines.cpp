#include "server/syntax/labelled_lines.h"

namespace handoff {
namespace {

constexpr std::string_view asterisks = "**";
constexpr std::string_view colons[] = {":", "：" /* full-width */};
constexpr std::string_view spaces[] = {"", " ", "\u00A0", "\u202F"};  // as before a colon in French

/// Length of the colon that `text` begins with, a space before it included; 0 without one.
std::size_t colon_at(std::string_view text) {
  for (const std::string_view space : spaces) {
    if (!text.starts_with(space)) continue;
    for (const std::string_view colon : colons) {
      if (text.substr(space.size()).starts_with(colon)) return space.size() + colon.size();
    }
  }
  return 0;
}

std::size_t colon_at_end(std::string_view text) {
  for (const std::string_view colon : colons) {
    if (text.ends_with(colon)) return colon.size();
  }
  return 0;
}

/// A value without the backslash that only breaks the line.
Span without_hard_break(std::string_view text, Span value) {
  std::size_t backslashes = 0;
  while (backslashes < value.size() && text[value.end - 1 - backslashes] == '\\') ++backslashes;
  return backslashes % 2 == 0 ? value : trimmed(text, {value.begin, value.end - 1});
}

/// A value without the comment behind it.
Span without_comment(std::string_view text, Span value) {
  const std::string_view content = slice(text, value);
  const std::size_t comment = content.ends_with("-->") ? content.rfind("<!--") : content.npos;
  if (comment == content.npos) return value;
  return trimmed(text, {value.begin, value.begin + comment});
}

/// What is bold at the beginning of a line, with its asterisks; empty without.
Span bold_beginning(std::string_view text, Span line) {
  const std::string_view content = slice(text, line);
  if (!content.starts_with(asterisks)) return {line.begin, line.begin};
  const std::size_t close = content.find(asterisks, asterisks.size());
  if (close == content.npos || close == asterisks.size()) return {line.begin, line.begin};
  return {line.begin, line.begin + close + asterisks.size()};
}

Span without_asterisks(std::string_view text, Span bold) {
  return trimmed(text, {bold.begin + asterisks.size(), bold.end - asterisks.size()});
}

Span without_colon(std::string_view text, Span label) {
  return trimmed(text, {label.begin, label.end - colon_at_end(slice(text, label))});
}

}  // namespace

std::optional<LabelledLine> read_label(std::string_view text, Span span) {
  LabelledLine line;
  line.mark = bold_beginning(text, span);
  if (line.mark.empty()) return std::nullopt;
  const Span bold = without_asterisks(text, line.mark);
  line.label = without_colon(text, bold);
  if (line.label == bold) {
    const std::size_t colon = colon_at(slice(text, {line.mark.end, span.end}));
    if (colon == 0) return std::nullopt;
    line.mark.end += colon;
  }
  if (line.label.empty()) return std::nullopt;
  const Span value = trimmed(text, {line.mark.end, span.end});
  line.value = without_comment(text, without_hard_break(text, value));
  return line;
}

std::optional<LabelledLine> read_label(std::string_view text, Span label, Span value) {
  LabelledLine line;
  line.mark = {label.begin, text.find('|', label.end) + 1};
  line.label = without_colon(text, label);
  const Span bold = bold_beginning(text, line.label);
  if (!bold.empty() && bold == line.label) {
    line.label = without_colon(text, without_asterisks(text, bold));
  }
  line.value = without_comment(text, value);
  return line.label.empty() ? std::nullopt : std::optional(line);
}

std::optional<Span> read_bold_lead(std::string_view text, Span span) {
  const Span bold = bold_beginning(text, span);
  if (bold.empty()) return std::nullopt;
  const Span lead = without_asterisks(text, bold);
  const bool leads = bold == span || slice(text, lead).ends_with('.');
  return leads && !lead.empty() ? std::optional(lead) : std::nullopt;
}

}  // namespace handoff
