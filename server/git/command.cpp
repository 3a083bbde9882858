#include "server/git/command.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <system_error>
#include <utility>

#include "server/git/configuration.h"
#include "server/git/environment.h"
#include "server/git/files.h"
#include "server/git/sanitize.h"

namespace handoff::git {

namespace fs = std::filesystem;

namespace {

std::vector<std::string> environment_for(Scope scope, const Survey& survey) {
  switch (scope) {
    case Scope::repository:
      return discovery_environment(survey.root);
    case Scope::user:
      return user_environment();
    case Scope::private_directory:
      return private_environment(survey.scratch, survey.root);
  }
  return {};
}

std::string with_public_paths(std::string text, const Survey& survey) {
  if (!survey.identity) return text;
  const std::string& known = survey.identity->directory;
  const std::string& hidden = survey.scratch.native();
  for (std::size_t at = 0; (at = text.find(hidden, at)) != std::string::npos; at += known.size()) {
    text.replace(at, hidden.size(), known);
  }
  return text;
}

}  // namespace

Expected<Command> command_for(const std::string& program, const Survey& survey, Scope scope,
                              Query query) {
  Command command{
      program, {"--no-pager", "-C", survey.root.native()}, environment_for(scope, survey)};
  std::ranges::move(query.arguments, std::back_inserter(command.arguments));
  if (query.input.empty()) return command;
  command.input = survey.scratch / "input";
  return write_file(command.input, query.input).map([&] { return command; });
}

std::string complaint(const Result& result, const Survey& survey) {
  const std::string_view errors = result.errors;
  if (errors.find("dubious ownership") != std::string_view::npos) {
    return std::string(belongs_to_another_user);
  }
  if (errors.find("not a git repository") != std::string_view::npos) return "not a git repository";
  std::string_view first = errors.substr(0, errors.find('\n'));
  if (first.starts_with("fatal: ")) first.remove_prefix(7);
  const std::string line = sanitize_text(with_public_paths(std::string(first), survey));
  return line.empty() ? fmt::format("git failed ({})", result.status) : line;
}

bool is_inside(const fs::path& path, const fs::path& folder) {
  std::error_code error;
  const fs::path real = fs::weakly_canonical(path, error);
  return std::ranges::mismatch(folder, real).in1 == folder.end();
}

}  // namespace handoff::git
