#include "server/git/environment.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <iterator>

#include "server/git/fields.h"

namespace handoff::git {
namespace {

using Environment = std::vector<std::string>;

/// Never the network, a question to the user, another program or a write; messages in English.
constexpr std::string_view fixed[] = {
    "LC_ALL=C.UTF-8",           "GIT_ALLOW_PROTOCOL=none", "GIT_ASKPASS=true",
    "GIT_ATTR_NOSYSTEM=1",      "GIT_EDITOR=false",        "GIT_NO_LAZY_FETCH=1",
    "GIT_NO_REPLACE_OBJECTS=1", "GIT_PAGER=cat",           "GIT_SSH_COMMAND=false",
    "GIT_TERMINAL_PROMPT=0",    "SSH_ASKPASS=true",
};

std::vector<std::string> absolute_folders(std::string_view path) {
  std::vector<std::string> folders;
  while (!path.empty()) {
    const std::string_view folder = take_part(path, ':');
    if (folder.starts_with('/')) folders.emplace_back(folder);
  }
  return folders;
}

bool is_program(const std::string& path) {
  struct stat status;
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) &&
         ::access(path.c_str(), X_OK) == 0;
}

Environment basic_environment() {
  Environment environment(std::begin(fixed), std::end(fixed));
  environment.push_back(fmt::format("PATH={}", fmt::join(absolute_folders(variable("PATH")), ":")));
  for (const char* name : {"HOME", "XDG_CONFIG_HOME"}) {
    if (const auto value = variable(name); !value.empty()) {
      environment.push_back(fmt::format("{}={}", name, value));
    }
  }
  return environment;
}

}  // namespace

std::string find_program(std::string_view name, std::string_view path) {
  if (name.starts_with('/')) return is_program(std::string(name)) ? std::string(name) : "";
  for (const auto& folder : absolute_folders(path)) {
    if (std::string program = fmt::format("{}/{}", folder, name); is_program(program)) {
      return program;
    }
  }
  return {};
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

Environment discovery_environment(const std::string& root) {
  Environment environment = basic_environment();
  environment.push_back("GIT_OPTIONAL_LOCKS=0");
  environment.push_back("GIT_CEILING_DIRECTORIES=" +
                        std::filesystem::path(root).parent_path().native());
  return environment;
}

Environment user_environment() {
  Environment environment = basic_environment();
  environment.push_back("GIT_DIR=/dev/null");
  return environment;
}

Environment private_environment(const std::string& directory, const std::string& root) {
  Environment environment = basic_environment();
  environment.push_back("GIT_CONFIG_NOSYSTEM=1");
  environment.push_back("GIT_CONFIG_GLOBAL=/dev/null");
  environment.push_back("GIT_DIR=" + directory);
  environment.push_back("GIT_WORK_TREE=" + root);
  return environment;
}

}  // namespace handoff::git
