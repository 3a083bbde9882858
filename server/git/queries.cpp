#include "server/git/queries.h"

#include <fmt/format.h>

namespace handoff::git {
namespace {

using Arguments = std::vector<std::string>;

/// Read by parse_log. The empty field in front of a commit tells it from a path.
constexpr auto log_format = "--format=tformat:%x00%H%x00%P%x00%at%x00%ae%x00%an%x00%s";
constexpr std::size_t search_depth = 2000;

Arguments operator+(Arguments left, const Arguments& right) {
  left.insert(left.end(), right.begin(), right.end());
  return left;
}

Arguments log(std::size_t count, const Arguments& more) {
  return Arguments{"log",
                   "-z",
                   "--no-show-signature",
                   "--no-color",
                   "--no-decorate",
                   "--no-mailmap",
                   "--no-renames",
                   "--encoding=UTF-8",
                   fmt::format("--max-count={}", count),
                   log_format} +
         more;
}

Arguments diff(const Arguments& more) {
  return Arguments{"diff",         "--no-ext-diff", "--no-textconv", "--ignore-submodules=all",
                   "--no-renames", "--no-color",    "--raw",         "-z"} +
         more;
}

Arguments since(std::string_view base, std::string_view head) {
  if (base.empty()) return {std::string(head)};
  return {std::string(head), fmt::format("^{}", base)};
}

}  // namespace

Query identity_query() {
  return {{"-c", "safe.bareRepository=explicit", "rev-parse", "--path-format=absolute",
           "--is-bare-repository", "--is-shallow-repository", "--show-object-format",
           "--show-toplevel", "--git-dir", "--git-common-dir"}};
}

Query user_settings_query() {
  return {{"config", "-z", "--includes", "--get-regexp",
           R"(^(core\.(autocrlf|eol|excludesfile|ignorecase)|safe\.directory)$)"},
          1};
}

Query repository_settings_query(std::string_view file) {
  return {{"config", "-z", "--no-includes", "--file", std::string(file), "--list"}};
}

Query ids_query(const std::vector<std::string>& names) {
  Query query{{"cat-file", "--batch-check=%(objectname)"}};
  for (const auto& name : names) query.input.append(name).append("^{commit}\n");
  return query;
}

Query named_commits_query(const std::vector<std::string>& ids) {
  return {log(ids.size(), {"--no-walk=unsorted", "--numstat", "--diff-merges=first-parent",
                           "--no-ext-diff", "--no-textconv", "--ignore-submodules=all"}) +
          ids + Arguments{"--"}};
}

Query status_query(std::string_view document) {
  Arguments paths{"--", ":(top)"};
  if (!document.empty()) paths.push_back(fmt::format(":(top,exclude,literal){}", document));
  return {Arguments{"status", "--porcelain=v2", "-z", "--branch", "--untracked-files=normal",
                    "--ignore-submodules=all", "--no-renames"} +
          paths};
}

Query attributes_query(const std::vector<std::string>& paths) {
  Query query{{"check-attr", "-z", "--stdin", "filter"}};
  for (const auto& path : paths) query.input.append(path).push_back('\0');
  return query;
}

Query trunks_query() {
  return {{"for-each-ref", "--format=%(refname)%00%(symref)%00", "refs/remotes/origin/HEAD",
           "refs/heads/main", "refs/heads/master"}};
}

Query merge_base_query(std::string_view head, std::string_view other) {
  return {{"merge-base", std::string(head), std::string(other)}, 1};
}

Query horizon_query(std::string_view head) {
  return {{"rev-list", "--max-count=1", fmt::format("--skip={}", search_depth), std::string(head)}};
}

Query written_documents_query(std::string_view head, std::string_view horizon,
                              std::string_view document) {
  Arguments paths{"--", ":(top,icase)*.md", ":(top,icase)*.markdown"};
  if (!document.empty()) paths.push_back(fmt::format(":(top,literal){}", document));
  return {log(search_depth, {"--no-merges", "--name-only", "--diff-filter=AM"}) +
          since(horizon, head) + paths};
}

Query line_query(std::string_view head) {
  return {log(max_entries, {"--first-parent", "--no-patch", std::string(head), "--"})};
}

Query commits_query(std::string_view base, std::string_view head) {
  return {log(max_entries + 1, {"--no-merges", "--name-only"}) + since(base, head) +
          Arguments{"--"}};
}

Query changes_query(std::string_view base) {
  return {diff({"--numstat", std::string(base), "--"})};
}

Query hunks_query(std::string_view base, const std::vector<std::string>& paths) {
  Arguments arguments = diff({"--patch", "-U0", "--full-index", "--diff-algorithm=myers",
                              "--no-indent-heuristic", "--inter-hunk-context=0", "--src-prefix=a/",
                              "--dst-prefix=b/", std::string(base), "--"});
  for (const auto& path : paths) arguments.push_back(fmt::format(":(top,literal){}", path));
  return {std::move(arguments)};
}

}  // namespace handoff::git
