// What a session says of several files at once, as archives below tests/sessions: real files in a
// real repository, asked about over the protocol. With UPDATE=1 in the environment the answers are
// written into the archives.
//
//   -- commits --               a commit a line, made before the files are there
//   -- remote --                the URL of `origin`
//   -- docs/handoff.md --       a file; with `‸` in it, it is open, and asked about there
//   -- @definition --           and @references, @links: what is at the cursor, or in its document
//   -- @symbols: PARSER --      symbols of the workspace with these letters
//   -- @rename: a.c -> b.c --   what renaming a file changes in handoffs
//   -- @findings --             of all handoffs

#include <fmt/format.h>

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "tests/support/archive.h"
#include "tests/support/line_diff.h"
#include "tests/support/repository.h"
#include "tests/unit/session/editor.h"

namespace handoff::testing {
namespace {

using cases::Archive;
using cases::ArchiveFile;
using cases::is_updating;
using cases::or_none;

constexpr std::string_view cursor_mark = "‸";

std::string_view first_line(std::string_view text) {
  return text.substr(0, text.find('\n'));
}

class Scene {
 public:
  explicit Scene(const Archive& archive) {
    for (const ArchiveFile& file : archive.files) set_up(file);
    editor_.client->initialize(merged(pulls, renames),
                               {{"workspaceFolders", {{{"uri", uri_of("")}, {"name", "w"}}}}});
    if (!open_.empty()) editor_.open(uri_of(open_), texts_.at(open_));
  }

  std::string answer(std::string_view request) {
    const std::size_t colon = std::min(request.find(": "), request.size());
    const std::string_view name = request.substr(0, colon);
    const std::string argument(request.substr(std::min(colon + 2, request.size())));
    for (const auto& [known, method] : methods) {
      if (known == name) return (this->*method)(argument);
    }
    throw std::runtime_error(fmt::format("no such request: {}", name));
  }

 private:
  static inline const json renames =
      R"({"workspace": {"fileOperations": {"willRename": true}}})"_json;

  struct Method {
    std::string_view name;
    std::string (Scene::*answer)(const std::string& argument);
  };
  static const std::array<Method, 6> methods;

  void set_up(const ArchiveFile& file) {
    if (file.name.starts_with('@')) return;
    std::istringstream lines(file.text);
    std::string line;
    if (file.name == "commits") {
      while (std::getline(lines, line)) repository_.commit(line, "log.txt", line);
    } else if (file.name == "remote") {
      std::getline(lines, line);
      repository_.git({"remote", "add", "origin", line});
    } else {
      std::string text = file.text;
      if (const std::size_t at = text.find(cursor_mark); at != text.npos) {
        text.erase(at, cursor_mark.size());
        open_ = file.name;
        cursor_ = at;
      }
      repository_.write(file.name, text);
      texts_[file.name] = text;
    }
  }

  std::string uri_of(const std::string& name) const {
    return "file://" + repository_.root().native() + (name.empty() ? "" : "/" + name);
  }

  /// A file of the archive, or the address as it is.
  std::string name_of(const std::string& uri) const {
    const std::string top = uri_of("") + "/";
    return uri.starts_with(top) ? uri.substr(top.size()) : uri;
  }

  /// "docs/handoff.md:3:5 what is there", of several lines the first.
  std::string line_about(const json& location) const {
    const std::string name = name_of(location.at("uri"));
    const json& begin = location.at("range").at("start");
    const Text text(texts_.at(name));
    const auto offset = [&](const json& position) {
      return text.offset_at({position.at("line"), position.at("character")},
                            PositionEncoding::utf16);
    };
    const Span span{offset(begin), offset(location.at("range").at("end"))};
    return fmt::format("{}:{}:{} {}\n", name, begin.at("line").get<int>() + 1,
                       begin.at("character").get<int>() + 1, first_line(text.slice(span)));
  }

  std::string lines_about(const json& locations) const {
    std::string lines;
    for (const json& location : locations) lines += line_about(location);
    return or_none(std::move(lines));
  }

  json at_cursor() const {
    const Position position = Text(texts_.at(open_)).position_at(cursor_, PositionEncoding::utf16);
    return {{"textDocument", {{"uri", uri_of(open_)}}},
            {"position", {{"line", position.line}, {"character", position.column}}}};
  }

  std::string definition(const std::string&) {
    const json found = editor_.client->request("textDocument/definition", at_cursor());
    return lines_about(found.is_object() ? json::array({found}) : found);
  }

  std::string references(const std::string&) {
    json params = at_cursor();
    params["context"] = {{"includeDeclaration", true}};
    return lines_about(editor_.client->request("textDocument/references", params));
  }

  std::string links(const std::string&) {
    std::string lines;
    const json params = {{"textDocument", {{"uri", uri_of(open_)}}}};
    for (const json& link : editor_.client->request("textDocument/documentLink", params)) {
      std::string line = line_about({{"uri", uri_of(open_)}, {"range", link.at("range")}});
      line.pop_back();
      lines += fmt::format("{} -> {}\n", line, name_of(link.at("target")));
    }
    return or_none(std::move(lines));
  }

  std::string symbols(const std::string& query) {
    std::string lines;
    for (const json& symbol : editor_.client->request("workspace/symbol", {{"query", query}})) {
      lines += fmt::format("{} | {}", symbol.at("name").get<std::string>(),
                           line_about(symbol.at("location")));
    }
    return or_none(std::move(lines));
  }

  std::string rename(const std::string& names) {
    constexpr std::string_view arrow = " -> ";
    const std::size_t at = names.find(arrow);
    if (at == names.npos) throw std::runtime_error("a rename is OLD -> NEW");
    const json file = {{"oldUri", uri_of(names.substr(0, at))},
                       {"newUri", uri_of(names.substr(at + arrow.size()))}};
    const json edit =
        editor_.client->request("workspace/willRenameFiles", {{"files", json::array({file})}});
    if (edit.is_null()) return or_none("");
    std::string lines;
    for (const auto& [uri, edits] : edit.at("changes").items()) {
      const std::string& before = texts_.at(name_of(uri));
      lines += fmt::format("{}\n{}", name_of(uri),
                           cases::line_diff(before, apply_edits(before, edits), 0));
    }
    return or_none(std::move(lines));
  }

  std::string findings(const std::string&) {
    std::string lines;
    const json report =
        editor_.client->request("workspace/diagnostic", {{"previousResultIds", json::array()}});
    for (const json& document : report.at("items")) {
      for (const json& finding : document.at("items")) {
        std::string line =
            line_about({{"uri", document.at("uri")}, {"range", finding.at("range")}});
        line.resize(line.find(' '));
        lines += fmt::format("{} {}\n", line, finding.at("code").get<std::string>());
      }
    }
    return or_none(std::move(lines));
  }

  Repository repository_;
  std::map<std::string, std::string> texts_;  ///< of all files
  std::string open_;
  std::size_t cursor_ = 0;
  Editor editor_;
};

const std::array<Scene::Method, 6> Scene::methods = {{{"definition", &Scene::definition},
                                                      {"references", &Scene::references},
                                                      {"links", &Scene::links},
                                                      {"symbols", &Scene::symbols},
                                                      {"rename", &Scene::rename},
                                                      {"findings", &Scene::findings}}};

Archive answered(Archive archive) {
  Scene scene(archive);
  for (ArchiveFile& file : archive.files) {
    if (file.name.starts_with('@')) file.text = scene.answer(std::string_view(file.name).substr(1));
  }
  return archive;
}

}  // namespace

TEST_CASE("What is said of several files is what their archive says") {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(SOURCE_ROOT "/tests/sessions")) {
    CAPTURE(entry.path().filename());
    const Archive archive = cases::read_archive(entry.path());
    const std::string expected = to_text(archive), found = to_text(answered(archive));
    if (is_updating()) std::ofstream(entry.path(), std::ios::binary) << found;
    INFO(cases::line_diff(expected, found, 3));
    CHECK((is_updating() || found == expected));
    ++count;
  }
  CHECK(count >= 10);
}

}  // namespace handoff::testing
