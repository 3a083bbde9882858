#include "server/git/repository.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>
#include <utility>

#include "server/git/changes.h"
#include "server/git/configuration.h"
#include "server/git/environment.h"
#include "server/git/files.h"
#include "server/git/history.h"
#include "server/git/sanitize.h"
#include "server/git/symbols.h"

namespace handoff::git {

namespace asio = boost::asio;
namespace fs = std::filesystem;

namespace {

constexpr int max_attempts = 3;

template <class T>
T require(Expected<T> result) {
  if (!result) throw Refusal(result.error().message);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

/// What to tell people when git did not do as it was told: what it says, where it says something.
std::string complaint(const Result& result) {
  const std::string_view errors = result.errors;
  if (errors.find("dubious ownership") != std::string_view::npos) {
    return "this repository belongs to another user; git's setting safe.directory can allow it";
  }
  if (errors.find("not a git repository") != std::string_view::npos) return "not a git repository";
  const std::string line = sanitize_text(errors.substr(0, errors.find('\n')));
  return line.empty() ? fmt::format("git failed ({})", result.status) : line;
}

std::string document_path(const fs::path& root, const Question& question) {
  if (question.file_name.empty()) return {};
  std::error_code error;
  const fs::path folder = fs::weakly_canonical(question.folder, error);
  return (folder / question.file_name).lexically_relative(root).generic_string();
}

bool is_inside(const fs::path& path, const fs::path& folder) {
  std::error_code error;
  const fs::path real = fs::weakly_canonical(path, error);
  return std::ranges::mismatch(folder, real).in1 == folder.end();
}

}  // namespace

Repository::Repository(fs::path root, fs::path scratch, std::string program, Limits limits)
    : root_(std::move(root)),
      scratch_(std::move(scratch)),
      program_(std::move(program)),
      limits_(limits) {}

asio::awaitable<Output> Repository::print(Query query, Environment environment, std::string input) {
  if (patience_->over()) throw Refusal("git took too long");
  Command command{
      program_, {"--no-pager", "-C", root_.native()}, std::move(environment), std::move(input)};
  command.arguments.insert(command.arguments.end(), query.arguments.begin(), query.arguments.end());
  auto running = run(std::move(command), limits_, patience_);
  Result result = require(co_await std::move(running));
  if (patience_->over()) throw Refusal("git took too long");
  if (result.output.cut || result.status == 0) co_return std::move(result.output);
  if (result.status == query.nothing && result.output.bytes.empty()) co_return Output{};
  throw Refusal(complaint(result));
}

asio::awaitable<Output> Repository::ask(Query query) {
  auto output = print(std::move(query), private_environment(scratch_, root_));
  co_return co_await std::move(output);
}

asio::awaitable<void> Repository::identify() {
  identity_.reset();
  auto output = print(identity_query(), discovery_environment(root_));
  Identity identity = require(parse_identity(co_await std::move(output)));
  // Its configuration may have moved the work tree to anywhere.
  if (fs::path(identity.root) != root_) {
    throw Refusal("the repository's work tree is not where its .git is");
  }
  identity_ = std::move(identity);
}

asio::awaitable<void> Repository::configure(std::string configuration) {
  std::error_code ignored;
  fs::remove_all(scratch_, ignored);
  state_ = {};
  configuration_.clear();
  require(create_private_directory(scratch_, *identity_));

  auto user_output = print(user_settings_query(), user_environment());
  const auto user = require(parse_settings(co_await std::move(user_output)));
  const bool is_own = is_ours(identity_->root) && is_ours(identity_->directory);
  if (!is_own && !is_safe_directory(user, identity_->root)) {
    throw Refusal(
        "this repository belongs to another user; git's setting safe.directory can allow it");
  }
  const fs::path copy = scratch_ / "configuration of the repository";
  require(write_file(copy, configuration));
  auto output = print(repository_settings_query(copy.native()), user_environment());
  const auto settings = require(parse_settings(co_await std::move(output)));

  const fs::path attributes = scratch_ / "attributes";
  require(write_file(attributes, default_attributes()));
  const std::string text = require(private_configuration(user, settings, attributes.native()));
  require(write_file(scratch_ / "config", text));
  configuration_ = std::move(configuration);
}

asio::awaitable<void> Repository::prepare() {
  auto known = identity_ ? read_configuration(*identity_) : failure("");
  if (!known || known != configuration_) {
    auto identified = identify();
    co_await std::move(identified);
    auto configured = configure(require(read_configuration(*identity_)));
    co_await std::move(configured);
  }
  const State state = require(read_state(*identity_));
  require(refresh_private_directory(scratch_, *identity_, state, state_));
  state_ = state;
}

asio::awaitable<Answer> Repository::answer(Question question, std::shared_ptr<Patience> patience) {
  patience_ = std::move(patience);
  if (is_inside(program_, root_)) {
    throw Refusal("the git program lies in the repository that it is asked about");
  }
  const std::string document = document_path(root_, question);
  // Somebody may commit between two queries, whose answers do not fit together then.
  for (int attempt = 1;; ++attempt) {
    auto prepared = prepare();
    co_await std::move(prepared);
    auto looked = look(document, question.detail);
    Answer answer = co_await std::move(looked);
    if (attempt == max_attempts || require(read_state(*identity_)) == state_) co_return answer;
  }
}

asio::awaitable<Answer> Repository::look(std::string document, Detail detail) {
  auto status_output = ask(status_query(document));
  const Output status = co_await std::move(status_output);
  const StatusReport report = require(parse_status(status));
  auto filter_output = filtered(changed_in_work_tree(report));
  const auto filter = co_await std::move(filter_output);
  const Paths unknown(filter.begin(), filter.end());

  Answer answer;
  answer.status = summarize(report, unknown);
  answer.status.project = project_of(*identity_);
  answer.status.operation = operation_of(*identity_);
  answer.truncated = status.cut;
  if (detail == Detail::status) co_return answer;

  auto remembered = history(document, report);
  const History history = co_await std::move(remembered);
  answer.base = history.base;
  answer.commits = history.commits;
  const std::string tree =
      history.base.commit.empty() ? identity_->empty_tree : history.base.commit;
  auto diff_output = ask(changes_query(tree));
  const Output diff = co_await std::move(diff_output);
  const auto entries = require(parse_diff(diff));
  answer.changes = changes(report, entries, unknown, document);
  answer.truncated |= history.truncated || diff.cut || answer.changes.size() > max_entries;
  answer.changes.resize(std::min(answer.changes.size(), max_entries));
  if (detail == Detail::history) co_return answer;

  const auto paths = paths_of_code(report, entries, unknown, document);
  if (paths.empty()) co_return answer;
  auto hunks_output = ask(hunks_query(tree, paths));
  answer.references = references(require(parse_hunks(co_await std::move(hunks_output))));
  co_return answer;
}

asio::awaitable<std::vector<std::string>> Repository::filtered(std::vector<std::string> paths) {
  if (paths.empty()) co_return paths;
  std::string list;
  for (const auto& path : paths) list.append(path).push_back('\0');
  const fs::path input = scratch_ / "paths";
  require(write_file(input, list));
  auto output = print(attributes_query(), private_environment(scratch_, root_), input.native());
  co_return require(parse_attributes(co_await std::move(output)));
}

asio::awaitable<Repository::History> Repository::history(std::string document,
                                                         StatusReport report) {
  const Origin origin{document,     report.head,   report.branch, report.upstream,
                      report.ahead, report.behind, state_};
  if (origin == origin_) co_return history_;
  origin_.reset();
  History history;
  if (!report.head.empty()) {
    auto found_base = base(document, report);
    history.base = co_await std::move(found_base);
    auto output = ask(commits_query(history.base.commit, report.head));
    const Output printed = co_await std::move(output);
    auto log = require(parse_log(printed));
    history.truncated = printed.cut || log.size() > max_entries;
    log.resize(std::min(log.size(), max_entries));
    history.commits = commits(log);
  }
  origin_ = origin;
  history_ = history;
  co_return history;
}

asio::awaitable<Base> Repository::base(std::string document, StatusReport report) {
  auto horizon_output = ask(horizon_query(report.head));
  const std::string horizon = require(parse_id(co_await std::move(horizon_output)));
  auto handoff_output = ask(previous_handoff_query(report.head, horizon, document));
  const auto handoffs = require(parse_log(co_await std::move(handoff_output)));
  if (auto found = previous_handoff(handoffs, document)) co_return std::move(*found);

  auto of_upstream = base_of_upstream(report);
  if (auto found = co_await std::move(of_upstream)) co_return std::move(*found);

  auto line_output = ask(line_query(report.head));
  const auto line = require(parse_log(co_await std::move(line_output)));
  co_return last_session(line, identity_->shallow);
}

asio::awaitable<std::optional<Base>> Repository::base_of_upstream(StatusReport report) {
  Place place{"@{upstream}", sanitize_text(report.upstream)};
  if (!report.ahead) {  // there is none, or it is gone
    auto trunks_output = ask(trunks_query());
    place = trunk(require(parse_trunks(co_await std::move(trunks_output))), report.branch);
  }
  if (place.ref.empty()) co_return std::nullopt;
  auto output = ask(merge_base_query(report.head, place.ref));
  const std::string commit = require(parse_id(co_await std::move(output)));
  if (commit.empty() || commit == report.head) co_return std::nullopt;
  co_return Base{BaseReason::upstream, commit, place.name};
}

}  // namespace handoff::git
