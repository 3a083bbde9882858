#include "server/workspace/paths.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "server/text/ascii.h"

namespace handoff {
namespace {

constexpr std::string_view handoff_words[] = {"handoff", "handover"};
constexpr std::string_view handoff_folders[] = {"handoff", "handoffs", "handover", "handovers",
                                                "session-handoffs"};
constexpr std::string_view template_folders[] = {"template", "templates", ".handoff"};
constexpr std::string_view markdown[] = {".md", ".markdown", ".mdown", ".mkd"};
constexpr std::string_view other_prose[] = {".mdx", ".rst", ".adoc", ".asciidoc", ".org"};

/// As git's `icase` magic does it: ASCII only.
std::string lower(std::string_view text) {
  std::string lowered(text);
  for (char& c : lowered) c = to_lower(c);
  return lowered;
}

struct SplitPath {
  std::string folders;  ///< each with a slash before it, and one at the end
  std::string name;
};

SplitPath split(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const std::size_t name = slash == path.npos ? 0 : slash + 1;
  return {fmt::format("/{}", lower(path.substr(0, name))), lower(path.substr(name))};
}

bool has_folder(std::string_view folders, const auto& names) {
  return std::ranges::any_of(names, [&](std::string_view name) {
    return folders.find(fmt::format("/{}/", name)) != folders.npos;
  });
}

bool ends_with_any(std::string_view path, const auto& endings) {
  const std::string name = split(path).name;
  return std::ranges::any_of(endings,
                             [&](std::string_view ending) { return name.ends_with(ending); });
}

}  // namespace

bool is_handoff_path(std::string_view path) {
  const SplitPath parts = split(path);
  const bool is_folder = parts.name.empty();
  if (is_template_path(path) || !(is_folder || is_markdown_path(path))) return false;
  return has_folder(parts.folders, handoff_folders) ||
         std::ranges::any_of(handoff_words, [&](std::string_view word) {
           return parts.name.find(word) != std::string::npos;
         });
}

bool is_template_path(std::string_view path) {
  return has_folder(split(path).folders, template_folders);
}

bool is_markdown_path(std::string_view path) {
  return ends_with_any(path, markdown);
}

bool is_json_path(std::string_view path) {
  return path.ends_with(".json");
}

bool is_prose_path(std::string_view path) {
  return is_markdown_path(path) || ends_with_any(path, other_prose);
}

std::string path_in(std::string_view folder, std::string_view name) {
  return fmt::format("{}/{}", folder == "/" ? "" : folder, name);
}

}  // namespace handoff
