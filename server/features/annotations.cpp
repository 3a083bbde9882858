#include "server/features/annotations.h"

#include <fmt/format.h>

#include <map>
#include <string_view>

#include "server/analysis/words.h"
#include "server/features/outline.h"
#include "server/features/progress.h"
#include "server/fill/words.h"

namespace handoff {
namespace {

std::string open_words(std::size_t open) {
  return fmt::format("{} open", open);
}

/// By the template's section: its items are files that changed.
std::vector<bool> sections_of_changes(const Schema& schema) {
  std::vector<bool> result(schema.sections.size());
  for (Index slot = 0; slot < schema.slots.size(); ++slot) {
    if (schema.slots[slot].guide.git == "files-modified") {
      result[schema.document.brackets[slot].section] = true;
    }
  }
  return result;
}

/// Empty where lines mean nothing.
std::string counts_of(const git::Change& change) {
  if (!change.added || !change.deleted) return {};
  if (change.kind == git::ChangeKind::added) return fmt::format("new, +{}", *change.added);
  if (change.kind == git::ChangeKind::deleted) return fmt::format("deleted, −{}", *change.deleted);
  return line_counts(*change.added, *change.deleted);
}

}  // namespace

std::vector<Annotation> open_slot_lenses(const View& view) {
  if (view.schema == nullptr) return {};
  std::vector<Annotation> lenses;
  const std::vector<std::size_t> open = open_slot_counts(view);
  if (const auto count = progress_of(view).count; count && count->filled < count->total) {
    lenses.push_back({title_span(view.document),
                      fmt::format("{} of {} filled in", count->filled, count->total)});
  }
  for (Index i = 1; i < open.size(); ++i) {
    const Section& section = view.document.sections[i];
    if (open[i] > 0 && section.level > 1) {
      lenses.push_back({section.heading, open_words(open[i])});
    }
  }
  return lenses;
}

std::vector<Annotation> wanted_hints(const View& view, Span within) {
  if (view.schema == nullptr) return {};
  std::vector<Annotation> hints;
  for (Index i = 0; i < view.document.brackets.size(); ++i) {
    const Index slot = view.conformance.slot_of_bracket[i];
    const Span span = view.document.brackets[i].span;
    if (slot == nothing || !span.touches(within)) continue;
    hints.push_back({span, wanted_of(view.schema->slots[slot])});
  }
  return hints;
}

std::vector<Link> changed_files(const View& view, Span within) {
  std::vector<Link> files;
  if (view.schema == nullptr) return files;
  const std::vector<bool> holds_changes = sections_of_changes(*view.schema);
  const Text& text = *view.document.text;
  std::size_t next_line = 0;
  for (Link& link : links_within(view, within)) {
    const Index section = view.document.section_at(link.span.begin);
    const Index rule = view.conformance.rule_of_section[section];
    const std::size_t line = text.line_of(link.span.begin);
    if (!link.file || rule == nothing || !holds_changes[rule] || line < next_line) continue;
    next_line = line + 1;
    files.push_back(std::move(link));
  }
  return files;
}

std::vector<Annotation> change_hints(const View& view, const std::vector<Link>& files,
                                     const git::Answer& answer,
                                     const std::vector<std::string>& folders) {
  std::map<std::string_view, const git::Change*> by_path;
  for (const git::Change& change : answer.changes) by_path.emplace(change.path, &change);
  std::vector<Annotation> hints;
  for (const Link& link : files) {
    const git::Change* change = nullptr;
    for (const std::string& folder : folders) {
      const auto found = by_path.find(folder + link.file->path);
      if (found != by_path.end() && change == nullptr) change = found->second;
    }
    std::string counts = change == nullptr ? std::string() : counts_of(*change);
    if (counts.empty()) continue;
    Span span = link.span;
    while (span.end < view.text().size() && view.text()[span.end] == '`') ++span.end;
    hints.push_back({span, std::move(counts)});
  }
  return hints;
}

}  // namespace handoff
