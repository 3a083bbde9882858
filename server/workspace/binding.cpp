#include "server/workspace/binding.h"

#include <algorithm>
#include <optional>
#include <string>

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

/// NAME, or `off`.
std::optional<std::string_view> modeline(const Text& text) {
  for (std::size_t i = 0; i < std::min(modeline_lines, text.line_count()); ++i) {
    std::string_view line = text.slice(text.line(i));
    const std::size_t open = line.find("<!--");
    if (open == line.npos) continue;
    line = trim(line.substr(open + 4, line.find("-->", open) - open - 4));
    if (!line.starts_with("handoff:")) continue;
    line = trim(line.substr(8));
    if (line == "off") return line;
    if (line.starts_with("template=")) return trim(line.substr(9));
  }
  return std::nullopt;
}

std::optional<std::string_view> front_matter_template(const Text& text) {
  for (std::size_t i = 1; i + 1 < front_matter_end(text); ++i) {
    const std::string_view line = text.slice(text.line(i));
    if (line.starts_with("template:")) return trim(line.substr(9));
  }
  return std::nullopt;
}

bool has_headings_of(const Schema& schema, const Document& document) {
  std::size_t found = 0;
  for (const Section& section : document.sections) {
    if (section.level < 1) continue;
    const std::string key = title_key(document.slice(section.title));
    for (std::size_t i = 1; i < schema.sections.size(); ++i) {
      if (schema.sections[i].key != key) continue;
      if (!schema.sections[i].required) {
        if (section.level == 1) return true;
      } else if (++found == headings_that_tell) {
        return true;
      }
      break;
    }
  }
  return false;
}

}  // namespace

std::shared_ptr<const Schema> schema_named(std::string_view name) {
  return session_schema().name == name ? shared_session_schema() : nullptr;
}

std::shared_ptr<const Schema> schema_for(std::string_view path, const Document& document) {
  if (is_template_path(path)) return nullptr;
  if (const auto name = modeline(*document.text)) return schema_named(*name);
  if (const auto name = front_matter_template(*document.text)) {
    if (auto schema = schema_named(*name)) return schema;
  }
  const bool is_handoff = is_handoff_path(path) || has_headings_of(session_schema(), document);
  return is_handoff ? shared_session_schema() : nullptr;
}

}  // namespace handoff
