#include "server/format/on_enter.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "server/actions/lists.h"
#include "server/analysis/work.h"
#include "server/schema/list_forms.h"
#include "server/text/ascii.h"

namespace handoff {
namespace {

/// A longer number is no marker.
constexpr int highest_number = 999'999'999;

/// Nothing, or a marker with nothing behind it, as editors write one by themselves.
bool is_bare(std::string_view line) {
  line = stripped(line);
  std::size_t end = 0;
  while (end < line.size() && is_digit(line[end])) ++end;
  if (end < line.size() && std::string_view(end == 0 ? "-*+" : ".)").find(line[end]) != line.npos) {
    line = stripped(line.substr(end + 1));
  }
  return line.empty() || line == "[ ]" || line == "[x]";
}

bool touches_any(const std::vector<Span>& spans, Span place) {
  return std::ranges::any_of(spans, [&](Span span) { return span.touches(place); });
}

/// The new text of a line as a change to it: what is there already stays, and the cursor behind it.
Edit rewritten(const Text& text, Span line, const std::string& wanted) {
  const std::string_view old = text.slice(line);
  const auto differ = std::ranges::mismatch(old, wanted);
  const auto same = static_cast<std::size_t>(differ.in1 - old.begin());
  return {{line.begin + same, line.end}, wanted.substr(same)};
}

class Enter {
 public:
  Enter(const View& view, std::size_t line)
      : view_(view),
        document_(view.document),
        text_(*view.document.text),
        form_(view.schema->document),
        line_(text_.line(line)),
        before_(text_.line(line - 1)) {}

  std::vector<Edit> run() {
    if (!find_item()) return {};
    if (is_empty()) return end_list();
    if (goes_on() || !is_written()) return {};
    if (std::optional<std::string> nested = next_nested()) return {begun(*nested)};
    return next_item();
  }

 private:
  const Item& item() const { return document_.items[item_]; }
  const Item& outer() const { return document_.items[outer_]; }

  /// The item on the line before, if it is in a list of the template or directly below one.
  bool find_item() {
    const Span both{before_.begin, line_.end};
    if (text_.is_blank(text_.line_of(before_.begin)) || touches_any(document_.code, both) ||
        touches_any(document_.comments, both)) {
      return false;
    }
    const auto behind = std::ranges::upper_bound(
        document_.items, before_.end, {}, [](const Item& entry) { return entry.span.begin; });
    item_ = static_cast<Index>(behind - document_.items.begin());
    if (item_-- == 0) return false;
    while (item_ != nothing && item().span.end < before_.end) item_ = item().parent;
    outer_ = document_.outermost(item_);
    if (outer_ == nothing || !begins_line(document_, outer())) return false;
    const Index rule = view_.conformance.rule_of_section[outer().section];
    if (rule == nothing) return false;
    form_item_ = list_forms(*view_.schema)[rule];
    if (form_item_ == nothing) return false;
    return item_ == outer_ || (item().parent == outer_ && same_label(outer_, form_item_));
  }

  bool same_label(Index own, Index wanted) const {
    return handoff::same_label(document_, own, form_, wanted);
  }

  /// Nothing but its marker, or a label as it was begun here: with the blank behind it.
  bool is_empty() const {
    if (item().span.begin < before_.begin || item().span.end > line_.end) return false;
    return item().text.empty() || (is_bare_label() && item().text.end < before_.end);
  }

  bool is_bare_label() const {
    const Index label = label_of(document_, item_);
    return label != nothing && document_.fields[label].mark.end == item().text.end;
  }

  /// More of the list's item stands behind the new line.
  bool goes_on() const { return item().span.end > line_.end || outer().span.end > line_.end; }

  bool is_written() const {
    const bool says_something = !item().text.empty() && !is_bare_label() &&
                                !says_none(document_.slice(headline_of(document_, item())));
    if (!says_something) return false;
    for (Index i = 0; i < document_.brackets.size(); ++i) {
      const bool open = view_.conformance.slot_of_bracket[i] != nothing;
      if (open && document_.brackets[i].item == item_) return false;
    }
    return true;
  }

  std::vector<Edit> end_list() const {
    std::vector<Edit> edits{{{before_.begin, line_.end}, ""}};
    if (item_ == outer_ && item().ordered) count_on(item().number + 1, -1, edits);
    return edits;
  }

  /// The numbers behind the new line, where they count on from `first`, are another by `step`.
  void count_on(int first, int step, std::vector<Edit>& edits) const {
    for (const Index sibling : siblings_of(view_, outer_)) {
      const Item& entry = document_.items[sibling];
      if (entry.span.begin <= line_.end) continue;
      if (entry.number != first || first >= highest_number) return;
      set_number(view_, entry, first + step, edits);
      ++first;
    }
  }

  std::vector<Index> parts_of(const Document& document, Index parent) const {
    std::vector<Index> parts;
    for (Index i = parent + 1; i < document.items.size(); ++i) {
      if (document.items[i].parent == parent) parts.push_back(i);
      if (document.items[i].span.begin > document.items[parent].span.end) break;
    }
    return parts;
  }

  /// Of the template's items below this one, the first that comes behind all that are there.
  std::optional<std::string> next_nested() const {
    if (!same_label(outer_, form_item_) || has_bare_neighbour()) return std::nullopt;
    const std::vector<Index> wanted = parts_of(form_, form_item_);
    const std::vector<Index> present = parts_of(document_, outer_);
    auto next = wanted.begin();
    for (const Index part : present) {
      if (document_.items[part].span.begin > before_.end) break;
      const auto found =
          std::find_if(next, wanted.end(), [&](Index one) { return same_label(part, one); });
      if (found != wanted.end()) next = found + 1;
    }
    if (next == wanted.end()) return std::nullopt;
    const Item& origin = form_.items[*next];
    if (origin.ordered) return std::nullopt;
    const Index label = label_of(form_, *next);
    return fmt::format(
        "{} {}", nested_marker(present, origin),
        label == nothing ? "" : fmt::format("{} ", form_.slice(form_.fields[label].mark)));
  }

  /// The item before this one has nothing below it: so the writer does without.
  bool has_bare_neighbour() const {
    const std::vector<Index> siblings = siblings_of(view_, outer_);
    const auto self = std::ranges::find(siblings, outer_);
    return self != siblings.begin() && parts_of(document_, *(self - 1)).empty();
  }

  /// Indentation and bullet: those of the part before it, else what the item's own marker needs.
  std::string nested_marker(const std::vector<Index>& present, const Item& origin) const {
    if (!present.empty() && document_.items[present.front()].span.begin < before_.end) {
      const Item& part = document_.items[present.front()];
      const char bullet = part.ordered ? origin.marker : part.marker;
      return fmt::format("{}{}", indentation(part), bullet);
    }
    const std::string width(marker(outer(), outer().number).size(), ' ');
    return fmt::format("{}{}{}", indentation(outer()), width, origin.marker);
  }

  std::string_view indentation(const Item& entry) const {
    const Span line = text_.line(text_.line_of(entry.span.begin));
    return text_.slice({line.begin, entry.span.begin});
  }

  /// An item's marker with another number, and with the blanks behind it.
  std::string marker(const Item& entry, int number) const {
    const std::string_view content = text_.content();
    const std::size_t end = content.find(entry.marker, entry.span.begin) + 1;
    const std::size_t blanks = content.find_first_not_of(' ', end) - end;
    const std::string digits = entry.ordered ? fmt::format("{}", number) : "";
    return fmt::format("{}{}{}", digits, entry.marker, std::string(blanks == 0 ? 1 : blanks, ' '));
  }

  /// Written as this one is, with the template's box where this one has one.
  std::vector<Edit> next_item() const {
    std::vector<Edit> edits;
    const int number = outer().number + (counts() ? 1 : 0);
    if (number > highest_number) return edits;
    std::string next = fmt::format("{}{}", indentation(outer()), marker(outer(), number));
    if (outer().task != 0) {
      const char state = form_.items[form_item_].task;
      next += fmt::format("[{}] ", state == 0 ? ' ' : state);
    }
    if (const Index label = label_of(document_, outer_);
        label != nothing && same_label(outer_, form_item_)) {
      next += fmt::format("{} ", document_.slice(document_.fields[label].mark));
    }
    const std::string_view space = is_loose() ? text_.line_break() : "";
    edits.push_back(begun(fmt::format("{}{}", space, next)));
    if (edits.back().span.empty() && edits.back().text.empty()) edits.clear();
    if (outer().ordered && counts()) count_on(number, 1, edits);
    return edits;
  }

  Edit begun(const std::string& wanted) const { return rewritten(text_, line_, wanted); }

  /// Unless all items have one number: so some people number.
  bool counts() const {
    const std::vector<Index> siblings = siblings_of(view_, outer_);
    return siblings.size() == 1 || !std::ranges::all_of(siblings, [&](Index sibling) {
             return document_.items[sibling].number == outer().number;
           });
  }

  /// Blank lines stand between the items; where there is but one, as in the template.
  bool is_loose() const {
    const std::vector<Index> siblings = siblings_of(view_, outer_);
    if (siblings.front() != outer_) return is_blank_above(document_, outer_);
    const std::size_t next = text_.line_of(line_.begin) + 1;
    for (const Index sibling : siblings) {
      if (document_.items[sibling].span.begin > line_.end) return text_.is_blank(next);
    }
    for (Index i = form_item_ + 1; i < form_.items.size(); ++i) {
      const Item& entry = form_.items[i];
      if (entry.section != form_.items[form_item_].section) break;
      if (entry.parent == nothing) return is_blank_above(form_, i);
    }
    return false;
  }

  static bool is_blank_above(const Document& document, Index item) {
    const std::size_t line = document.text->line_of(document.items[item].span.begin);
    return line > 0 && document.text->is_blank(line - 1);
  }

  const View& view_;
  const Document& document_;
  const Text& text_;
  const Document& form_;
  Span line_;    ///< the new one
  Span before_;  ///< the one on which Enter was pressed
  Index item_ = nothing;
  Index outer_ = nothing;
  Index form_item_ = nothing;
};

}  // namespace

std::vector<Edit> after_enter(const View& view, std::size_t cursor) {
  if (view.schema == nullptr || view.conformance.form == Form::bare) return {};
  const Text& text = *view.document.text;
  const std::size_t line = text.line_of(cursor);
  if (line == 0 || !is_bare(text.slice(text.line(line)))) return {};
  return Enter(view, line).run();
}

}  // namespace handoff
