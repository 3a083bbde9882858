#include "server/features/completion.h"

#include <fmt/format.h>

#include <algorithm>

#include "server/features/next_items.h"
#include "server/features/pieces.h"
#include "server/features/snippet.h"
#include "server/features/typed.h"

namespace handoff {
namespace {

/// What an empty document is offered of templates beside its own: a client gets them all at once.
constexpr std::size_t most_template_text = 256 << 10;

bool has_title(const Schema& schema) {
  return schema.sections.size() > 1 && !schema.sections[1].required;
}

void set_text(Completion& completion, const Piece& piece) {
  completion.plain = piece.text;
  if (!piece.slots.empty()) completion.snippet = to_snippet(piece.text, piece.slots);
}

class Completer {
 public:
  Completer(const View& view, std::size_t offset)
      : view_(view),
        offset_(offset),
        typed_(typed_at(*view.document.text, offset)),
        text_(view.document.slice(typed_.typed)) {}

  std::vector<Completion> run() {
    if (view_.is_empty()) {
      // A word elsewhere could not be replaced: a completion is for the cursor's line.
      if (stripped(view_.document.slice(typed_.line)) == stripped(view_.text())) add_templates();
    } else if (view_.schema != nullptr && !in_code()) {
      add_values();
      if (found_.empty() && typed_.rest_is_blank) {
        if (has_just_begun()) add_templates();
        add_structure();
      }
    }
    return std::move(found_);
  }

 private:
  /// Nothing in the document but the character that made the editor ask.
  bool has_just_begun() const {
    const std::string_view text = stripped(view_.text());
    return text == "[]" || (text.size() == 1 && text.find_first_of("[#-*") == 0);
  }

  bool in_code() const {
    const auto holds = [&](Span span) { return span.contains(offset_) || span.end == offset_; };
    const Document& document = view_.document;
    return std::any_of(document.code.begin(), document.code.end(), holds) ||
           std::any_of(document.comments.begin(), document.comments.end(), holds);
  }

  /// The document's own template first.
  void add_templates() {
    const Schema& own = view_.schema != nullptr ? *view_.schema : *view_.library->standard;
    add_template(own);
    std::size_t size = own.text().size();
    for (const auto& schema : view_.library->templates) {
      size += schema->text().size();
      if (schema.get() != &own && size <= most_template_text) add_template(*schema);
    }
  }

  void add_template(const Schema& schema) {
    Completion completion;
    completion.kind = CompletionKind::whole_template;
    completion.label = fmt::format("handoff: {}", has_title(schema) ? schema.title() : schema.name);
    completion.detail = schema.name == session_schema().name
                            ? "the whole template"
                            : fmt::format("the whole template \"{}\"", schema.name);
    completion.documentation = schema.sections.size() > 1 ? schema.sections[1].guide.what : "";
    completion.replace = typed_.line;
    completion.filter =
        filter_for(view_.document.slice({typed_.line.begin, typed_.typed.end}), "handoff");
    set_text(completion, piece_of(schema, {0, schema.text().size()}));
    found_.push_back(std::move(completion));
  }

  /// The values of a choice, when the cursor is in the first word of its field's value.
  void add_values() {
    for (Index i = 0; i < view_.document.fields.size(); ++i) {
      const Field& field = view_.document.fields[i];
      const bool on_line = typed_.line.begin <= field.mark.begin && field.mark.end <= offset_ &&
                           offset_ <= typed_.line.end;
      const Index slot = view_.conformance.slot_of_field[i];
      if (!on_line || slot == nothing || !is_in_cell(field)) continue;
      const SlotRule& rule = view_.schema->slots[slot];
      if (rule.kind != SlotKind::choice) continue;
      const Span word = value_at_cursor(field);
      const std::string_view ahead = view_.document.slice({field.mark.end, word.begin});
      if (std::any_of(ahead.begin(), ahead.end(), is_slot_character)) continue;
      const std::string_view before = view_.document.slice({word.begin, offset_});
      for (const std::string& choice : rule.choices) {
        Completion completion;
        completion.label = choice;
        completion.detail = view_.document.slice(field.label);
        completion.documentation = rule.guide.what;
        completion.filter = before.starts_with('[') ? filter_for(before, choice) : choice;
        completion.replace = word;
        if (!before.starts_with('[')) completion.insert = Span{word.begin, offset_};
        completion.plain = choice;
        found_.push_back(std::move(completion));
      }
    }
  }

  /// A row of a table has other cells behind the value's.
  bool is_in_cell(const Field& field) const {
    const std::string_view before = view_.document.slice({field.mark.end, offset_});
    return field.row == nothing || before.find('|') == before.npos;
  }

  /// The word at the cursor, or the brackets around it, closed or not.
  Span value_at_cursor(const Field& field) const {
    const std::string_view text = view_.text();
    for (const Bracket& bracket : view_.document.brackets) {
      if (bracket.span.begin < offset_ && offset_ <= bracket.span.end) return bracket.span;
    }
    Span word{offset_, offset_};
    while (word.begin > field.mark.end && is_slot_character(text[word.begin - 1])) --word.begin;
    while (word.end < typed_.line.end && is_slot_character(text[word.end])) ++word.end;
    if (word.begin > field.mark.end && text[word.begin - 1] == '[') {
      --word.begin;
      if (word.end < typed_.line.end && text[word.end] == ']') ++word.end;
    }
    return word;
  }

  /// What a new line can start: sections, items and labels.
  void add_structure() {
    if (starts_something(text_, "# ")) add_sections();
    if (text_.starts_with('#')) return;
    if (starts_something(text_, "-*+0123456789.)[]x ")) {
      add_items();
      add_labels();
    }
  }

  /// The missing sections between the one before the cursor and the one after it; all of them where
  /// the document has an order of its own.
  void add_sections() {
    if (!text_.empty() && text_[0] != '#' && !text_.starts_with('[')) return;
    const auto [after, before] = neighbours();
    for (Index rule = after + 1; rule < before; ++rule) {
      const SectionRule& wanted = view_.schema->sections[rule];
      if (!wanted.required || !view_.conformance.missing(rule)) continue;
      Completion completion;
      completion.kind = CompletionKind::section;
      completion.label = wanted.title;
      completion.detail = "missing section";
      completion.documentation = wanted.guide.what;
      completion.filter = filter_of_heading(wanted.title);
      set_line(completion, section_at_cursor(rule));
      found_.push_back(std::move(completion));
    }
  }

  struct Neighbours {
    Index after;   ///< rule of the last section before the cursor
    Index before;  ///< rule of the first section behind it
  };

  Neighbours neighbours() const {
    Neighbours found{0, view_.schema->sections.size()};
    if (view_.conformance.form != Form::templated) return found;
    for (Index i = 1; i < view_.document.sections.size(); ++i) {
      const Span heading = view_.document.sections[i].heading;
      const Index rule = view_.conformance.rule_of_section[i];
      if (rule == nothing || heading.touches({offset_, offset_})) continue;
      if (heading.begin < offset_) {
        found.after = rule;
      } else {
        found.before = rule;
        break;
      }
    }
    return found;
  }

  std::string filter_of_heading(std::string_view title) const {
    const std::size_t marks = std::min(text_.find_first_not_of('#'), text_.size());
    return fmt::format("{} {}", text_.substr(0, marks), title);
  }

  Piece section_at_cursor(Index rule) const {
    const Text& text = *view_.document.text;
    const std::size_t line = text.line_of(offset_);
    const Section& wanted = view_.schema->document.sections[rule];
    const Index current = view_.conformance.section_of_rule[wanted.parent];
    Piece piece;
    const bool under_heading =
        line > 0 && current != nothing && wanted.level > 2 &&
        view_.document.sections[current].heading.end == text.line(line - 1).end;
    if (line > 0 && !text.is_blank(line - 1) && !under_heading) piece.append("\n");
    piece.append(sections_piece(*view_.schema, levelled(view_, with_missing_parts(view_, rule))));
    if (line + 1 < text.line_count() && !text.is_blank(line + 1)) piece.append("\n");
    return piece;
  }

  void add_items() {
    if (text_.starts_with("**")) return;
    for (Piece& piece : next_items(view_, offset_)) add_item(std::move(piece));
  }

  /// A bullet that has been typed stays the one that it is.
  void add_item(Piece piece) {
    if (!text_.empty() && is_bullet(text_[0]) && is_bullet(piece.text[0])) {
      piece.text[0] = text_[0];
    }
    Completion completion;
    completion.kind = CompletionKind::item;
    completion.label = piece.text.substr(0, piece.text.find('\n'));
    completion.detail = "list item";
    completion.filter = filter_for(text_, completion.label);
    set_line(completion, indented(piece));
    found_.push_back(std::move(completion));
  }

  /// Later lines of an item are indented as its first one is.
  Piece indented(const Piece& piece) const {
    const std::string indent(view_.document.slice({typed_.line.begin, typed_.typed.begin}));
    if (indent.empty()) return piece;
    Piece result;
    std::size_t slot = 0;
    for (std::size_t i = 0; i < piece.text.size(); ++i) {
      if (slot < piece.slots.size() && piece.slots[slot].begin == i) {
        const std::size_t begin = result.text.size();
        result.append(slice(piece.text, piece.slots[slot]));
        result.slots.push_back({begin, result.text.size()});
        i = piece.slots[slot++].end - 1;
        continue;
      }
      result.text += piece.text[i];
      if (piece.text[i] == '\n') result.append(indent);
    }
    return result;
  }

  /// Labels that the template has in this section and the document has not.
  void add_labels() {
    const Index section = view_.document.section_at(offset_);
    const Index rule = view_.conformance.rule_of_section[section];
    if (rule == nothing) return;
    const Document& document = view_.schema->document;
    for (Index i = 0; i < document.fields.size(); ++i) {
      const Field& field = document.fields[i];
      const bool nested = field.item != nothing && document.items[field.item].parent != nothing;
      const bool in_family = field.item != nothing && view_.schema->family_of_section(rule);
      if (field.section != rule || nested || in_family || is_present(i)) continue;
      Completion completion;
      completion.kind = CompletionKind::label;
      completion.label = document.slice(field.label);
      completion.detail = "label";
      completion.documentation =
          view_.schema->slot_of_field[i] == nothing
              ? ""
              : view_.schema->slots[view_.schema->slot_of_field[i]].guide.what;
      const Span line = document.text->line(document.text->line_of(field.mark.begin));
      const Piece piece = piece_of(*view_.schema, line);
      completion.filter = filter_for(text_, piece.text);
      set_line(completion, piece);
      found_.push_back(std::move(completion));
    }
  }

  bool is_present(Index template_field) const {
    const Index slot = view_.schema->slot_of_field[template_field];
    const auto& slots = view_.conformance.slot_of_field;
    return std::find(slots.begin(), slots.end(), slot) != slots.end();
  }

  /// Takes the place of what is typed on the line and of what the editor closed by itself.
  void set_line(Completion& completion, const Piece& piece) {
    completion.replace = {typed_.typed.begin, typed_.line.end};
    set_text(completion, piece);
  }

  const View& view_;
  std::size_t offset_;
  Typed typed_;
  std::string_view text_;
  std::vector<Completion> found_;
};

}  // namespace

std::vector<Completion> complete(const View& view, std::size_t offset) {
  std::vector<Completion> found = Completer(view, offset).run();
  const std::string_view line_break = view.document.text->line_break();
  if (line_break == "\n") return found;
  for (Completion& completion : found) {
    completion.plain = with_line_breaks(completion.plain, line_break);
    completion.snippet = with_line_breaks(completion.snippet, line_break);
  }
  return found;
}

}  // namespace handoff
