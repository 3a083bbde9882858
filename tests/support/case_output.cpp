#include "tests/support/case_output.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>
#include <utility>

#include "server/actions/actions.h"
#include "server/analysis/findings.h"
#include "server/features/anchors.h"
#include "server/features/completion.h"
#include "server/features/hover.h"
#include "server/features/make_template.h"
#include "server/features/template_place.h"
#include "server/fill/fill.h"
#include "tests/support/case_structure.h"
#include "tests/support/case_typing.h"
#include "tests/support/line_diff.h"

namespace handoff::cases {
namespace {

constexpr std::size_t context_lines = 2;
constexpr std::string_view severities[] = {"error", "warning", "information", "hint"};

std::string_view name_of(Severity severity) {
  return severities[static_cast<int>(severity) - 1];
}

/// As many columns as a terminal takes for most text: one a character, tabs kept.
std::string blank_like(std::string_view text) {
  std::string blank;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) blank += c == '\t' ? '\t' : ' ';
  }
  return blank;
}

std::string frame(const Text& text, const Finding& finding) {
  const std::size_t index = text.line_of(finding.span.begin);
  const Span line = text.line(index);
  const Span marked{finding.span.begin, std::min(finding.span.end, line.end)};
  const std::size_t width = std::max<std::size_t>(blank_like(text.slice(marked)).size(), 1);
  const std::string number = std::to_string(index + 1);
  return fmt::format("{} | {}\n{} | {}{}{} {} {}: {}\n", number, text.slice(line),
                     std::string(number.size(), ' '),
                     blank_like(text.slice({line.begin, marked.begin})), std::string(width, '^'),
                     finding.span.end > line.end ? "…" : "", name_of(finding.severity),
                     finding.code, finding.message);
}

/// The clock of the case, where it has one.
Today today_of(const Case& given) {
  return given.facts ? Today(local_date(given.facts->now)) : std::nullopt;
}

std::vector<Finding> findings_in(const Case& given, const Input& input) {
  const Settings& settings = given.project->settings;
  const auto own = given.project->findings.find(input.path);
  if (own != given.project->findings.end()) return own->second;
  return analyse(input.view, today_of(given), settings.severities,
                 settings.tiers.value_or(Tier::optional));
}

std::string diagnostics(const Case& given, const Input& input, std::string_view) {
  std::string shown;
  for (const Finding& finding : findings_in(given, input)) {
    shown += frame(*input.view.document.text, finding);
  }
  return or_none(std::move(shown));
}

std::string without(const Case& given, const Input& input, std::string_view code) {
  if (!is_code(code)) throw std::runtime_error(fmt::format("there is no code \"{}\"", code));
  std::string shown;
  for (const Finding& finding : findings_in(given, input)) {
    if (finding.code == code) shown += frame(*input.view.document.text, finding);
  }
  return or_none(std::move(shown));
}

std::string counts(const Case& given, const Input& input, std::string_view) {
  std::map<std::pair<Severity, std::string_view>, int> counts;
  for (const Finding& finding : findings_in(given, input))
    ++counts[{finding.severity, finding.code}];
  std::string shown;
  for (const auto& [kind, count] : counts) {
    shown += fmt::format("{} {} {}\n", count, name_of(kind.first), kind.second);
  }
  return or_none(std::move(shown));
}

std::string changes(const Input& input, std::vector<Edit> edits) {
  const std::string after = handoff::apply(input.view.text(), std::move(edits));
  const std::string diff = line_diff(input.view.text(), after, context_lines);
  return diff.empty() ? "no change\n" : diff;
}

std::string actions(const Case& given, const Input& input, std::string_view) {
  std::string shown;
  for (const Offer& offer : offers_at(input.view, input.selection, findings_in(given, input))) {
    shown += fmt::format("{}: {}{}{}\n", action_named(offer.action)->kind, offer.title,
                         offer.code.empty() ? "" : fmt::format(" [{}]", offer.code),
                         offer.preferred ? " (preferred)" : "");
  }
  return or_none(std::move(shown));
}

const Facts& facts_of(const Case& given) {
  if (!given.facts) throw std::runtime_error("this needs a facts.json");
  return *given.facts;
}

std::string action(const Case& given, const Input& input, std::string_view title) {
  for (const Offer& offer : offers_at(input.view, input.selection, findings_in(given, input))) {
    if (offer.title != title) continue;
    const Action& row = *action_named(offer.action);
    if (row.snippet) return fmt::format("{}\n", row.edits(input.view, offer, nullptr).front().text);
    const bool asks = row.detail != nullptr && row.detail(input.view, offer).has_value();
    return changes(input, row.edits(input.view, offer, asks ? &facts_of(given) : nullptr));
  }
  return "not offered\n";
}

constexpr std::string_view completion_kinds[] = {"template", "section", "item", "label", "value"};

std::string completions(const Case&, const Input& input, std::string_view) {
  std::string shown;
  for (const Completion& item : complete(input.view, input.selection.begin)) {
    shown += fmt::format("{}: {}{}{} for \"{}\"\n", completion_kinds[static_cast<int>(item.kind)],
                         item.label, item.detail.empty() ? "" : " - ", item.detail,
                         input.view.document.slice(item.replace));
  }
  return or_none(std::move(shown));
}

std::string completion(const Case& given, const Input& input, std::string_view label) {
  if (label.empty()) return completions(given, input, label);
  for (const Completion& item : complete(input.view, input.selection.begin)) {
    if (item.label == label) return changes(input, {{item.replace, item.plain}});
  }
  return "not offered\n";
}

std::string snippet(const Case&, const Input& input, std::string_view label) {
  for (const Completion& item : complete(input.view, input.selection.begin)) {
    if (item.label != label) continue;
    return item.snippet.empty() ? "no tab stops\n" : item.snippet + "\n";
  }
  return "not offered\n";
}

std::string hover(const Case& given, const Input& input, std::string_view) {
  const auto target = hover_target(input.view, input.selection.begin);
  if (!target) return or_none("");
  const bool asks = detail_to_hover(input.view, *target).has_value();
  const HoverText text =
      hover_text(input.view, *target, asks && given.facts ? &*given.facts : nullptr);
  return fmt::format("\"{}\":\n{}\n", input.view.document.slice(target->span), text.markdown);
}

std::string filled(const Case& given, const Input& input, std::string_view) {
  const Span everything{0, input.view.text().size()};
  return changes(input, fill(input.view, everything, facts_of(given)));
}

std::string renamed(const Case&, const Input& input, std::string_view title) {
  const auto section = linked_section_at(input.view, input.selection.begin);
  return section ? changes(input, rename_section(input.view, *section, title)) : "not offered\n";
}

std::string made_template(const Case&, const Input& input, std::string_view) {
  return template_of(input.view);
}

std::string place_in_template(const Case&, const Input& input, std::string_view) {
  const auto found = template_place(input.view, input.selection.begin);
  if (!found) return or_none("");
  const Document& form = input.view.schema->document;
  return fmt::format("\"{}\": \"{}\" in line {}\n", input.view.document.slice(found->origin),
                     form.slice(found->place), form.text->line_of(found->place.begin) + 1);
}

struct Directive {
  std::string_view name;
  std::string (*answer)(const Case&, const Input&, std::string_view argument);
};
constexpr std::array<Directive, 23> directives = {{{"@diagnostics", diagnostics},
                                                   {"@without", without},
                                                   {"@counts", counts},
                                                   {"@actions", actions},
                                                   {"@action", action},
                                                   {"@complete", completion},
                                                   {"@snippet", snippet},
                                                   {"@hover", hover},
                                                   {"@template", made_template},
                                                   {"@template-place", place_in_template},
                                                   {"@fill", filled},
                                                   {"@symbols", symbols},
                                                   {"@folds", folded},
                                                   {"@select", selected},
                                                   {"@highlights", highlighted},
                                                   {"@links", linked},
                                                   {"@task", task},
                                                   {"@tokens", tokenized},
                                                   {"@rename", renamed},
                                                   {"@lenses", lenses},
                                                   {"@hints", hints},
                                                   {"@enter", entered},
                                                   {"@format", formatted}}};

}  // namespace

std::string answer(const Case& given, std::string_view directive) {
  const std::string_view name = directive.substr(0, directive.find(' '));
  const std::string_view path = directive.substr(directive.rfind(' ') + 1);
  const std::size_t open = directive.find('"'), close = directive.rfind('"');
  const std::string_view argument =
      open == directive.npos ? "" : directive.substr(open + 1, close - open - 1);
  const auto row = std::find_if(directives.begin(), directives.end(),
                                [&](const Directive& row) { return row.name == name; });
  if (row == directives.end()) throw std::runtime_error(fmt::format("what is {}?", directive));
  return row->answer(given, given.input(path), argument);
}

Archive answered(const Archive& archive) {
  const Case given = read_case(archive);
  Archive result = archive;
  for (ArchiveFile& file : result.files) {
    if (file.name.starts_with('@')) file.text = answer(given, file.name);
  }
  return result;
}

}  // namespace handoff::cases
