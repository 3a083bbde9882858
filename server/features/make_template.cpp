#include "server/features/make_template.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "server/schema/title.h"
#include "server/text/ascii.h"

namespace handoff {
namespace {

/// The words of a title in ASCII, changed by `change` and joined by `joint`.
std::string words_of(std::string_view title, char joint, char (*change)(char)) {
  std::string words;
  for (const char c : title_key(title)) {
    if (is_alphanumeric(c)) {
      words += change(c);
    } else if (!words.empty() && words.back() != joint) {
      words += joint;
    }
  }
  if (words.ends_with(joint)) words.pop_back();
  return words;
}

/// A title that is underlined may have several lines.
std::string on_one_line(std::string_view title) {
  std::string line;
  for (const char c : title) {
    const bool blank = c == '\n' || c == '\r' || c == ' ' || c == '\t';
    if (!blank) line += c;
    if (blank && !line.ends_with(' ')) line += ' ';
  }
  return line;
}

/// A date belongs to one handoff, and not to the next.
std::string without_date(std::string_view title) {
  constexpr std::string_view shape = "dddd-dd-dd", joints = " \t-:,(/";
  const auto fits = [](char s, char c) { return s == 'd' ? is_digit(c) : s == c; };
  for (std::size_t at = 0; at + shape.size() <= title.size(); ++at) {
    const std::string_view date = title.substr(at, shape.size());
    if (!std::ranges::equal(shape, date, fits)) continue;
    std::string_view before = stripped(title.substr(0, at));
    while (!before.empty() && joints.find(before.back()) != joints.npos) before.remove_suffix(1);
    if (before.ends_with("–") || before.ends_with("—")) before.remove_suffix(3);
    before = stripped(before);
    return std::string(before.empty() ? title : before);
  }
  return std::string(title);
}

/// A number at its end would make one of a family of it.
std::string slot_name(std::string_view title) {
  std::string name = words_of(title, '_', to_upper);
  if (split_number(name).number != 0) name += "_TEXT";
  return name.empty() ? "TEXT" : name;
}

constexpr std::string_view suffix_of(SlotKind kind) {
  return kind == SlotKind::percent ? "%" : "";
}

class Maker {
 public:
  explicit Maker(const View& view) : view_(view), document_(view.document) {
    const auto first = std::ranges::find(document_.sections, 1, &Section::level);
    const auto index = static_cast<Index>(first - document_.sections.begin());
    if (first == document_.sections.end()) return;
    if (!is_section(index)) title_ = index;
    const auto& sections = document_.sections;
    const auto of_level_one = std::count_if(
        first, sections.end(), [](const Section& section) { return section.level == 1; });
    deeper_ = of_level_one > (title_ == nothing ? 0 : 1) ? 1 : 0;
  }

  std::string make() {
    std::set<std::pair<Index, std::string>> seen;
    for (Index i = 0; i < document_.sections.size(); ++i) {
      const Section& section = document_.sections[i];
      if (level_of(i) > deepest_level) continue;
      const std::string key = title_key(document_.slice(section.title));
      if (i > 0 && (key.empty() || !seen.insert({section.parent, key}).second)) continue;
      if (i > 0) add_heading(i);
      add_body(i, {section.body.begin, std::min(section.body.end, document_.footer)});
    }
    if (document_.footer < document_.text->size()) add_footer();
    return std::move(text_);
  }

 private:
  bool is_section(Index section) const {
    if (view_.schema == nullptr) return false;
    const Index rule = view_.conformance.rule_of_section[section];
    return rule != nothing && view_.schema->sections[rule].required;
  }

  /// A template has one heading of level 1.
  int level_of(Index section) const {
    const bool stays = section == 0 || section == title_;
    return document_.sections[section].level + (stays ? 0 : deeper_);
  }

  void add_heading(Index section) {
    separate();
    const auto level = static_cast<std::size_t>(level_of(section));
    const std::string_view title = document_.slice(document_.sections[section].title);
    text_ += fmt::format("{} {}\n", std::string(level, '#'), without_date(on_one_line(title)));
  }

  void add_body(Index section, Span body) {
    const std::string stem = slot_name(document_.slice(document_.sections[section].title));
    bool any = add_fields(body);
    any = add_items(body, stem) || any;
    const bool has_parts = section + 1 < document_.sections.size() &&
                           document_.sections[section + 1].parent == section;
    if (section == 0 || any || (has_parts && !has_text(body))) return;
    if (section == title_) return;
    text_ += fmt::format("[{}]\n", stem);
  }

  void add_footer() {
    separate();
    text_ += "---\n";
    add_fields({document_.footer, document_.text->size()});
  }

  bool has_text(Span body) const {
    std::size_t at = body.begin;
    for (const Span comment : document_.comments) {
      if (!body.contains(comment)) continue;
      if (!stripped(document_.slice({at, comment.begin})).empty()) return true;
      at = comment.end;
    }
    return !stripped(document_.slice({at, body.end})).empty();
  }

  std::string field_text(Index field) const {
    const std::string_view label = document_.slice(document_.fields[field].label);
    const Index slot = view_.schema == nullptr ? nothing : view_.conformance.slot_of_field[field];
    if (slot == nothing) return fmt::format("**{}:** [{}]", label, slot_name(label));
    const SlotRule& rule = view_.schema->slots[slot];
    const std::string after = rule.kind == SlotKind::score ? fmt::format("/{}", rule.maximum)
                                                           : std::string(suffix_of(rule.kind));
    return fmt::format("**{}:** [{}]{}", label, rule.name, after);
  }

  /// A row of a table whose first cell is no label of the template.
  bool is_ordinary_row(Index field) const {
    return document_.fields[field].row != nothing &&
           (view_.schema == nullptr || view_.conformance.slot_of_field[field] == nothing);
  }

  /// Those that stand in no list.
  bool add_fields(Span body) {
    std::vector<std::string> lines;
    std::set<std::string> seen;
    for (Index i = first_field(body.begin); i < document_.fields.size(); ++i) {
      const Field& field = document_.fields[i];
      if (!body.contains(field.mark)) break;
      if (field.item != nothing || is_ordinary_row(i)) continue;
      if (!seen.insert(label_key(field)).second) continue;
      lines.push_back(field_text(i));
    }
    if (lines.empty()) return false;
    if (text_.ends_with("\n") && document_.sections.size() > 1) separate_lines(body);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      text_ += fmt::format("{}{}\n", lines[i], i + 1 < lines.size() ? "  " : "");
    }
    return true;
  }

  /// A list of labels keeps them; of any other list two items stand for all.
  bool add_items(Span body, const std::string& stem) {
    const Item* first = nullptr;
    bool labelled = false;
    std::set<std::string> seen;
    for (const Item& item : document_.items) {
      if (!body.contains(item.span.begin) || item.parent != nothing) continue;
      const Index field = first_field(item.span.begin);
      const bool has_label =
          field < document_.fields.size() && document_.fields[field].mark.begin == item.text.begin;
      if (has_label && seen.insert(label_key(document_.fields[field])).second) {
        text_ +=
            fmt::format("{} {}\n", marker(item, static_cast<int>(seen.size())), field_text(field));
        labelled = true;
      } else if (!has_label && first == nullptr) {
        first = &item;
      }
    }
    if (first == nullptr) return labelled;
    for (int i = 1; i <= 2; ++i) {
      const std::string_view box = first->task == 0 ? "" : "[ ] ";
      text_ += fmt::format("{} {}[{}_{}]\n", marker(*first, i), box, stem, i);
    }
    return true;
  }

  static std::string marker(const Item& item, int number) {
    return item.ordered ? fmt::format("{}{}", number, item.marker) : std::string(1, item.marker);
  }

  std::string label_key(const Field& field) const {
    return title_key(document_.slice(field.label));
  }

  Index first_field(std::size_t offset) const {
    const auto found = std::ranges::lower_bound(
        document_.fields, offset, {}, [](const Field& field) { return field.mark.begin; });
    return static_cast<Index>(found - document_.fields.begin());
  }

  void separate() {
    if (!text_.empty() && !text_.ends_with("\n\n")) text_ += '\n';
  }

  /// A blank line where the document has one.
  void separate_lines(Span body) {
    const std::size_t line = document_.text->line_of(body.begin);
    if (document_.text->is_blank(line)) separate();
  }

  const View& view_;
  const Document& document_;
  Index title_ = nothing;  ///< the first heading of level 1, unless it is a section
  int deeper_ = 0;  ///< by how much all others are, so that the title is the only one of its level
  std::string text_;
};

}  // namespace

std::string template_of(const View& view) {
  return Maker(view).make();
}

std::string template_name_of(const View& view) {
  std::string name;
  for (const Section& section : view.document.sections) {
    if (section.level != 1) continue;
    name = words_of(view.document.slice(section.title), '-', to_lower);
    break;
  }
  name.resize(std::min<std::size_t>(name.size(), 40));
  const bool usable = !name.empty() && name != no_template && name != "readme";
  return usable ? name : "handoff";
}

}  // namespace handoff
