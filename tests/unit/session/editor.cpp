#include "tests/unit/session/editor.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <future>
#include <utility>

#include "server/session/session.h"
#include "server/text/changes.h"

namespace handoff::testing {
namespace {

std::array<int, 2> make_pipe() {
  std::array<int, 2> ends;
  REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
  return ends;
}

LocalTime fixed_time() {
  return {.seconds = 1772353800, .offset_minutes = 60};
}

json document(const std::string& uri) {
  return {{"uri", uri}};
}

}  // namespace

struct Editor::Server {
  explicit Server(EditorOptions options)
      : session(io, connection, log,
                {.git = std::move(options.git),
                 .version = "1.2.3",
                 .diagnostics_page = "file:///diagnostics.md",
                 .publish_delay = options.publish_delay,
                 .typing_pause = options.typing_pause,
                 .settings_time = options.settings_time,
                 .long_work = options.long_work,
                 .now = fixed_time}) {}

  int wait() {
    const auto ready = status.wait_for(std::chrono::seconds(20));
    if (ready != std::future_status::ready) std::abort();  // the thread cannot be ended otherwise
    return status.get();
  }

  std::array<int, 2> to_server = make_pipe();
  std::array<int, 2> to_client = make_pipe();
  std::string logged;
  boost::asio::io_context io;
  lsp::Log log{lsp::LogLevel::info, [this](std::string_view line) { logged += line; }};
  lsp::Connection connection{io, to_server[0], to_client[1], log};
  Session session;
  std::future<int> status = std::async(std::launch::async, [this] { return connection.run(); });
};

Editor::Editor(EditorOptions options)
    : server_(std::make_unique<Server>(std::move(options))),
      client(std::make_unique<test::Client>(server_->to_server[1], server_->to_client[0])) {}

Editor::~Editor() {
  client->close_input();
  if (server_->status.valid()) server_->wait();
}

void Editor::open(const std::string& uri, std::string_view text, int version) {
  client->notify(
      "textDocument/didOpen",
      {{"textDocument",
        {{"uri", uri}, {"languageId", "markdown"}, {"version", version}, {"text", text}}}});
}

void Editor::close(const std::string& uri) {
  client->notify("textDocument/didClose", {{"textDocument", document(uri)}});
}

void Editor::change(const std::string& uri, int version, const json& changes) {
  client->notify("textDocument/didChange", {{"textDocument", {{"uri", uri}, {"version", version}}},
                                            {"contentChanges", changes}});
}

void Editor::save(const std::string& uri) {
  client->notify("textDocument/didSave", {{"textDocument", document(uri)}});
}

json Editor::pull(const std::string& uri) {
  return client->request("textDocument/diagnostic", {{"textDocument", document(uri)}}).at("items");
}

json Editor::published() {
  return client->notification("textDocument/publishDiagnostics");
}

json Editor::hover(const std::string& uri, const json& position) {
  return client->request("textDocument/hover",
                         {{"textDocument", document(uri)}, {"position", position}});
}

json Editor::complete(const std::string& uri, const json& position) {
  return client
      ->request("textDocument/completion",
                {{"textDocument", document(uri)}, {"position", position}})
      .at("items");
}

json Editor::actions(const std::string& uri, const json& range, const json& context) {
  return client->request("textDocument/codeAction",
                         {{"textDocument", document(uri)}, {"range", range}, {"context", context}});
}

int Editor::end() {
  client->request("shutdown");
  client->notify("exit");
  return server_->wait();
}

const std::string& Editor::logged() const {
  REQUIRE(!server_->status.valid());
  return server_->logged;
}

json encodes(const json& encodings) {
  return {{"general", {{"positionEncodings", encodings}}}};
}

json merged(json capabilities, const json& more) {
  capabilities.merge_patch(more);
  return capabilities;
}

json position_of(std::string_view text, std::string_view what) {
  const std::size_t at = text.find(what);
  INFO(what);
  REQUIRE(at != std::string_view::npos);
  const Position position = Text(std::string(text)).position_at(at, PositionEncoding::utf8);
  return {{"line", position.line}, {"character", position.column}};
}

json range_at(const json& position) {
  return {{"start", position}, {"end", position}};
}

json range_of(std::string_view text, std::string_view what) {
  json end = position_of(text, what);
  REQUIRE(what.find('\n') == std::string_view::npos);
  end["character"] = end["character"].get<std::size_t>() + what.size();
  return {{"start", position_of(text, what)}, {"end", end}};
}

json whole_text(std::string_view text) {
  return json::array({{{"text", text}}});
}

json find_by(const json& list, std::string_view member, std::string_view value) {
  for (const json& entry : list) {
    if (entry.value(std::string(member), json()) == value) return entry;
  }
  FAIL("no " << member << " \"" << value << "\" in " << list.dump(1));
  return {};
}

std::string apply_edits(const std::string& text, const json& edits, PositionEncoding encoding) {
  const Text parsed(text);
  const auto offset = [&](const json& at) {
    const auto line = at.at("line").get<std::uint32_t>();
    return parsed.offset_at({line, at.at("character").get<std::uint32_t>()}, encoding);
  };
  std::vector<Edit> list;
  for (const json& edit : edits) {
    const json& range = edit.at("range");
    const Span span{offset(range.at("start")), offset(range.at("end"))};
    list.push_back({span, edit.at("newText").get<std::string>()});
  }
  return handoff::apply(text, list);
}

}  // namespace handoff::testing
