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

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\"'");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\"'") - begin + 1);
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
  for (std::size_t i = 1; i + 1 < front_matter_end(text); ++i) {
    const std::string_view line = text.slice(text.line(i));
    if (line.starts_with("template:")) return trim(line.substr(9));
  }
  return std::nullopt;
}

/// What a document has of a template.
struct Likeness {
  bool title = false;
  std::size_t headings = 0;  ///< different ones

  auto operator<=>(const Likeness&) const = default;
  bool tells() const { return title || headings >= headings_that_tell; }
};

std::vector<Likeness> likenesses(const Document& document, const Library& library) {
  std::vector<Likeness> result(library.templates.size());
  std::unordered_set<std::string> seen;
  for (const Section& section : document.sections) {
    if (section.level < 1) continue;
    std::string key = title_key(document.slice(section.title));
    if (const auto found = library.by_title.find(key);
        section.level == 1 && found != library.by_title.end()) {
      for (const Index which : found->second) result[which].title = true;
    }
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

std::shared_ptr<const Schema> schema_for(DocumentPath path, const Document& document,
                                         const Library& library) {
  if (is_template_path(path.in_workspace)) return nullptr;
  if (const Index line = modeline_of(*document.text); line != nothing) {
    return schema_named(*modeline(document.slice(document.text->line(line))), library);
  }
  if (const auto name = front_matter_template(*document.text)) {
    if (auto schema = schema_named(*name, library)) return schema;
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
