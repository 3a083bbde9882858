#include "server/analysis/words.h"

#include <fmt/format.h>

#include "server/text/ascii.h"
#include "server/text/utf8.h"

namespace handoff {
namespace {

constexpr std::size_t longest_quotation = 60;

}  // namespace

std::string_view owner_of(const Schema& schema, Index slot) {
  const Bracket& bracket = schema.document.brackets[slot];
  if (bracket.field != nothing) {
    return schema.document.slice(schema.document.fields[bracket.field].label);
  }
  return schema.sections[bracket.section].title;
}

std::string wanted_of(const SlotRule& slot) {
  if (slot.kind == SlotKind::choice) return fmt::format("choose {}", alternatives(slot.choices));
  if (!slot.guide.want.empty()) return slot.guide.want;
  return fmt::format("fill in the {}", slot_words(slot));
}

std::string slot_words(const SlotRule& slot) {
  std::string words = slot.stem;
  for (char& c : words) {
    if (c == '_') c = ' ';
    c = to_lower(c);
  }
  return words;
}

std::string alternatives(std::span<const std::string> words) {
  std::string list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) list += i + 1 == words.size() ? " or " : ", ";
    list += words[i];
  }
  return list;
}

Span title_span(const Document& document) {
  for (const Section& section : document.sections) {
    if (section.level == 1) return section.heading;
  }
  return document.text->line(0);
}

std::string quoted(std::string_view text) {
  const std::string_view line = text.substr(0, text.find_first_of("\r\n"));
  const std::string_view shown = truncate_utf8(line, longest_quotation);
  return fmt::format("\"{}{}\"", shown, shown.size() < text.size() ? "…" : "");
}

}  // namespace handoff
