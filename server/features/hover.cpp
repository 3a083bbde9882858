#include "server/features/hover.h"

#include <fmt/format.h>

#include <algorithm>

#include "server/analysis/words.h"
#include "server/fill/fill.h"
#include "server/fill/sources.h"
#include "server/fill/words.h"
#include "server/syntax/escape.h"

namespace handoff {
namespace {

constexpr std::size_t shown_rows = 5;

/// The source that tells what stands in a section: that of its list, or of its one slot.
const Source* source_of_section(const Schema& schema, Index rule) {
  const Source* found = nullptr;
  for (Index i = 0; i < schema.slots.size(); ++i) {
    if (schema.document.brackets[i].section != rule ||
        schema.document.brackets[i].field != nothing) {
      continue;
    }
    if (const Source* source = source_named(schema.slots[i].guide.git)) found = source;
  }
  return found;
}

const Source* source_of(const View& view, const HoverTarget& target) {
  if (target.slot == nothing) return source_of_section(*view.schema, target.rule);
  if (const Source* own = source_named(view.schema->slots[target.slot].guide.git)) return own;
  const Bracket& bracket = view.schema->document.brackets[target.slot];
  return bracket.field == nothing && bracket.item != nothing
             ? source_of_section(*view.schema, bracket.section)
             : nullptr;
}

/// Both forms of a hover, a paragraph at a time.
class Writer {
 public:
  void paragraph(std::string_view markdown, std::string_view plain) {
    separate(text_.markdown);
    separate(text_.plain);
    text_.markdown += markdown;
    text_.plain += plain;
  }

  void labelled(std::string_view label, std::string_view markdown, std::string_view plain) {
    paragraph(fmt::format("**{}:** {}", label, markdown), fmt::format("{}: {}", label, plain));
  }

  void item(std::string_view markdown, std::string_view plain) {
    text_.markdown += fmt::format("\n- {}", markdown);
    text_.plain += fmt::format("\n- {}", plain);
  }

  HoverText take() { return std::move(text_); }

 private:
  static void separate(std::string& text) {
    if (!text.empty()) text += "\n\n";
  }

  HoverText text_;
};

std::string bound_of(const SlotRule& slot) {
  return slot.kind == SlotKind::percent ? "a number from 0 to 100"
                                        : fmt::format("a number from 0 to {}", slot.maximum);
}

void write_slot(Writer& writer, const SlotRule& slot, std::string_view owner) {
  writer.paragraph(fmt::format("**{}**", escape_markdown(owner, Placement::inside)), owner);
  if (!slot.guide.what.empty()) writer.paragraph(slot.guide.what, slot.guide.what);
  if (slot.kind == SlotKind::choice) {
    std::string markdown;
    for (const std::string& choice : slot.choices) {
      if (!markdown.empty()) markdown += ", ";
      markdown += code_span(choice);
    }
    writer.labelled("One of", markdown, alternatives(slot.choices));
  } else if (slot.maximum != 0) {
    writer.labelled("Value", bound_of(slot), bound_of(slot));
  }
  if (!slot.guide.example.empty()) {
    writer.labelled("Example", code_span(slot.guide.example), slot.guide.example);
  }
}

void write_section(Writer& writer, const SectionRule& rule) {
  writer.paragraph(fmt::format("**{}**", escape_markdown(rule.title, Placement::inside)),
                   rule.title);
  if (!rule.guide.what.empty()) writer.paragraph(rule.guide.what, rule.guide.what);
  if (!rule.guide.example.empty()) {
    writer.labelled("Example", code_span(rule.guide.example), rule.guide.example);
  }
}

struct WrittenRow {
  std::string markdown, plain;
};

WrittenRow written(const Row& row) {
  WrittenRow result;
  for (const Value& value : row) {
    if (!result.plain.empty()) {
      result.markdown += " - ";
      result.plain += " - ";
    }
    result.markdown +=
        value.code ? code_span(value.text)
                   : escape_markdown(value.text, result.markdown.empty() ? Placement::block_start
                                                                         : Placement::inside);
    result.markdown += value.note;
    result.plain += value.text + value.note;
  }
  return result;
}

void write_present(Writer& writer, const Source& source, const Facts& facts) {
  if (!facts.git) return;
  const std::vector<Row> rows = source.rows(facts);
  const std::string base = describe(facts.git->base);
  const std::string base_markdown = escape_markdown(base, Placement::inside);
  const bool has_base = source.detail != git::Detail::status;
  if (rows.empty()) {
    if (has_base) {
      writer.labelled("Now", fmt::format("nothing, {}", base_markdown),
                      fmt::format("nothing, {}", base));
    }
    return;
  }
  if (rows.size() == 1) {
    const auto [markdown, plain] = written(rows.front());
    writer.labelled("Now", markdown, plain);
    if (has_base) writer.paragraph(base_markdown, base);
    return;
  }
  writer.labelled("Now", base_markdown, base);
  for (std::size_t i = 0; i < std::min(rows.size(), shown_rows); ++i) {
    const auto [markdown, plain] = written(rows[i]);
    writer.item(markdown, plain);
  }
  if (rows.size() > shown_rows) {
    const std::string more = fmt::format("and {} more", rows.size() - shown_rows);
    writer.item(more, more);
  }
}

}  // namespace

std::optional<HoverTarget> hover_target(const View& view, std::size_t offset) {
  if (view.schema == nullptr) return std::nullopt;
  if (const Index bracket = open_slot_at(view, {offset, offset}); bracket != nothing) {
    return HoverTarget{view.document.brackets[bracket].span,
                       view.conformance.slot_of_bracket[bracket], nothing};
  }
  for (Index i = 0; i < view.document.fields.size(); ++i) {
    const Field& field = view.document.fields[i];
    const Index slot = view.conformance.slot_of_field[i];
    if (slot != nothing && field.mark.touches({offset, offset})) {
      return HoverTarget{field.mark, slot, nothing};
    }
  }
  const Index section = view.document.section_at(offset);
  const Index rule = view.conformance.rule_of_section[section];
  const Span heading = view.document.sections[section].heading;
  if (section == 0 || rule == nothing || !heading.touches({offset, offset})) return std::nullopt;
  return HoverTarget{heading, nothing, rule};
}

std::optional<git::Detail> detail_to_hover(const View& view, const HoverTarget& target) {
  const Source* source = source_of(view, target);
  return source == nullptr ? std::nullopt : std::optional(source->detail);
}

HoverText hover_text(const View& view, const HoverTarget& target, const Facts* facts) {
  Writer writer;
  if (target.slot != nothing) {
    write_slot(writer, view.schema->slots[target.slot], owner_of(*view.schema, target.slot));
  } else {
    write_section(writer, view.schema->sections[target.rule]);
  }
  const Source* source = source_of(view, target);
  if (source != nullptr && facts != nullptr) write_present(writer, *source, *facts);
  return writer.take();
}

HoverText hover_text(const git::NamedCommit& named, LocalTime now) {
  Writer writer;
  const git::Commit& commit = named.commit;
  writer.paragraph(escape_markdown(commit.subject, Placement::block_start), commit.subject);
  std::string date;
  if (commit.time) date = fmt::format(", {}", iso_time({*commit.time, now.offset_minutes}));
  writer.paragraph(fmt::format("{} by {}{}", code_span(commit.id),
                               escape_markdown(commit.author, Placement::inside), date),
                   fmt::format("{} by {}{}", commit.id, commit.author, date));
  if (named.size) {
    const auto files = static_cast<std::size_t>(named.size->files);
    const std::string size = fmt::format("{} {}, {}", files, plural("file", files),
                                         line_counts(named.size->added, named.size->deleted));
    writer.paragraph(size, size);
  }
  return writer.take();
}

}  // namespace handoff
