#include "tests/bench/typist.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace handoff::bench {
namespace {

using nlohmann::json;

json document(json rest = json::object()) {
  rest["textDocument"] = {{"uri", "file:///nowhere/handoff.md"}};
  return rest;
}

int lines(std::string_view text) {
  return static_cast<int>(std::ranges::count(text, '\n'));
}

/// The place behind `mark`, a beginning of a line in ASCII.
json behind(const std::string& page, const std::string& mark, int lines_above) {
  const auto at = page.find("\n" + mark);
  if (at == std::string::npos) throw std::runtime_error("the page has no line " + mark);
  return {{"line", lines_above + lines(std::string_view(page).substr(0, at + 1))},
          {"character", mark.size()}};
}

json moved(json position, int by) {
  position["character"] = position["character"].get<int>() + by;
  return position;
}

}  // namespace

Typist::Typist(const std::vector<std::string>& command, const std::string& page, int pages)
    : client_(command) {
  const int above = pages / 2 * lines(page);
  const std::string label = "- **Next Step:** ";
  const auto value = page.find(label) + label.size();
  end_of_line_ = moved(behind(page, label, above), int(page.find('\n', value) - value));
  choice_ = behind(page, "- **Build Status:** ", above);
  heading_ = behind(page, "### Environ", above);

  json opened = {{"languageId", "markdown"}, {"version", 0}, {"text", ""}};
  for (int i = 0; i < pages; ++i) opened["text"].get_ref<std::string&>() += page;
  opened.update(document()["textDocument"]);
  client_.ask(notification("textDocument/didOpen", {{"textDocument", opened}}),
              "textDocument/diagnostic", document());
}

Milliseconds Typist::key() {
  return client_.ask(change(), "textDocument/diagnostic", document());
}

Milliseconds Typist::burst() {
  std::string changes;
  for (int i = 0; i < 200; ++i) changes += change();
  return client_.ask(std::move(changes), "textDocument/diagnostic", document());
}

Milliseconds Typist::completion() {
  return client_.ask(change(), "textDocument/completion", document({{"position", choice_}}));
}

Milliseconds Typist::hover() {
  return client_.ask("", "textDocument/hover", document({{"position", heading_}}));
}

std::string Typist::change() {
  constexpr int run = 40;
  const int phase = typed_++ % (2 * run);
  const bool insert = phase < run;
  const int column = insert ? phase : 2 * run - phase;
  const json start = moved(end_of_line_, insert ? column : column - 1);
  const json edit = {{"range", {{"start", start}, {"end", moved(end_of_line_, column)}}},
                     {"text", insert ? "x" : ""}};
  json params = document({{"contentChanges", {edit}}});
  params["textDocument"]["version"] = typed_;
  return notification("textDocument/didChange", params);
}

}  // namespace handoff::bench
