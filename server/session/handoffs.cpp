// The requests about all handoffs of the workspace. They look at many files, so they let other work
// go on after each, and can be cancelled there.

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <set>
#include <utility>

#include "protocol/uri.h"
#include "server/files/files.h"
#include "server/files/find.h"
#include "server/fill/fill.h"
#include "server/session/places.h"
#include "server/session/renamed_files.h"
#include "server/session/session.h"
#include "server/workspace/naming.h"
#include "server/workspace/paths.h"

namespace handoff {
namespace {

constexpr std::size_t most_symbols = 1000;
constexpr std::size_t most_references = 1000;

/// Lets the loop do what has come in meanwhile. Throws when the request has been cancelled.
boost::asio::awaitable<void> breathe() {
  co_await boost::asio::post(boost::asio::use_awaitable);
}

boost::asio::awaitable<FolderWalk> walked(std::string folder, ProgressReport& progress) {
  FolderWalk walk(std::move(folder));
  while (walk.step()) {
    co_await breathe();
    progress.reached(0, 0);
  }
  co_return walk;
}

std::string without_slash(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

/// Also one that would be a handoff if there were the template that it names.
bool is_one(const View& view) {
  return view.schema != nullptr || view.unknown_template.has_value();
}

lsp::ResponseError refused(const std::string& message) {
  return {lsp::ErrorCode::RequestFailed, message};
}

/// Where the next handoff of a folder belongs, as those that are there tell.
boost::asio::awaitable<std::string> next_path(std::string top, std::string now,
                                              ProgressReport& progress) {
  const FolderWalk walk = co_await walked(top, progress);
  std::vector<std::string> names;
  for (const std::string& file : walk.files) names.push_back(relative_name(file, {&top, 1}));
  co_return path_in(top, next_handoff_path(names, now));
}

/// The template of a handoff that has nothing but its path yet.
std::shared_ptr<const Schema> schema_at(const std::string& path, std::string_view in_workspace,
                                        const std::shared_ptr<const Library>& library) {
  return view_of_handoff(std::make_shared<const Text>(""), {in_workspace, path}, library).schema;
}

}  // namespace

Session::awaitable<NewHandoffResult> Session::new_handoff(NewHandoffParams params) {
  std::optional<std::string> path;
  if (params.uri) {
    path = lsp::path_of(*params.uri);
    if (!path) throw refused("A handoff is a file; this names none.");
  } else {
    std::optional<std::string> folder;
    if (params.folder) folder = lsp::path_of(*params.folder);
    if (!params.folder && !workspace_.folders().empty()) folder = workspace_.folders().front();
    if (!folder) throw refused("There is no folder to write a handoff in: open one first.");
    ProgressReport progress = begin_progress(params.workDoneToken, "Looking for handoffs");
    path = co_await next_path(without_slash(*folder), iso_time(options_.now()), progress);
  }

  const std::shared_ptr<const Library> library = library_of(*path);
  const std::shared_ptr<const Schema> schema =
      schema_at(*path, relative_name(*path, workspace_.folders()), library);
  const View view = make_view(schema->document.text, schema, library);
  const Span all{0, view.text().size()};
  const std::optional<git::Detail> detail = detail_to_fill(view, all);
  const Known known_now = co_await known(*path, detail.value_or(git::Detail::status));
  NewHandoffResult result;
  result.uri = params.uri.value_or(lsp::file_uri(*path));
  result.text = apply(view.text(), fill(view, all, known_now.facts));
  result.note = known_now.facts.git ? fmt::format("Filled in from git: commits and files {}.",
                                                  describe(known_now.facts.git->base))
                                    : fmt::format("Filled in without git: {}.", known_now.problem);
  co_return result;
}

ProgressReport Session::begin_progress(std::optional<lsp::ProgressToken> token, std::string title) {
  using enum ProgressReports::Otherwise;
  return progress_reports_.begin(std::move(token), std::move(title),
                                 agreement_.client.workDoneProgress ? ours : nobody);
}

Session::awaitable<std::vector<std::string>> Session::visit_handoffs(Visit visit,
                                                                     ProgressReport& progress) {
  std::vector<std::string> failures;
  std::set<std::string> paths;
  const std::vector<std::string> folders = workspace_.folders();
  for (const std::string& folder : folders) {
    const FolderWalk walk = co_await walked(without_slash(folder), progress);
    paths.insert(walk.files.begin(), walk.files.end());
    for (const Failure& failure : walk.failures) failures.push_back(failure.message);
  }
  std::map<std::string, std::string> open;  // URIs by path
  for (const auto& [uri, document] : workspace_.documents()) {
    if (document->path().empty()) continue;
    open[document->path()] = uri;
    paths.insert(document->path());
  }
  std::size_t done = 0;
  for (const std::string& path : paths) {
    co_await breathe();
    progress.reached(++done, paths.size());
    const auto named = open.find(path);
    const Snapshot draft = named == open.end() ? nullptr : workspace_.find(named->second);
    if (draft != nullptr && !draft->is_lost()) {
      const View& view = workspace_.view(*draft);
      if (is_one(view) && !visit(named->second, view)) break;
      continue;
    }
    Expected<std::string> content = read_file(path);
    const std::string name = relative_name(path, workspace_.folders());
    if (!content) {
      if (is_handoff_path(name)) failures.push_back(content.error().message);
      continue;
    }
    const std::shared_ptr<const Library> library = library_of(path);
    const View view = make_view(std::make_shared<const Text>(std::move(*content)),
                                {name, name_in_project(path, *library, name)}, library);
    if (is_one(view) && !visit(lsp::file_uri(path), view)) break;
  }
  co_return failures;
}

Session::awaitable<CheckResult> Session::check(CheckParams params) {
  ProgressReport progress = begin_progress(params.workDoneToken, "Checking handoffs");
  CheckResult result;
  const Visit add = [&](const std::string& uri, const View& view) {
    const std::vector<Finding> found = findings(view, lsp::path_of(uri).value_or(""));
    result.items.push_back({uri, to_diagnostics(*view.document.text, found, agreement_)});
    return true;
  };
  result.failures = co_await visit_handoffs(add, progress);
  co_return result;
}

/// Those in the document itself come first.
Session::awaitable<std::vector<lsp::Location>> Session::references(Snapshot document,
                                                                   lsp::ReferenceParams params) {
  std::vector<lsp::Location> places;
  if (document == nullptr) co_return places;
  const std::string own = params.textDocument.uri;
  const Settings settings = settings_for(document->path());
  std::optional<Referent> referent;
  const auto add = [&](const std::string& uri, const View& view, const std::string& path) {
    const Asked asked{view, agreement_, settings, uri, 0, path, workspace_.folders()};
    if (uri == own) referent = referent_at(asked, params.position);
    if (!referent) return;
    for (lsp::Location& place : places_of(asked, *referent)) places.push_back(std::move(place));
  };
  if (const View& view = workspace_.view(*document); view.schema != nullptr) {
    add(own, view, document->path());
  }
  if (!referent) co_return places;
  const Visit visit = [&](const std::string& uri, const View& view) {
    if (uri != own) add(uri, view, lsp::path_of(uri).value_or(""));
    return places.size() < most_references;
  };
  ProgressReport progress = begin_progress(params.workDoneToken, "Looking for references");
  co_await visit_handoffs(visit, progress);
  if (referent->definition && !params.context.includeDeclaration) {
    std::erase(places, *referent->definition);
  }
  co_return places;
}

Session::awaitable<std::vector<lsp::Location>> Session::first_mention_of(
    Referent referent, std::string end, std::optional<lsp::ProgressToken> token) {
  std::vector<lsp::Location> places;
  const Visit look = [&](const std::string& uri, const View& view) {
    if (!end.empty() && lsp::path_of(uri).value_or("") >= end) return false;
    const Asked asked{view, agreement_, settings_.of({}), uri, 0, {}, {}};
    places = places_of(asked, referent);
    return places.empty();
  };
  ProgressReport progress = begin_progress(std::move(token), "Looking for the first mention");
  co_await visit_handoffs(look, progress);
  if (places.size() > 1) places.resize(1);
  co_return places;
}

Session::awaitable<lsp::Definition::Result> Session::definition(std::string_view feature,
                                                                lsp::DefinitionParams params) {
  const std::string uri = params.textDocument.uri;
  const lsp::TextDocumentPositionParams place{params.textDocument, params.position};
  const auto referent =
      about(feature, uri, [&](const Asked& asked) { return referent_at(asked, params.position); });
  lsp::Definition::Result own = definition_of(feature, place);
  if (!referent || (referent->commit.empty() && !referent->is_definition)) co_return own;
  const std::string end = referent->commit.empty() ? lsp::path_of(uri).value_or("") : "";
  auto first = first_mention_of(*referent, end, params.workDoneToken);
  lsp::Definition::Result elsewhere = co_await std::move(first);
  co_return elsewhere.empty() ? own : elsewhere;
}

Session::awaitable<std::vector<lsp::SymbolInformation>> Session::workspace_symbols(
    std::string_view feature, lsp::WorkspaceSymbolParams params) {
  std::vector<lsp::SymbolInformation> symbols;
  if (!settings_.of({}).has(feature)) co_return symbols;
  const Visit add = [&](const std::string& uri, const View& view) {
    const Asked asked{view, agreement_, settings_.of({}), uri, 0, {}, {}};
    for (lsp::SymbolInformation& symbol :
         symbols_named(asked, params.query, most_symbols - symbols.size())) {
      symbols.push_back(std::move(symbol));
    }
    return symbols.size() < most_symbols;
  };
  ProgressReport progress = begin_progress(params.workDoneToken, "Looking for symbols");
  co_await visit_handoffs(add, progress);
  co_return symbols;
}

Session::awaitable<lsp::WillRenameFiles::Result> Session::mend_names_in_handoffs(
    std::string_view feature, lsp::RenameFilesParams params) {
  const std::vector<RenamedFile> renames = to_renames(params);
  lsp::WillRenameFiles::Result result;
  if (renames.empty()) co_return result;
  const Visit mend = [&](const std::string& uri, const View& view) {
    const std::string path = lsp::path_of(uri).value_or("");
    const Settings settings = settings_for(path);
    if (!settings.has(feature)) return true;
    const Asked asked{view, agreement_, settings, uri, 0, path, workspace_.folders()};
    const std::vector<Edit> edits = mend_names(asked, renames);
    if (edits.empty()) return true;
    const Snapshot open = workspace_.find(uri);
    if (!result) result.emplace();
    add_to(*result, uri, open == nullptr ? std::nullopt : std::optional(open->version()),
           *view.document.text, edits, agreement_);
    return true;
  };
  ProgressReport progress = begin_progress(std::nullopt, "Looking for names of the file");
  co_await visit_handoffs(mend, progress);
  co_return result;
}

}  // namespace handoff
