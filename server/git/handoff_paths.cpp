#include "server/git/handoff_paths.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace handoff::git {
namespace {

constexpr std::string_view words[] = {"handoff", "handover"};
constexpr std::string_view folders[] = {"handoff", "handoffs", "handover", "handovers",
                                        "session-handoffs"};
constexpr std::string_view excluded[] = {"template", "templates", ".handoff"};
constexpr std::string_view markdown[] = {".md", ".markdown"};
constexpr std::string_view prose[] = {".md",  ".markdown", ".mdx",      ".txt",
                                      ".rst", ".adoc",     ".asciidoc", ".org"};

/// As git's `icase` magic does it: ASCII only.
std::string lower(std::string_view text) {
  std::string lowered(text);
  for (char& c : lowered) {
    if ('A' <= c && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lowered;
}

bool ends_with_any(std::string_view name, const auto& endings) {
  return std::ranges::any_of(endings, [&](auto ending) { return name.ends_with(ending); });
}

bool has_folder(std::string_view folder_path, const auto& names) {
  const std::string between = fmt::format("/{}", folder_path);
  return std::ranges::any_of(names, [&](auto name) {
    return between.find(fmt::format("/{}/", name)) != std::string::npos;
  });
}

}  // namespace

bool is_handoff(std::string_view path) {
  const std::string lowered = lower(path);
  const std::size_t slash = lowered.rfind('/');
  const std::size_t split = slash == std::string::npos ? 0 : slash + 1;
  const std::string folder = lowered.substr(0, split);
  const std::string name = lowered.substr(split);
  const bool is_folder = name.empty();
  if (has_folder(folder, excluded) || !(is_folder || ends_with_any(name, markdown))) return false;
  return has_folder(folder, folders) || std::ranges::any_of(words, [&](auto word) {
           return name.find(word) != std::string::npos;
         });
}

bool is_prose(std::string_view path) {
  return ends_with_any(lower(path), prose);
}

}  // namespace handoff::git
