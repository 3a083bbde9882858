#include "server/workspace/binding.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "server/schema/title.h"
#include "server/syntax/blocks.h"

namespace handoff {
namespace {

constexpr std::size_t modeline_lines = 10;
constexpr std::size_t headings_that_tell = 3;
constexpr std::array handoff_folders = {"handoff", "handoffs", "handover", "handovers",
                                        "session-handoffs"};
constexpr std::array template_folders = {"template", "templates", ".handoff"};
constexpr std::array markdown_extensions = {".md", ".markdown", ".mdown", ".mkd"};

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

struct SplitPath {
  std::string folders;  ///< each followed by `/`
  std::string name;
};

SplitPath split(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == path.npos) return {"", lower(path)};
  return {lower(path.substr(0, slash + 1)), lower(path.substr(slash + 1))};
}

template <class Names>
bool has_folder(std::string_view folders, const Names& names) {
  while (!folders.empty()) {
    const std::size_t slash = folders.find('/');
    const std::string_view folder = folders.substr(0, slash);
    if (std::find(names.begin(), names.end(), folder) != names.end()) return true;
    folders.remove_prefix(slash + 1);
  }
  return false;
}

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

bool is_template_path(std::string_view path) {
  return has_folder(split(path).folders, template_folders);
}

bool is_handoff_path(std::string_view path) {
  const SplitPath parts = split(path);
  const bool markdown =
      std::any_of(markdown_extensions.begin(), markdown_extensions.end(),
                  [&](const char* extension) { return parts.name.ends_with(extension); });
  if (!markdown || has_folder(parts.folders, template_folders)) return false;
  return parts.name.find("handoff") != std::string::npos ||
         parts.name.find("handover") != std::string::npos ||
         has_folder(parts.folders, handoff_folders);
}

const Schema* schema_named(std::string_view name) {
  const Schema& schema = session_schema();
  return schema.name == name ? &schema : nullptr;
}

const Schema* schema_for(std::string_view path, const Document& document) {
  if (is_template_path(path)) return nullptr;
  if (const auto name = modeline(*document.text)) return schema_named(*name);
  if (const auto name = front_matter_template(*document.text)) {
    if (const Schema* schema = schema_named(*name)) return schema;
  }
  const Schema& schema = session_schema();
  return is_handoff_path(path) || has_headings_of(schema, document) ? &schema : nullptr;
}

}  // namespace handoff
