#include "server/workspace/binding.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "server/schema/title.h"
#include "server/syntax/blocks.h"
#include "server/workspace/paths.h"

namespace handoff {
namespace {

constexpr std::size_t modeline_lines = 10;
constexpr std::size_t headings_that_tell = 3;

/// Without blanks and quotes around it, a place in `text` even where nothing is left.
std::string_view trim(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(" \t\"'"), text.size());
  text.remove_prefix(begin);
  return text.substr(0, text.find_last_not_of(" \t\"'") + 1);
}

/// NAME, or `off`, where the line is a modeline.
std::optional<std::string_view> modeline(std::string_view line) {
  const std::size_t open = line.find("<!--");
  if (open == line.npos) return std::nullopt;
  line = trim(line.substr(open + 4, line.find("-->", open) - open - 4));
  if (!line.starts_with("handoff:")) return std::nullopt;
  line = trim(line.substr(8));
  if (line == no_template) return line;
  if (line.starts_with("template=")) return trim(line.substr(9));
  return std::nullopt;
}

std::optional<std::string_view> front_matter_template(const Text& text) {
  const std::size_t end = front_matter_end(text);
  for (std::size_t i = 1; i + 1 < end; ++i) {
    const std::string_view line = text.slice(text.line(i));
    if (!line.starts_with("template:")) continue;
    const std::string_view name = trim(line.substr(9));
    return name.empty() ? std::nullopt : std::optional(name);
  }
  return std::nullopt;
}

bool is_shown_as_code(const Document& document, Span span) {
  const auto holds = [&](Span code) { return code.contains(span); };
  return std::ranges::any_of(document.code, holds) ||
         std::ranges::any_of(document.code_spans, holds);
}

/// How a document says a template's title, the better the more.
enum class Title { none, other, own };

/// What a document has of a template.
struct Likeness {
  Title title = Title::none;
  std::size_t headings = 0;  ///< different ones

  auto operator<=>(const Likeness&) const = default;
  bool tells() const { return title != Title::none || headings >= headings_that_tell; }
};

void note_title(std::vector<Likeness>& likenesses, const std::string& key, const Library& library) {
  const auto note = [&](Index which, Title title) {
    likenesses[which].title = std::max(likenesses[which].title, title);
  };
  if (const auto found = library.by_title.find(key); found != library.by_title.end()) {
    for (const Index which : found->second) note(which, Title::own);
  }
  const auto found = library.by_other_title.find(key);
  if (found == library.by_other_title.end()) return;
  for (const OtherTitle& other : found->second) {
    const bool counts = other.language.empty() || include(library.languages, other.language);
    if (counts) note(other.which, Title::other);
  }
}

std::vector<Likeness> likenesses(const Document& document, const Library& library) {
  std::vector<Likeness> result(library.templates.size());
  std::unordered_set<std::string> seen;
  for (const Section& section : document.sections) {
    if (section.level < 1) continue;
    std::string key = title_key(document.slice(section.title));
    if (section.level == 1) note_title(result, key, library);
    const auto found = library.by_heading.find(key);
    if (found == library.by_heading.end() || !seen.insert(std::move(key)).second) continue;
    for (const Index which : found->second) ++result[which].headings;
  }
  return result;
}

std::shared_ptr<const Schema> most_alike(const Document& document, const Library& library,
                                         bool is_handoff) {
  const std::vector<Likeness> all = likenesses(document, library);
  std::shared_ptr<const Schema> best = is_handoff ? library.standard : nullptr;
  std::pair<Likeness, bool> best_score;
  for (Index i = 0; i < all.size(); ++i) {
    const std::pair score(all[i], library.templates[i] == library.standard);
    if (score <= best_score || !(is_handoff || all[i].tells())) continue;
    best = library.templates[i];
    best_score = score;
  }
  return best;
}

}  // namespace

Index modeline_of(const Text& text) {
  for (Index i = 0; i < std::min(modeline_lines, text.line_count()); ++i) {
    if (modeline(text.slice(text.line(i)))) return i;
  }
  return nothing;
}

std::optional<NamedTemplate> named_template(const Document& document) {
  const Text& text = *document.text;
  const auto place_of = [&](std::string_view name) {
    const auto begin = static_cast<std::size_t>(name.data() - text.content().data());
    return Span{begin, begin + name.size()};
  };
  if (const Index line = modeline_of(text); line != nothing) {
    const Span name = place_of(*modeline(text.slice(text.line(line))));
    if (!is_shown_as_code(document, name)) return NamedTemplate{name, false};
  }
  const auto name = front_matter_template(text);
  return name ? std::optional(NamedTemplate{place_of(*name), true}) : std::nullopt;
}

std::optional<NamedTemplate> unknown_template(DocumentPath path, const Document& document,
                                              const Library& library) {
  const auto named = named_template(document);
  if (!named || is_template_path(path.in_workspace)) return std::nullopt;
  const std::string_view name = document.slice(named->name);
  const bool is_known = name == no_template || schema_named(name, library) != nullptr;
  const bool is_meant = !named->in_front_matter || schema_for(path, document, library) != nullptr;
  return !is_known && is_meant ? named : std::nullopt;
}

std::shared_ptr<const Schema> schema_for(DocumentPath path, const Document& document,
                                         const Library& library) {
  if (is_template_path(path.in_workspace)) return nullptr;
  if (const auto named = named_template(document)) {
    auto schema = schema_named(document.slice(named->name), library);
    if (schema != nullptr || !named->in_front_matter) return schema;
  }
  for (const FileRule& rule : library.files) {
    if (rule.glob.matches(path.in_project)) return schema_named(rule.template_name, library);
  }
  for (const FileRule& rule : library.editor_files) {
    if (!rule.glob.matches(path.in_workspace)) continue;
    auto schema = schema_named(rule.template_name, library);
    if (schema != nullptr || rule.template_name == no_template) return schema;
  }
  return most_alike(document, library, is_handoff_path(path.in_workspace));
}

}  // namespace handoff
