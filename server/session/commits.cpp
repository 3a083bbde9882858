// The requests about commits and changed files that handoffs name: what git says of them, and where
// else they are named.

#include "server/features/commits.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include "server/features/annotations.h"
#include "server/features/hover.h"
#include "server/git/private_directory.h"
#include "server/session/file_finder.h"
#include "server/session/places.h"
#include "server/session/session.h"

namespace handoff {
namespace {

std::string name_at(const View& view, Span mention) {
  return std::string(view.document.slice(mention));
}

/// See change_hints().
std::vector<std::string> folders_in_repository(const std::string& path,
                                               const std::vector<std::string>& folders) {
  std::vector<std::string> result;
  const auto root = git::find_root(std::filesystem::path(path).parent_path());
  if (!root) return result;
  for (const std::filesystem::path& base : bases_of_names(path, folders)) {
    const std::string name = base.lexically_relative(*root).generic_string();
    if (name.empty() || name.starts_with("..")) continue;
    result.push_back(name == "." ? std::string() : fmt::format("{}/", name));
  }
  return result;
}

}  // namespace

Session::awaitable<lsp::DocumentLinks::Result> Session::document_links(std::string_view feature,
                                                                       lsp::DocumentParams params) {
  const std::string uri = params.textDocument.uri;
  lsp::DocumentLinks::Result links = about(
      feature, uri, [&](const Asked& asked) { return handoff::document_links(asked, params); });
  const Snapshot document = find_for(feature, uri);
  if (document == nullptr) co_return links;
  const View& view = workspace_.view(*document);
  const std::vector<Span> mentions = commit_mentions(view, {0, view.text().size()});
  if (mentions.empty()) co_return links;
  std::set<std::string> names;
  for (const Span mention : mentions) names.insert(name_at(view, mention));
  const Known now = co_await known(document->path(), git::Detail::names,
                                   std::vector<std::string>(names.begin(), names.end()));
  require_unchanged(uri, document);
  if (!now.facts.git || now.facts.git->commit_pages.empty()) co_return links;
  for (const Span mention : mentions) {
    const auto& named = now.facts.git->named;
    const auto found =
        std::ranges::lower_bound(named, view.document.slice(mention), {}, &git::NamedCommit::name);
    if (found == named.end() || found->name != view.document.slice(mention)) continue;
    links.push_back({to_range(*document->text(), mention, agreement_.encoding),
                     now.facts.git->commit_pages + found->commit.id});
  }
  co_return links;
}

Session::awaitable<std::optional<lsp::HoverContents>> Session::hover_commit(Snapshot document,
                                                                            std::size_t offset) {
  const View& view = workspace_.view(*document);
  const std::optional<Span> mention = commit_mention_at(view, offset);
  if (!mention) co_return std::nullopt;
  const Known now = co_await known(document->path(), git::Detail::commits,
                                   std::vector<std::string>(1, name_at(view, *mention)));
  if (!now.facts.git || now.facts.git->named.empty()) co_return std::nullopt;
  const HoverText words = hover_text(now.facts.git->named.front(), now.facts.now);
  lsp::HoverContents contents;
  contents.contents = to_markup(agreement_.client.hoverContentFormat, words.markdown, words.plain);
  contents.range = to_range(*document->text(), *mention, agreement_.encoding);
  co_return contents;
}

Session::awaitable<lsp::InlayHints::Result> Session::inlay_hints(std::string_view feature,
                                                                 lsp::InlayHintParams params) {
  const std::string uri = params.textDocument.uri;
  lsp::InlayHints::Result hints =
      about(feature, uri, [&](const Asked& asked) { return handoff::inlay_hints(asked, params); });
  const Snapshot document = find_for(feature, uri);
  if (document == nullptr) co_return hints;
  if (!settings_for(document->path()).change_hints.value_or(false)) co_return hints;
  const View& view = workspace_.view(*document);
  const Text& text = *document->text();
  const std::vector<Link> files =
      changed_files(view, to_span(text, params.range, agreement_.encoding));
  if (files.empty()) co_return hints;
  const Known now = co_await known(document->path(), git::Detail::history);
  require_unchanged(uri, document);
  if (!now.facts.git) co_return hints;
  const std::string since = fmt::format("Lines gained and lost {}", describe(now.facts.git->base));
  const std::vector<std::string> folders =
      folders_in_repository(document->path(), workspace_.folders());
  for (Annotation& hint : change_hints(view, files, *now.facts.git, folders)) {
    hints.push_back({.position = to_range(text, hint.span, agreement_.encoding).end,
                     .label = std::move(hint.text),
                     .tooltip = since,
                     .paddingLeft = true});
  }
  co_return hints;
}

}  // namespace handoff
