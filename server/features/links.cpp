#include "server/features/links.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "server/features/lookup.h"
#include "server/features/prose.h"
#include "server/text/ascii.h"
#include "server/text/percent.h"

namespace handoff {
namespace {

constexpr std::size_t most_links = 2000;
constexpr std::size_t longest_url = 2000;
constexpr std::array<std::string_view, 3> sources_of_files = {"files-modified", "documentation",
                                                              "code-references"};

/// By the template's section: its items name files.
std::vector<bool> sections_of_files(const Schema& schema) {
  std::vector<bool> result(schema.sections.size());
  for (Index slot = 0; slot < schema.slots.size(); ++slot) {
    const SlotRule& rule = schema.slots[slot];
    const bool names_file =
        rule.kind == SlotKind::place ||
        std::ranges::find(sources_of_files, rule.guide.git) != sources_of_files.end();
    if (names_file) result[schema.document.brackets[slot].section] = true;
  }
  return result;
}

bool is_one_of(char c, std::string_view characters) {
  return characters.find(c) != characters.npos;
}

/// Length of the scheme of an address that `text` starts with, 0 where it starts with none.
std::size_t scheme_length(std::string_view text) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (text.size() <= scheme.size()) continue;
    const bool fits = std::equal(scheme.begin(), scheme.end(), text.begin(),
                                 [](char wanted, char c) { return wanted == to_lower(c); });
    const char host = text[scheme.size()];
    if (fits && (is_alphanumeric(host) || !is_ascii(host))) {
      return scheme.size();
    }
  }
  return 0;
}

/// Length of the address behind its scheme: without punctuation at its end, and without a
/// parenthesis that was opened before it.
std::size_t url_length(std::string_view text, std::size_t scheme) {
  std::size_t end = scheme;
  for (int open = 0; end < text.size(); ++end) {
    const char c = text[end];
    if (static_cast<unsigned char>(c) <= ' ' || is_one_of(c, "<>[]\"`|\\^{}\x7F")) break;
    if (c == '(') ++open;
    if (c == ')' && --open < 0) break;
  }
  while (end > scheme && is_one_of(text[end - 1], ".,;:!?'*_")) --end;
  return end;
}

class Finder {
 public:
  Finder(const View& view, Span lines)
      : view_(view), document_(view.document), is_file_section_(sections_of_files(*view.schema)) {
    for_prose_lines(document_, lines, [&](Span line) { read(line); });
  }

  std::vector<Link> take() { return std::move(found_); }

 private:
  /// Pieces of a line: code spans, and the text between them.
  void read(Span line) {
    const std::vector<Span>& spans = document_.code_spans;
    std::size_t at = line.begin;
    for (auto code = std::ranges::lower_bound(spans, line.begin, {}, &Span::end);
         code != spans.end() && code->begin < line.end; ++code) {
      if (code->begin > at) read_text({at, code->begin});
      if (line.contains(*code)) read_code(*code);
      at = std::min(code->end, line.end);
    }
    if (at < line.end) read_text({at, line.end});
  }

  void read_code(Span span) {
    const std::string_view text = document_.slice(span);
    const std::size_t marks = text.find_first_not_of('`');
    if (marks == text.npos || 2 * marks >= text.size()) return;
    const Span inner = trimmed(view_.text(), {span.begin + marks, span.end - marks});
    const std::string_view content = document_.slice(inner);
    const std::size_t scheme = scheme_length(content);
    if (scheme != 0 && url_length(content, scheme) == content.size()) {
      add_url(inner);
    } else if (auto place = read_file_place(content)) {
      add({inner, {}, std::move(place)});
    }
  }

  void read_text(Span span) {
    const Index section = document_.section_at(span.begin);
    const Index rule = view_.conformance.rule_of_section[section];
    const Span heading = document_.sections[section].heading;
    const bool wants_files =
        rule != nothing && is_file_section_[rule] && !heading.contains(span.begin);
    for (std::size_t at = span.begin; at < span.end;) {
      const std::string_view rest = document_.slice({at, span.end});
      const bool is_target = document_.slice({span.begin, at}).ends_with("](");
      if (const std::size_t scheme = scheme_length(rest)) {
        const std::size_t length = url_length(rest, scheme);
        if (!is_target) add_url({at, at + length});
        at += length;
        continue;
      }
      const auto end = std::min(rest.find_first_of(" \t()[]<>{}\"'|*,;="), rest.size());
      if (wants_files && end > 0 && !is_target) add_file({at, at + end});
      at += std::max<std::size_t>(end, 1);
    }
  }

  void add_url(Span span) {
    if (span.size() <= longest_url)
      add({span, percent_encoded(document_.slice(span)), std::nullopt});
  }

  void add_file(Span span) {
    const std::string_view text = view_.text();
    const char before = span.begin > 0 ? text[span.begin - 1] : ' ';
    const bool is_glob = before == '*' && !span.empty() && text[span.begin] == '.';
    while (!span.empty() && is_one_of(text[span.end - 1], ".:!?_")) --span.end;
    if (before == '[' || is_glob || span.empty()) return;
    if (auto place = read_file_place(document_.slice(span))) add({span, {}, std::move(place)});
  }

  void add(Link link) {
    if (found_.size() < most_links) found_.push_back(std::move(link));
  }

  const View& view_;
  const Document& document_;
  std::vector<bool> is_file_section_;
  std::vector<Link> found_;
};

}  // namespace

std::vector<Link> links_within(const View& view, Span lines) {
  if (view.schema == nullptr) return {};
  return Finder(view, lines).take();
}

std::vector<Link> links(const View& view) {
  return links_within(view, {0, view.text().size()});
}

}  // namespace handoff
