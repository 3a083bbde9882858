#include "tests/support/repository.h"

#include <fmt/format.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace handoff::testing {
namespace {

namespace fs = std::filesystem;

std::string shell_word(std::string_view text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'') {
      result += R"('\'')";
    } else {
      result += c;
    }
  }
  return result + "'";
}

void forget_git_variables() {
  std::vector<std::string> names;
  for (char** entry = environ; *entry; ++entry) {
    const std::string_view text = *entry;
    if (text.starts_with("GIT_")) names.emplace_back(text.substr(0, text.find('=')));
  }
  for (const auto& name : names) ::unsetenv(name.c_str());
}

struct Outcome {
  std::string output;
  int status;
};

Outcome run(const Repository& repository, const std::vector<std::string>& arguments) {
  std::string command = fmt::format("cd {} && git", shell_word(repository.root().native()));
  for (const auto& argument : arguments) command += " " + shell_word(argument);
  std::FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
  if (!pipe) throw std::runtime_error("popen failed");
  Outcome outcome{};
  char buffer[4096];
  while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, pipe)) {
    outcome.output.append(buffer, count);
  }
  outcome.status = ::pclose(pipe);
  if (outcome.output.ends_with('\n')) outcome.output.pop_back();
  return outcome;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string path = (fs::canonical(fs::temp_directory_path()) / "handoff-test-XXXXXX").native();
  if (!::mkdtemp(path.data())) throw std::runtime_error("mkdtemp failed");
  path_ = path;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

const fs::path& empty_home() {
  static const TemporaryFolder home;
  static const bool once = [] {
    forget_git_variables();
    ::setenv("HOME", home.path().c_str(), 1);
    ::setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_CACHE_HOME"}) ::unsetenv(name);
    fs::create_directories(home.path() / "run");
    ::setenv("XDG_RUNTIME_DIR", (home.path() / "run").c_str(), 1);
    return true;
  }();
  static_cast<void>(once);
  return home.path();
}

Repository::Repository(std::vector<std::string> init_options) {
  empty_home();
  root_ = folder_.path() / "project";
  fs::create_directory(root_);
  std::vector<std::string> arguments{"init", "--quiet", "--initial-branch=main"};
  arguments.insert(arguments.end(), init_options.begin(), init_options.end());
  git(arguments);
}

std::string Repository::git(const std::vector<std::string>& arguments) const {
  Outcome outcome = run(*this, arguments);
  if (outcome.status != 0) {
    throw std::runtime_error(fmt::format("git {}: {}", fmt::join(arguments, " "), outcome.output));
  }
  return std::move(outcome.output);
}

bool Repository::try_git(const std::vector<std::string>& arguments) const {
  return run(*this, arguments).status == 0;
}

void Repository::write(const fs::path& path, std::string_view content) const {
  fs::create_directories((root_ / path).parent_path());
  std::ofstream(root_ / path, std::ios::binary) << content;
}

std::string Repository::commit(const std::string& message) {
  const std::string date = fmt::format("{} +0000", time);
  time += 600;
  const std::pair<const char*, std::string> variables[] = {{"GIT_AUTHOR_NAME", author.name},
                                                           {"GIT_AUTHOR_EMAIL", author.email},
                                                           {"GIT_AUTHOR_DATE", date},
                                                           {"GIT_COMMITTER_NAME", author.name},
                                                           {"GIT_COMMITTER_EMAIL", author.email},
                                                           {"GIT_COMMITTER_DATE", date}};
  for (const auto& [name, value] : variables) ::setenv(name, value.c_str(), 1);
  git({"add", "--all"});
  git({"commit", "--quiet", "--allow-empty", "--allow-empty-message", "--cleanup=verbatim",
       "--message", message});
  return git({"rev-parse", "HEAD"});
}

std::string Repository::commit(const std::string& message, const fs::path& path,
                               std::string_view content) {
  write(path, content);
  return commit(message);
}

std::map<std::string, std::string> contents(const fs::path& folder) {
  std::map<std::string, std::string> result;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    struct stat status;
    if (::lstat(entry.path().c_str(), &status) != 0) continue;
    std::string content =
        fmt::format("{} {}.{} ", status.st_mode, status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
    if (entry.is_symlink()) {
      content += fs::read_symlink(entry.path()).native();
    } else if (entry.is_regular_file()) {
      std::ifstream file(entry.path(), std::ios::binary);
      content.append(std::istreambuf_iterator<char>(file), {});
    }
    result.emplace(entry.path().lexically_relative(folder).native(), std::move(content));
  }
  return result;
}

}  // namespace handoff::testing
