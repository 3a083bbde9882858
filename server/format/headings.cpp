// Headings and the space around them.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "server/analysis/layout.h"
#include "server/format/layout_edits.h"

namespace handoff {
namespace {

/// Of the template, and marked with `#` on one line.
bool is_mended(const View& view, Index section) {
  return section != 0 && view.conformance.rule_of_section[section] != nothing &&
         !is_underlined(view.document, view.document.sections[section]);
}

struct Heading {
  std::size_t first_line, last_line;
};

Heading heading_of(const Document& document, Index section) {
  const Span heading = document.sections[section].heading;
  return {document.text->line_of(heading.begin), document.text->line_of(heading.end)};
}

/// The lines that are not blank around a section's heading; none where the text begins or ends.
std::optional<std::size_t> written_above(const Text& text, std::size_t line) {
  while (line-- > 0) {
    if (!text.is_blank(line)) return line;
  }
  return std::nullopt;
}

std::optional<std::size_t> written_below(const Text& text, std::size_t line) {
  while (++line < text.line_count()) {
    if (!text.is_blank(line)) return line;
  }
  return std::nullopt;
}

/// How many blank lines stand above and below a heading of the template, and between what.
struct Space {
  std::optional<std::size_t> below_heading;  ///< above it, where another heading is before it
  std::optional<std::size_t> below_text;     ///< above it, where a text is before it
  std::optional<std::size_t> above_text;     ///< below it, where a text is behind it
};

std::vector<Space> spaces_of(const Document& form) {
  std::vector<Space> spaces(form.sections.size());
  std::optional<std::size_t> usual;
  for (Index rule = 1; rule < form.sections.size(); ++rule) {
    const Heading heading = heading_of(form, rule);
    const auto above = written_above(*form.text, heading.first_line);
    if (above) {
      const bool is_heading = rule > 1 && *above == heading_of(form, rule - 1).last_line;
      const std::size_t lines = heading.first_line - *above - 1;
      (is_heading ? spaces[rule].below_heading : spaces[rule].below_text) = lines;
      if (!is_heading && !usual && form.sections[rule].level > 1) usual = lines;
    }
    const auto below = written_below(*form.text, heading.last_line);
    const bool is_text = below && (rule + 1 == form.sections.size() ||
                                   *below < heading_of(form, rule + 1).first_line);
    if (is_text) spaces[rule].above_text = *below - heading.last_line - 1;
  }
  for (Space& space : spaces) {
    if (!space.below_text) space.below_text = usual;
  }
  return spaces;
}

bool is_in(const std::vector<Span>& spans, std::size_t offset) {
  const auto behind =
      std::ranges::upper_bound(spans, offset, {}, [](Span span) { return span.begin; });
  return behind != spans.begin() && (behind - 1)->end >= offset;
}

class Spacer {
 public:
  Spacer(const View& view, std::vector<Edit>& edits)
      : view_(view),
        document_(view.document),
        text_(*view.document.text),
        spaces_(spaces_of(view.schema->document)),
        edits_(edits) {}

  void space(Index section) {
    const Heading heading = heading_of(document_, section);
    const Space& space = spaces_[view_.conformance.rule_of_section[section]];
    if (const auto above = written_above(text_, heading.first_line)) {
      const bool below_heading =
          section > 1 && *above == heading_of(document_, section - 1).last_line;
      if (below_heading && follows_its_template(section)) {
        set(*above, heading.first_line, space.below_heading);
      } else if (!below_heading && !is_comment(*above)) {
        set(*above, heading.first_line, space.below_text);
      }
    }
    const auto below = written_below(text_, heading.last_line);
    const bool is_text = below && (section + 1 == document_.sections.size() ||
                                   *below < heading_of(document_, section + 1).first_line);
    const bool is_footer = is_text && text_.line(*below).begin >= document_.footer;
    if (is_text && !is_footer && !is_comment(*below))
      set(heading.last_line, *below, space.above_text);
  }

 private:
  /// The heading before it stands before it in the template too.
  bool follows_its_template(Index section) const {
    const auto& rules = view_.conformance.rule_of_section;
    return rules[section - 1] != nothing && rules[section - 1] + 1 == rules[section];
  }

  /// Comments belong to what they stand at, and front matter to itself.
  bool is_comment(std::size_t line) const {
    const std::size_t at = text_.line(line).begin;
    return is_in(document_.comments, at) || at < document_.sections.front().body.begin;
  }

  void set(std::size_t above, std::size_t below, std::optional<std::size_t> wanted) {
    const Span space{text_.line(above + 1).begin, text_.line(below).begin};
    const bool is_empty = text_.slice(space).find_first_of(" \t") == std::string_view::npos;
    if (!wanted || (below - above - 1 == *wanted && is_empty)) return;
    std::string lines;
    for (std::size_t i = 0; i < *wanted; ++i) lines += text_.line_break();
    edits_.push_back({space, std::move(lines)});
  }

  const View& view_;
  const Document& document_;
  const Text& text_;
  std::vector<Space> spaces_;
  std::vector<Edit>& edits_;
};

}  // namespace

void mend_headings(const View& view, std::vector<Edit>& edits) {
  const Document& document = view.document;
  for (Index i = 1; i < document.sections.size(); ++i) {
    const Section& section = document.sections[i];
    if (!is_mended(view, i) || section.title.empty()) continue;
    const std::string marks(static_cast<std::size_t>(section.level), '#');
    const std::size_t line = document.text->line_of(section.heading.begin);
    const Span whole = document.text->line(line);
    const Span front{whole.begin, section.title.begin};
    if (document.slice(front) != marks + " ") edits.push_back({front, marks + " "});
    const Span content = trimmed(view.text(), whole);
    if (content.end != whole.end) edits.push_back({{content.end, whole.end}, ""});
  }
}

void space_headings(const View& view, std::vector<Edit>& edits) {
  Spacer spacer(view, edits);
  for (Index i = 1; i < view.document.sections.size(); ++i) {
    if (is_mended(view, i)) spacer.space(i);
  }
}

}  // namespace handoff
