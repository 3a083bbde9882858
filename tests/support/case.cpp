#include "tests/support/case.h"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "server/schema/embedded.h"
#include "tests/support/case_facts.h"

namespace handoff::cases {
namespace {

struct Options {
  std::string_view line_break = "\n";
  bool final_newline = true;
  bool forced = false;
};

/// Where `what` is in `text`. Throws unless it is there just once.
std::size_t only_place(std::string_view text, std::string_view what) {
  const std::size_t at = text.find(what);
  if (at == text.npos) throw std::runtime_error(fmt::format("the base has no \"{}\"", what));
  if (text.find(what, at + 1) != text.npos) {
    throw std::runtime_error(fmt::format("the base has \"{}\" more than once", what));
  }
  return at;
}

using Arguments = std::vector<std::string>;

void replace(std::string& text, const Arguments& arguments) {
  text.replace(only_place(text, arguments.at(0)), arguments.at(0).size(), arguments.at(1));
}

void append(std::string& text, const Arguments& arguments) {
  text += arguments.at(0);
}

/// At the end.
void repeat(std::string& text, const Arguments& arguments) {
  for (int i = std::stoi(arguments.at(1)); i > 0; --i) text += arguments.at(0);
}

void delete_line(std::string& text, const Arguments& arguments) {
  const std::string line = "\n" + arguments.at(0) + "\n";
  text.replace(only_place(text, line), line.size(), "\n");
}

/// A heading and what stands below it up to the next one.
void delete_section(std::string& text, const Arguments& arguments) {
  const std::size_t begin = only_place(text, "\n" + arguments.at(0) + "\n") + 1;
  const std::size_t end = std::min(text.find("\n#", begin), text.size() - 1);
  text.erase(begin, end + 1 - begin);
}

struct Command {
  std::string_view name;
  void (*run)(std::string& text, const Arguments&);
};
constexpr std::array<Command, 5> commands = {{{"replace ", replace},
                                              {"append ", append},
                                              {"repeat ", repeat},
                                              {"delete line ", delete_line},
                                              {"delete section ", delete_section}}};

/// `"a" "b"`: JSON strings with spaces between them.
Arguments read_arguments(std::string_view line) {
  Arguments arguments;
  for (std::size_t begin = line.find('"'); begin != line.npos; begin = line.find('"', begin)) {
    std::size_t end = begin + 1;
    while (end < line.size() && line[end] != '"') end += line[end] == '\\' ? 2 : 1;
    const std::string_view quoted = line.substr(begin, end + 1 - begin);
    arguments.push_back(nlohmann::json::parse(quoted).get<std::string>());
    begin = std::min(end + 1, line.size());
  }
  return arguments;
}

void run_command(std::string& text, std::string_view line) {
  for (const Command& command : commands) {
    if (!line.starts_with(command.name)) continue;
    return command.run(text, read_arguments(line.substr(command.name.size())));
  }
  throw std::runtime_error(fmt::format("no such command: {}", line));
}

std::string base_text(std::string_view name) {
  if (name == "template") return std::string(session_template());
  return read_file(fmt::format("{}/tests/data/{}.md", SOURCE_ROOT, name));
}

std::string changed_base(std::string_view base, const std::string& changes) {
  std::string text = base_text(base);
  std::istringstream lines(changes);
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty()) run_command(text, line);
  }
  return text;
}

/// Takes out `mark` and says where it was.
std::optional<std::size_t> take(std::string& text, std::string_view mark) {
  const std::size_t at = text.find(mark);
  if (at == text.npos) return std::nullopt;
  text.erase(at, mark.size());
  return at;
}

Span take_selection(std::string& text) {
  if (const auto cursor = take(text, "‸")) return {*cursor, *cursor};
  const auto begin = take(text, "⟦");
  const auto end = take(text, "⟧");
  return begin && end ? Span{*begin, *end} : Span{};
}

View view_of(std::string text, std::string_view path, bool forced,
             std::shared_ptr<const Library> library) {
  auto shared = std::make_shared<const Text>(std::move(text));
  return forced ? make_view(std::move(shared), shared_session_schema())
                : make_view(std::move(shared), {path, path}, std::move(library));
}

std::shared_ptr<const Project> read_project(const Archive& archive) {
  std::vector<ProjectFile> files;
  for (const ArchiveFile& file : archive.files) {
    if (is_project_file(file.name)) files.push_back({file.name, file.text});
  }
  return make_project("/project", std::move(files));
}

Input read_input(std::string path, std::string text, const Options& options,
                 std::shared_ptr<const Library> library) {
  if (!options.final_newline && text.ends_with('\n')) text.pop_back();
  text = with_line_breaks(text, options.line_break);
  const Span selection = take_selection(text);
  View view = view_of(std::move(text), path, options.forced, std::move(library));
  return {std::move(path), std::move(view), selection, options.forced};
}

Options read_options(const std::string& text) {
  Options options;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line == "eol: crlf") {
      options.line_break = "\r\n";
    } else if (line == "final-newline: no") {
      options.final_newline = false;
    } else if (line == "bind: forced") {
      options.forced = true;
    } else {
      throw std::runtime_error("no such option: " + line);
    }
  }
  return options;
}

Facts read_case_facts(std::string_view base, const std::string& text) {
  if (base.empty()) return read_facts(nlohmann::json::parse(text));
  auto facts =
      nlohmann::json::parse(read_file(fmt::format("{}/tests/data/{}.json", SOURCE_ROOT, base)));
  if (!text.empty()) facts.merge_patch(nlohmann::json::parse(text));
  return read_facts(facts);
}

}  // namespace

const Input& Case::input(std::string_view path) const {
  for (const Input& input : inputs) {
    if (input.path == path) return input;
  }
  throw std::runtime_error(fmt::format("the case has no document \"{}\"", path));
}

Case read_case(const Archive& archive) {
  Case result;
  Options options;
  for (const ArchiveFile& file : archive.files) {
    if (file.name == "options") options = read_options(file.text);
  }
  result.project = read_project(archive);
  for (const ArchiveFile& file : archive.files) {
    if (file.name == "options" || file.name.starts_with('@')) continue;
    const std::size_t colon = file.name.find(": ");
    const std::string name = file.name.substr(0, colon);
    const std::string base = colon == std::string::npos ? "" : file.name.substr(colon + 2);
    if (name == "facts.json") {
      result.facts = read_case_facts(base, file.text);
    } else {
      std::string text = base.empty() ? file.text : changed_base(base, file.text);
      result.inputs.push_back(read_input(name, std::move(text), options, result.project->library));
    }
  }
  return result;
}

View view_after(const Input& input, std::vector<Edit> edits) {
  return view_of(handoff::apply(input.view.text(), std::move(edits)), input.path, input.forced,
                 input.view.library);
}

}  // namespace handoff::cases
