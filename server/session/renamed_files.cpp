#include "server/session/renamed_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

#include "protocol/uri.h"
#include "server/features/destinations.h"
#include "server/features/links.h"
#include "server/features/lookup.h"
#include "server/session/file_finder.h"
#include "server/syntax/escape.h"
#include "server/text/percent.h"

namespace handoff {
namespace {

namespace fs = std::filesystem;

/// `path` without a slash at its end, which clients may put behind a folder.
std::string normal(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return fs::path(path).lexically_normal().native();
}

/// Where a file is afterwards.
fs::path renamed(const fs::path& path, const std::vector<RenamedFile>& renames) {
  for (const RenamedFile& rename : renames) {
    if (!is_within(path, rename.from)) continue;
    const fs::path below = path.lexically_relative(rename.from);
    return below == "." ? fs::path(rename.to) : rename.to / below;
  }
  return path;
}

/// What a file is called from the first of some folders that it is below.
std::optional<std::string> name_from(const std::vector<fs::path>& bases, const fs::path& file) {
  for (const fs::path& base : bases) {
    if (is_within(file, base)) return file.lexically_relative(base).generic_string();
  }
  return std::nullopt;
}

/// `name` in the place of `old`, in code where it would not be taken for a file otherwise. None
/// where it cannot be written.
std::optional<Edit> to_edit(const Document& document, Span span, std::string_view old,
                            std::string name) {
  if (name.find_first_of("`|\r\n") != name.npos) return std::nullopt;
  const std::size_t begin = span.begin + document.slice(span).find(old);
  const Span place{begin, begin + old.size()};
  const bool is_in_code = span_at(document.code_spans, span.begin) != nothing;
  const std::optional<FilePlace> read = read_file_place(name);
  if (is_in_code || (read && read->path == name)) return Edit{place, std::move(name)};
  name += document.slice({place.end, span.end});
  return Edit{span, code_span(name)};
}

/// A path as the target of a link: what would end it is encoded, and all else where it was before.
std::string as_target(std::string_view old, const std::string& path) {
  std::string target;
  for (const char c : path) {
    if (std::string_view(" ()<>").find(c) != std::string_view::npos) {
      target += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      target += c;
    }
  }
  return old.find('%') == old.npos ? target : percent_encoded(target);
}

/// Links of Markdown, which lead from the folder that the document is in.
void mend_links(const Asked& asked, const std::vector<RenamedFile>& renames,
                std::vector<Edit>& edits) {
  const Document& document = asked.view.document;
  const fs::path folder = fs::path(asked.path).parent_path();
  const fs::path folder_then = renamed(asked.path, renames).parent_path();
  FileFinder files({folder});
  for (const Destination& link : destinations(document)) {
    const std::string_view target = document.slice(link.target);
    const std::string_view old = target.substr(0, target.find_first_of("?#"));
    const std::string path = percent_decoded(old);
    if (path.empty() || path.front() == '/' || path.find('\0') != path.npos) continue;
    const std::optional<std::string> file = files.find(path);
    if (!file) continue;
    const fs::path then = renamed(normal(*file), renames);
    if (then == normal(*file) && folder == folder_then) continue;
    const std::string name = then.lexically_relative(folder_then).generic_string();
    if (name.empty() || name == normal(path) || name.find_first_of("\r\n") != name.npos) continue;
    edits.push_back({{link.target.begin, link.target.begin + old.size()}, as_target(old, name)});
  }
}

}  // namespace

std::vector<RenamedFile> to_renames(const lsp::RenameFilesParams& params) {
  std::vector<RenamedFile> renames;
  for (const lsp::FileRename& file : params.files) {
    auto from = lsp::path_of(file.oldUri), to = lsp::path_of(file.newUri);
    if (from && to) renames.push_back({normal(std::move(*from)), normal(std::move(*to))});
  }
  return renames;
}

std::vector<Edit> mend_names(const Asked& asked, const std::vector<RenamedFile>& renames) {
  FileFinder files(bases_of_names(asked.path, asked.folders));
  const fs::path own_folder = fs::path(asked.path).parent_path();
  const fs::path own_path_then = renamed(asked.path, renames);
  const std::vector<fs::path> bases_then = bases_of_names(own_path_then.native(), asked.folders);
  std::vector<Edit> edits;
  for (const Link& link : links(asked.view)) {
    if (!link.file) continue;
    const std::string& old = link.file->path;
    const std::optional<FileFinder::Found>& found = files.look_up(old);
    if (!found) continue;
    std::vector<fs::path> bases = bases_then;
    const bool is_own = found->base == own_folder;
    bases.insert(bases.begin(), is_own ? own_path_then.parent_path() : found->base);
    std::optional<std::string> name = name_from(bases, renamed(found->path, renames));
    if (!name || *name == old) continue;
    if (auto edit = to_edit(asked.view.document, link.span, old, std::move(*name))) {
      edits.push_back(std::move(*edit));
    }
  }
  mend_links(asked, renames, edits);
  std::ranges::sort(edits, {}, [](const Edit& edit) { return edit.span.begin; });
  return edits;
}

}  // namespace handoff
