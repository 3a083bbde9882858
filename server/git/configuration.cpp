#include "server/git/configuration.h"

#include <fmt/format.h>

#include <algorithm>

namespace handoff::git {
namespace {

/// Names are as git lists them: section and key in lower case, whatever stands between as it is.
struct Pattern {
  std::string_view section;
  bool has_subsection;
  std::string_view key;
};

constexpr Pattern from_user[] = {{"core", false, "autocrlf"},
                                 {"core", false, "eol"},
                                 {"core", false, "excludesfile"},
                                 {"core", false, "ignorecase"}};

constexpr Pattern from_repository[] = {{"core", false, "repositoryformatversion"},
                                       {"core", false, "filemode"},
                                       {"core", false, "ignorecase"},
                                       {"core", false, "symlinks"},
                                       {"core", false, "autocrlf"},
                                       {"core", false, "eol"},
                                       {"core", false, "safecrlf"},
                                       {"core", false, "precomposeunicode"},
                                       {"core", false, "sparsecheckout"},
                                       {"core", false, "sparsecheckoutcone"},
                                       {"extensions", false, "objectformat"},
                                       {"branch", true, "remote"},
                                       {"branch", true, "merge"},
                                       {"remote", true, "fetch"}};

/// Extensions that change nothing in how the data is read.
constexpr std::string_view harmless_extensions[] = {
    "noop", "noop-v1", "partialclone", "preciousobjects", "worktreeconfig", "relativeworktrees"};

/// Git's built-in knowledge of languages, by extension.
struct Driver {
  std::string_view extension, name;
};
constexpr Driver drivers[] = {
    {"adb", "ada"},   {"ads", "ada"}, {"c", "cpp"},     {"cc", "cpp"},     {"cpp", "cpp"},
    {"cs", "csharp"}, {"cxx", "cpp"}, {"ex", "elixir"}, {"exs", "elixir"}, {"go", "golang"},
    {"h", "cpp"},     {"hh", "cpp"},  {"hpp", "cpp"},   {"hxx", "cpp"},    {"java", "java"},
    {"kt", "kotlin"}, {"m", "objc"},  {"php", "php"},   {"pl", "perl"},    {"pm", "perl"},
    {"py", "python"}, {"rb", "ruby"}, {"rs", "rust"},   {"sh", "bash"}};

struct Name {
  std::string_view section, subsection, key;
};

Name split(std::string_view name) {
  const std::size_t first = name.find('.'), last = name.rfind('.');
  if (first == std::string_view::npos) return {name, {}, {}};
  return {name.substr(0, first), first == last ? "" : name.substr(first + 1, last - first - 1),
          name.substr(last + 1)};
}

template <class Patterns>
bool is_allowed(const Name& name, const Patterns& patterns) {
  return std::ranges::any_of(patterns, [&](const Pattern& pattern) {
    return pattern.section == name.section && pattern.key == name.key &&
           pattern.has_subsection == !name.subsection.empty();
  });
}

/// `text` between quotes, as git-config reads them.
std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '\n') {
      result += "\\n";
      continue;
    }
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

std::string entry(const Name& name, std::string_view value) {
  const std::string subsection =
      name.subsection.empty() ? "" : fmt::format(" {}", quoted(name.subsection));
  return fmt::format("[{}{}]\n{} = {}\n", name.section, subsection, name.key, quoted(value));
}

}  // namespace

Expected<std::string> private_configuration(const std::vector<Setting>& user,
                                            const std::vector<Setting>& repository,
                                            std::string_view attributes) {
  std::string text;
  const auto copy = [&](const std::vector<Setting>& settings, const auto& patterns) {
    for (const auto& [full_name, value] : settings) {
      const Name name = split(full_name);
      // A subsection cannot hold a line break.
      if (is_allowed(name, patterns) && full_name.find('\n') == std::string::npos) {
        text += entry(name, value);
      }
    }
  };
  copy(user, from_user);
  copy(repository, from_repository);
  for (const auto& setting : repository) {
    const Name name = split(setting.first);
    if (name.section == "extensions" && !is_allowed(name, from_repository) &&
        std::ranges::find(harmless_extensions, name.key) == std::end(harmless_extensions)) {
      return failure(fmt::format(
          "the repository uses an extension of git that is not supported: {}", setting.first));
    }
  }
  text += entry({"core", "", "bare"}, "false");
  text += entry({"core", "", "fsmonitor"}, "false");
  text += entry({"core", "", "hookspath"}, "/dev/null");
  text += entry({"core", "", "quotepath"}, "false");
  text += entry({"core", "", "splitindex"}, "false");
  text += entry({"core", "", "attributesfile"}, attributes);
  text += entry({"status", "", "relativepaths"}, "false");
  return text;
}

std::string default_attributes() {
  std::string text;
  for (const auto [extension, driver] : drivers) {
    text += fmt::format("*.{} diff={}\n", extension, driver);
  }
  return text;
}

bool is_safe_directory(const std::vector<Setting>& user, std::string_view root) {
  bool safe = false;
  for (const auto& [name, value] : user) {
    if (name != "safe.directory") continue;
    if (value.empty()) safe = false;  // an empty value takes back what came before
    if (value == "*" || value == root) safe = true;
  }
  return safe;
}

}  // namespace handoff::git
