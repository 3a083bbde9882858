#include "server/analysis/work.h"

#include <algorithm>
#include <array>

#include "server/analysis/table_rows.h"
#include "server/schema/title.h"
#include "server/text/ascii.h"

namespace handoff {
namespace {

/// What is not there in "No known issues"; in "No test account" something is wanted.
constexpr std::array<std::string_view, 17> absences = {
    "active",      "blocker", "blockers", "blocking", "current", "further",
    "issue",       "issues",  "known",    "more",     "next",    "open",
    "outstanding", "other",   "pending",  "task",     "tasks"};

/// What goes on after "Nothing" without naming anything.
constexpr std::array<std::string_view, 4> continuations = {"in", "left", "to", "yet"};

/// "None" in the languages of the guide, where it is all that is said: more words may name what is
/// wanted ("Kein Zugriff auf den Server").
constexpr std::array<std::string_view, 30> nones = {"keine",
                                                    "keiner",
                                                    "kein",
                                                    "nichts",
                                                    "aucun",
                                                    "aucune",
                                                    "rien",
                                                    "neant",
                                                    "ninguno",
                                                    "ninguna",
                                                    "nada",
                                                    "nenhum",
                                                    "nenhuma",
                                                    "нет",
                                                    "ничего",
                                                    "无",
                                                    "無",
                                                    "没有",
                                                    "沒有",
                                                    "暂无",
                                                    "なし",
                                                    "無し",
                                                    "特になし",
                                                    "ありません",
                                                    "없음",
                                                    "없습니다",
                                                    "해당없음",
                                                    "aucun pour linstant",
                                                    "keine bekannt",
                                                    "ninguno por ahora"};

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// A line without the markers of quotes, lists, tasks and tables in front of it.
std::string_view without_markers(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(" \t>-*+|"), line.size()));
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  if (digits > 0 && digits < line.size() && (line[digits] == '.' || line[digits] == ')')) {
    line.remove_prefix(digits + 1);
  }
  line = stripped(line);
  if (line.size() >= 3 && line[0] == '[' && line[2] == ']') line = stripped(line.substr(3));
  return line;
}

/// Raw HTML is content.
bool is_comment(const Document& document, std::size_t offset) {
  const std::vector<Span>& html = document.comments;
  const auto after =
      std::upper_bound(html.begin(), html.end(), offset,
                       [](std::size_t at, const Span& span) { return at < span.begin; });
  return after != html.begin() && (after - 1)->contains(offset) &&
         document.slice(*(after - 1)).starts_with("<!--");
}

/// Of "Blockers: none", which says all there is to say.
Substance substance_of_heading(std::string_view title) {
  const std::string_view remark = stripped(split_title(title).remark);
  if (remark.empty()) return Substance::empty;
  return says_none(remark) ? Substance::none : Substance::written;
}

bool is_heading(const Document& document, std::size_t offset) {
  const Section& section = document.sections[document.section_at(offset)];
  return section.heading.contains(offset);
}

}  // namespace

SectionRole role_of(const View& view, Index section) {
  const Index rule = view.conformance.rule_of_section[section];
  return rule == nothing ? SectionRole::none : view.schema->sections[rule].guide.role;
}

Index rule_with(const Schema& schema, SectionRole role) {
  const auto rule = std::find_if(schema.sections.begin(), schema.sections.end(),
                                 [&](const SectionRule& r) { return r.guide.role == role; });
  return rule == schema.sections.end() ? nothing
                                       : static_cast<Index>(rule - schema.sections.begin());
}

std::string_view title_of(const Schema& schema, SectionRole role) {
  return schema.sections[rule_with(schema, role)].title;
}

Index section_with(const View& view, SectionRole role) {
  const Index rule = rule_with(*view.schema, role);
  return rule == nothing ? nothing : view.conformance.section_of_rule[rule];
}

Substance substance_of(const Document& document, const Section& section) {
  Substance found = Substance::empty;
  const Text& text = *document.text;
  const std::size_t first = text.line_of(section.body.begin);
  for (std::size_t line = first; line < text.line_count(); ++line) {
    const Span span = text.line(line);
    if (span.begin >= section.end) break;
    if (text.is_blank(line) || span.begin < section.body.begin) continue;
    if (is_comment(document, span.begin) || is_heading(document, span.begin)) continue;
    if (is_table_heading(document, span)) continue;
    const std::string_view content = without_markers(text.slice(span));
    if (!content.empty() && !says_none(content)) return Substance::written;
    found = Substance::none;
  }
  return found == Substance::empty ? substance_of_heading(document.slice(section.title)) : found;
}

Substance substance_of(const View& view, SectionRole role) {
  const Index rule = rule_with(*view.schema, role);
  if (rule == nothing) return Substance::absent;
  if (view.conformance.labelled[rule]) return Substance::written;
  const Index section = view.conformance.section_of_rule[rule];
  if (section == nothing) return Substance::absent;
  return substance_of(view.document, view.document.sections[section]);
}

bool says_none(std::string_view text) {
  const std::string key = title_key(text.substr(0, text.find('\n')));
  if (key.empty()) return std::none_of(text.begin(), text.end(), is_alphanumeric);
  const std::string_view words = key;
  const std::string_view first = words.substr(0, words.find(' '));
  const std::string_view rest = words.substr(std::min(first.size() + 1, words.size()));
  const std::string_view second = rest.substr(0, rest.find(' '));
  if (first == "none") return second != "of";
  if (first == "n") return second == "a";
  if (first == "no") return is_one_of(absences, second);
  if (first == "nothing") {
    return second.empty() || is_one_of(absences, second) || is_one_of(continuations, second);
  }
  return first == "na" || first == "nil" || is_one_of(nones, words);
}

std::vector<bool> open_items(const View& view) {
  std::vector<bool> open(view.document.items.size(), false);
  for (Index i = 0; i < view.document.brackets.size(); ++i) {
    if (view.conformance.slot_of_bracket[i] == nothing) continue;
    Index item = view.document.brackets[i].item;
    for (; item != nothing && !open[item]; item = view.document.items[item].parent) {
      open[item] = true;
    }
  }
  return open;
}

Span headline_of(const Document& document, const Item& item) {
  const Span line = document.text->line(document.text->line_of(item.text.begin));
  return trimmed(document.text->content(), {item.text.begin, std::min(item.text.end, line.end)});
}

bool goes_on(const Document& document, const Item& item) {
  return document.text->line_of(item.span.end) > document.text->line_of(item.span.begin);
}

std::vector<Entry> entries_of(const View& view, SectionRole role) {
  const Document& document = view.document;
  std::vector<Entry> entries;
  const auto add = [&](const Entry& entry) {
    const std::string_view headline = document.slice(entry.headline);
    if (!headline.empty() && !says_none(headline)) entries.push_back(entry);
  };
  const std::vector<bool> open = open_items(view);
  for (Index i = 0; i < document.items.size(); ++i) {
    const Item& item = document.items[i];
    if (item.parent != nothing || open[i] || role_of(view, item.section) != role) continue;
    add({.headline = headline_of(document, item), .item = i});
  }
  for (const Index i : written_rows(view)) {
    const TableRow& row = document.rows[i];
    if (role_of(view, document.tables[row.table].section) != role) continue;
    add({.headline = name_of(document, row), .row = i});
  }
  return entries;
}

Severity severity_in(const View& view, Severity severity) {
  const bool own_words = view.conformance.form != Form::templated;
  return own_words ? std::max(severity, Severity::information) : severity;
}

}  // namespace handoff
