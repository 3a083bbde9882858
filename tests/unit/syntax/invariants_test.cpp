#include <fmt/format.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <stdexcept>

#include "tests/unit/syntax/checked_parse.h"

namespace handoff {
namespace {

class Checker {
 public:
  explicit Checker(const Document& document) : document_(document) {}

  void check() {
    expect(document_.footer <= size(), "the footer starts within the text");
    check_sections();
    check_items();
    check_tables();
    check_rows();
    check_fields();
    check_brackets();
    check_apart("comment", document_.comments);
    check_apart("code", document_.code);
    check_apart("code span", document_.code_spans);
    for (const Span span : document_.code_spans) {
      const std::string_view text = document_.slice(span);
      expect(text.size() > 2 && text.front() == '`' && text.back() == '`',
             "a code span has its backticks and something in them");
    }
  }

 private:
  std::size_t size() const { return document_.text->size(); }

  void expect(bool holds, std::string_view promise) const {
    if (!holds) throw std::logic_error(fmt::format("{} {}: not so that {}", part_, at_, promise));
  }

  void expect_span(Span span) const {
    const std::string& text = document_.text->content();
    const auto is_boundary = [&](std::size_t offset) {
      return offset == text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0) != 0x80;
    };
    expect(span.begin <= span.end && span.end <= size(), "spans lie within the text");
    expect(is_boundary(span.begin) && is_boundary(span.end), "spans do not cut characters");
  }

  /// The part of the text that belongs to a section itself.
  bool belongs(Span span, Index section) const {
    if (section >= document_.sections.size()) return false;
    if (section == 0 && span.begin >= document_.footer) return true;
    const Section& own = document_.sections[section];
    return Span{own.heading.begin, own.body.end}.contains(span);
  }

  void check_apart(std::string_view part, const std::vector<Span>& spans) {
    part_ = part;
    std::size_t end = 0;
    for (at_ = 0; at_ < spans.size(); ++at_) {
      expect_span(spans[at_]);
      expect(end <= spans[at_].begin, "they come in order and apart");
      end = spans[at_].end;
    }
  }

  void check_sections() {
    const auto& sections = document_.sections;
    part_ = "section";
    expect(!sections.empty() && sections[0].level == 0 && sections[0].parent == nothing,
           "the first section is the whole document");
    for (at_ = 0; at_ < sections.size(); ++at_) {
      const Section& section = sections[at_];
      expect_span(section.heading);
      expect_span(section.title);
      expect_span(section.body);
      expect(section.heading.contains(section.title), "a title is part of its heading");
      expect(section.heading.end <= section.body.begin, "a body comes after its heading");
      const bool last = at_ + 1 == sections.size();
      expect(last || section.body.end == sections[at_ + 1].heading.begin,
             "a body goes up to the next heading");
      expect(!last || section.body.end == std::max(document_.footer, section.body.begin),
             "the last body goes up to the footer");
      Index descendant = at_;
      while (descendant + 1 < sections.size() && document_.within(descendant + 1, at_)) {
        ++descendant;
      }
      expect(section.end == sections[descendant].body.end, "a section ends with its last child");
      if (at_ > 0) check_parent(section);
    }
  }

  void check_parent(const Section& section) {
    Index parent = at_ - 1;
    while (document_.sections[parent].level >= section.level) --parent;
    expect(section.parent == parent, "the parent is the nearest section of a lower level");
    expect(section.level >= 1 && section.level <= 6, "levels go from 1 to 6");
    expect(document_.section_at(section.heading.begin) == at_, "a heading is in its section");
  }

  void check_items() {
    const auto& items = document_.items;
    part_ = "item";
    for (at_ = 0; at_ < items.size(); ++at_) {
      const Item& item = items[at_];
      expect_span(item.span);
      expect_span(item.text);
      expect(!item.span.empty(), "an item has a marker");
      expect(item.span.contains(item.text), "the text is part of its item");
      expect(belongs(item.span, item.section), "an item lies within its section");
      expect(document_.section_at(item.span.begin) == item.section, "section_at finds its section");
      if (at_ > 0) expect(items[at_ - 1].span.begin < item.span.begin, "items come in order");
      if (item.parent == nothing) continue;
      expect(item.parent < at_, "an item comes before those nested in it");
      expect(items[item.parent].span.contains(item.span), "an item holds those nested in it");
    }
  }

  void expect_in_item(Span span, Index item) const {
    if (item == nothing) return;
    expect(item < document_.items.size() && document_.items[item].span.contains(span),
           "what is in an item lies within it");
  }

  void expect_cells(Span around, const std::vector<Span>& cells) const {
    std::size_t end = around.begin;
    for (const Span cell : cells) {
      expect_span(cell);
      expect(end <= cell.begin && cell.end <= around.end, "cells come in order, within their row");
      end = cell.end;
    }
  }

  void check_tables() {
    part_ = "table";
    std::size_t end = 0;
    for (at_ = 0; at_ < document_.tables.size(); ++at_) {
      const Table& table = document_.tables[at_];
      expect_span(table.heading);
      expect_cells(table.heading, table.headings);
      expect(!table.headings.empty(), "a table has columns");
      expect(end <= table.heading.begin, "tables come in order and apart");
      expect(belongs(table.heading, table.section), "a table lies within its section");
      expect_in_item(table.heading, table.item);
      end = table.heading.end;
    }
  }

  void check_rows() {
    part_ = "row";
    std::size_t end = 0;
    for (at_ = 0; at_ < document_.rows.size(); ++at_) {
      const TableRow& row = document_.rows[at_];
      expect(row.table < document_.tables.size(), "a row belongs to a table");
      const Table& table = document_.tables[row.table];
      expect_span(row.span);
      expect_cells(row.span, row.cells);
      expect(row.cells.size() <= table.headings.size(), "a row has no more cells than headings");
      expect(std::max(end, table.heading.end) <= row.span.begin, "rows come in order and apart");
      expect(document_.text->line_of(row.span.begin) == document_.text->line_of(row.span.end),
             "a row is on one line");
      expect(belongs(row.span, table.section), "a row lies within its table's section");
      expect_in_item(row.span, table.item);
      end = row.span.end;
    }
  }

  void check_fields() {
    part_ = "field";
    for (at_ = 0; at_ < document_.fields.size(); ++at_) {
      const Field& field = document_.fields[at_];
      expect_span(field.label);
      expect_span(field.mark);
      expect_span(field.value);
      expect(!field.label.empty() && field.mark.contains(field.label), "a mark holds its label");
      expect(field.mark.end <= field.value.begin, "a value comes after its mark");
      expect(document_.text->line_of(field.mark.begin) == document_.text->line_of(field.value.end),
             "a field is on one line");
      expect(belongs({field.mark.begin, field.value.end}, field.section),
             "a field lies within its section");
      expect_in_item({field.mark.begin, field.value.end}, field.item);
      if (field.row != nothing) {
        expect(field.row < document_.rows.size() &&
                   document_.rows[field.row].span.contains({field.mark.begin, field.value.end}),
               "a field of a table lies within its row");
      }
      if (at_ > 0) {
        expect(document_.fields[at_ - 1].value.end <= field.mark.begin, "fields come in order");
      }
    }
  }

  void check_brackets() {
    part_ = "bracket";
    for (at_ = 0; at_ < document_.brackets.size(); ++at_) {
      const Bracket& bracket = document_.brackets[at_];
      expect_span(bracket.span);
      const std::string_view text = document_.slice(bracket.span);
      expect(text.size() > 2 && text.front() == '[' && text.back() == ']',
             "a bracket has its brackets and something in them");
      expect(document_.name(bracket).find_first_of("[]\r\n") == std::string_view::npos,
             "a bracket is innermost and on one line");
      expect(belongs(bracket.span, bracket.section), "a bracket lies within its section");
      expect_in_item(bracket.span, bracket.item);
      if (bracket.field != nothing) {
        expect(bracket.field < document_.fields.size() &&
                   document_.fields[bracket.field].value.contains(bracket.span),
               "a bracket lies within the value of its field");
      }
      if (at_ > 0) {
        expect(document_.brackets[at_ - 1].span.end <= bracket.span.begin,
               "brackets come in order and apart");
      }
    }
  }

  const Document& document_;
  std::string_view part_ = "document";
  std::size_t at_ = 0;
};

/// A sound document that a test then breaks.
Document sound() {
  return checked_parse(
      "# é\n\n- **L:** [x]\n  - [yy]\n\n## B `c` `d`\n\n<!-- c -->\n\n| e | f |\n|---|---|\n"
      "| g | h |\n\n---\n");
}

template <class Break>
void check_noticed(std::string_view what, Break break_it) {
  INFO(what);
  Document document = sound();
  break_it(document);
  CHECK_THROWS_AS(check_invariants(document), std::logic_error);
}

}  // namespace

void check_invariants(const Document& document) {
  Checker(document).check();
}

TEST_CASE("the invariants notice a broken document") {
  check_noticed("no section", [](Document& d) { d.sections.clear(); });
  check_noticed("cut character", [](Document& d) { d.sections[1].title.begin += 1; });
  check_noticed("short title", [](Document& d) { d.sections[1].title.end -= 1; });
  check_noticed("short body", [](Document& d) { d.sections[1].body.end -= 1; });
  check_noticed("short section", [](Document& d) { d.sections[1].end -= 1; });
  check_noticed("wrong parent", [](Document& d) { d.sections[2].parent = 0; });
  check_noticed("wrong section", [](Document& d) { d.items[0].section = 2; });
  check_noticed("long text", [](Document& d) { d.items[0].text.end = d.text->size(); });
  check_noticed("short item", [](Document& d) { d.items[0].span.end = d.items[1].span.begin; });
  check_noticed("items out of order", [](Document& d) { std::swap(d.items[0], d.items[1]); });
  check_noticed("field of another section", [](Document& d) { d.fields[0].section = 0; });
  check_noticed("value before its mark", [](Document& d) { d.fields[0].value.begin = 0; });
  check_noticed("bracket of another item", [](Document& d) { d.brackets[0].item = 1; });
  check_noticed("bracket of another field", [](Document& d) { d.brackets[1].field = 0; });
  check_noticed("long bracket", [](Document& d) { d.brackets[0].span.end += 1; });
  check_noticed("long comment", [](Document& d) { d.comments[0].end = d.text->size() + 1; });
  check_noticed("code span without its end", [](Document& d) { d.code_spans[0].end -= 1; });
  check_noticed("code spans that overlap", [](Document& d) { d.code_spans[1].begin = 0; });
  check_noticed("table of another section", [](Document& d) { d.tables[0].section = 1; });
  check_noticed("row of no table", [](Document& d) { d.rows[0].table = 1; });
  check_noticed("long row", [](Document& d) { d.rows[0].span.end += 2; });
  check_noticed("cells out of order", [](Document& d) { d.rows[0].cells[1].begin = 0; });
  check_noticed("field of another row", [](Document& d) { d.fields[1].row = 1; });
  check_noticed("late footer", [](Document& d) { d.footer = d.text->size() + 1; });
}

}  // namespace handoff
