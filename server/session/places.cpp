#include "server/session/places.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "protocol/rpc.h"
#include "protocol/uri.h"
#include "server/features/anchors.h"
#include "server/features/commits.h"
#include "server/features/links.h"
#include "server/features/tasks.h"
#include "server/files/files.h"
#include "server/session/convert.h"
#include "server/session/file_finder.h"

namespace handoff {
namespace {

FileFinder finder_for(const Asked& asked) {
  return FileFinder(bases_of_names(asked.path, asked.folders));
}

/// Line `line`, counted from 1, or the first one of a file that is shorter.
lsp::Position start_of_line(const std::string& path, int line) {
  const Expected<std::string> content = read_bytes(path);
  if (!content || line < 1) return {};
  const bool reaches = std::ranges::count(*content, '\n') >= line - 1;
  return {reaches ? static_cast<lsp::uinteger>(line - 1) : 0, 0};
}

/// The absolute path of the file that is named at `offset`, and the line; 0 for none.
std::optional<std::pair<std::string, int>> file_named_at(const Asked& asked, std::size_t offset) {
  for (const Link& link : links_within(asked.view, {offset, offset})) {
    if (!link.file || !link.span.touches({offset, offset})) continue;
    if (auto path = finder_for(asked).find(link.file->path)) {
      return std::pair(std::move(*path), link.file->line);
    }
  }
  return std::nullopt;
}

}  // namespace

lsp::DocumentLinks::Result document_links(const Asked& asked, const lsp::DocumentParams&) {
  FileFinder files = finder_for(asked);
  lsp::DocumentLinks::Result result;
  for (Link& link : links(asked.view)) {
    std::string target = std::move(link.url);
    if (link.file) {
      const std::optional<std::string> path = files.find(link.file->path);
      if (!path) continue;
      target = lsp::file_uri(*path);
      if (link.file->line > 0) target += fmt::format("#L{}", link.file->line);
    }
    result.push_back({asked.range_of(link.span), std::move(target)});
  }
  return result;
}

lsp::Definition::Result definition(const Asked& asked,
                                   const lsp::TextDocumentPositionParams& params) {
  const std::size_t offset = asked.offset_of(params.position);
  if (const auto file = file_named_at(asked, offset)) {
    const lsp::Position start = start_of_line(file->first, file->second);
    return {{lsp::file_uri(file->first), {start, start}}};
  }
  const auto task = task_mentions(asked.view, offset);
  if (!task) return {};
  return {asked.location_of(task->names[task->definition])};
}

std::optional<Referent> referent_at(const Asked& asked, lsp::Position position) {
  const std::size_t offset = asked.offset_of(position);
  if (auto path = file_named_at(asked, offset)) return Referent{.file = std::move(path->first)};
  if (const auto commit = commit_mention_at(asked.view, offset)) {
    return Referent{.commit = std::string(asked.view.document.slice(*commit))};
  }
  auto task = task_mentions(asked.view, offset);
  if (!task) return std::nullopt;
  return Referent{.task = std::move(task->key),
                  .definition = asked.location_of(task->names[task->definition]),
                  .is_definition = task->here == task->definition};
}

std::vector<lsp::Location> places_of(const Asked& asked, const Referent& referent) {
  std::vector<lsp::Location> places;
  if (!referent.task.empty()) {
    for (const Span span : places_of_task(asked.view, referent.task)) {
      places.push_back(asked.location_of(span));
    }
    return places;
  }
  if (!referent.commit.empty()) {
    const Document& document = asked.view.document;
    for (const Span mention : commit_mentions(asked.view, {0, document.text->size()})) {
      if (may_be_same_commit(document.slice(mention), referent.commit)) {
        places.push_back(asked.location_of(mention));
      }
    }
    return places;
  }
  FileFinder files = finder_for(asked);
  for (const Link& link : links(asked.view)) {
    if (link.file && files.find(link.file->path) == referent.file) {
      places.push_back(asked.location_of(link.span));
    }
  }
  return places;
}

lsp::PrepareRename::Result prepare_rename(const Asked& asked,
                                          const lsp::TextDocumentPositionParams& params) {
  const std::size_t offset = asked.offset_of(params.position);
  if (const auto section = linked_section_at(asked.view, offset)) {
    return asked.range_of(asked.view.document.sections[*section].title);
  }
  const auto task = task_mentions(asked.view, offset);
  if (!task) return std::nullopt;
  return asked.range_of(task->names[task->here]);
}

lsp::Rename::Result rename(const Asked& asked, const lsp::RenameParams& params) {
  const std::size_t offset = asked.offset_of(params.position);
  const auto section = linked_section_at(asked.view, offset);
  const auto task = section ? std::nullopt : task_mentions(asked.view, offset);
  if (!section && !task) return std::nullopt;
  const std::string_view name = stripped(params.newName);
  if (name.empty() || name.find_first_of("\r\n") != name.npos) {
    throw lsp::ResponseError(lsp::ErrorCode::InvalidParams, "a name is one line of text");
  }
  std::vector<Edit> edits;
  if (section) {
    edits = rename_section(asked.view, *section, name);
  } else {
    for (const Span span : task->names) edits.push_back({span, std::string(name)});
  }
  return to_workspace_edit(asked.uri, asked.version, *asked.view.document.text, edits,
                           asked.agreement);
}

}  // namespace handoff
