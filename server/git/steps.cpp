#include "server/git/survey.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <system_error>
#include <tuple>
#include <utility>

#include "server/git/configuration.h"
#include "server/git/files.h"
#include "server/git/remote.h"
#include "server/git/sanitize.h"
#include "server/git/symbols.h"

namespace handoff::git {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_known_names = 10000;

using MaybeQuery = Expected<std::optional<Query>>;

/// Puts a parser's result where it belongs.
template <class T>
Expected<void> keep(Expected<T> result, T& place) {
  if (!result) return tl::make_unexpected(result.error());
  place = std::move(*result);
  return {};
}

MaybeQuery only_if(bool wanted, Query query) {
  return wanted ? std::optional(std::move(query)) : std::nullopt;
}

// The repository and its private git directory.

MaybeQuery ask_identity(Survey& survey) {
  return only_if(!survey.identity, identity_query());
}

Expected<void> take_identity(Survey& survey, const Output& output) {
  auto identity = parse_identity(output);
  if (!identity) return tl::make_unexpected(identity.error());
  // Its configuration may have moved the work tree to anywhere.
  if (fs::path(identity->root) != survey.root) {
    return failure("the repository's work tree is not where its .git is");
  }
  std::error_code ignored;
  fs::remove_all(survey.scratch, ignored);
  survey.state = {};
  survey.known = {};
  survey.configured = false;
  return read_configuration(*identity)
      .map([&](std::string text) { survey.configuration = std::move(text); })
      .and_then([&] { return create_private_directory(survey.scratch, *identity); })
      .map([&] { survey.identity = std::move(*identity); });
}

MaybeQuery ask_user_settings(Survey& survey) {
  return only_if(!survey.configured, user_settings_query());
}

Expected<void> take_user_settings(Survey& survey, const Output& output) {
  if (auto kept = keep(parse_settings(output), survey.user_settings); !kept) return kept;
  const bool is_own = is_ours(survey.identity->root) && is_ours(survey.identity->directory);
  if (!is_own && !is_safe_directory(survey.user_settings, survey.identity->root)) {
    return failure(std::string(belongs_to_another_user));
  }
  return {};
}

MaybeQuery ask_repository_settings(Survey& survey) {
  if (survey.configured) return std::nullopt;
  const fs::path copy = survey.scratch / "configuration of the repository";
  return write_file(copy, survey.configuration).map([&] {
    return std::optional(repository_settings_query(copy.native()));
  });
}

Expected<void> take_repository_settings(Survey& survey, const Output& output) {
  std::vector<Setting> settings;
  if (auto kept = keep(parse_settings(output), settings); !kept) return kept;
  survey.commit_pages = commit_pages(settings);
  const fs::path attributes = survey.scratch / "attributes";
  return write_file(attributes, default_attributes())
      .and_then([&] {
        return private_configuration(survey.user_settings, settings, attributes.native());
      })
      .and_then(
          [&](const std::string& text) { return write_file(survey.scratch / "config", text); })
      .map([&] { survey.configured = true; });
}

Expected<void> refresh(Survey& survey) {
  return read_state(*survey.identity).and_then([&](State state) {
    return refresh_private_directory(survey.scratch, *survey.identity, state, survey.state)
        .map([&] { survey.state = std::move(state); });
  });
}

// The commits that the question names.

/// Those of which it is not known yet what they stand for.
std::vector<std::string> unknown_names(const Survey& survey) {
  std::vector<std::string> names;
  std::ranges::copy_if(survey.names, std::back_inserter(names),
                       [&](const std::string& name) { return !survey.known.ids.contains(name); });
  return names;
}

MaybeQuery ask_ids(Survey& survey) {
  if (auto refreshed = refresh(survey); !refreshed) return tl::make_unexpected(refreshed.error());
  Names& known = survey.known;
  if (known.state != survey.state || known.ids.size() > most_known_names) {
    known = {survey.state, {}};
  }
  const auto names = unknown_names(survey);
  return only_if(!names.empty(), ids_query(names));
}

Expected<void> take_ids(Survey& survey, const Output& output) {
  return parse_ids(output).map([&](const std::vector<std::string>& ids) {
    const auto names = unknown_names(survey);
    for (std::size_t i = 0; i < names.size(); ++i) {
      // Git takes the name of a branch or a tag for that before it takes it for an id.
      const bool is_id = i < ids.size() && ids[i].starts_with(names[i]);
      survey.known.ids[names[i]] = is_id ? ids[i] : "";
    }
  });
}

MaybeQuery ask_named_commits(Survey& survey) {
  std::set<std::string> ids;
  for (const auto& name : survey.names) ids.insert(survey.known.ids.at(name));
  ids.erase("");
  const bool wanted = survey.detail >= Detail::commits && !ids.empty();
  return only_if(wanted, named_commits_query({ids.begin(), ids.end()}));
}

Expected<void> take_named_commits(Survey& survey, const Output& output) {
  return keep(parse_log(output), survey.named);
}

// The work tree.

MaybeQuery ask_status(Survey& survey) {
  return only_if(survey.detail >= Detail::status, status_query(survey.document));
}

bool is_still_right(const History& history, const Survey& survey) {
  const auto refs = [](const StatusReport& report) {
    return std::tie(report.head, report.branch, report.upstream, report.ahead, report.behind);
  };
  return history.document == survey.document && history.state == survey.state &&
         refs(history.report) == refs(survey.report);
}

Expected<void> take_status(Survey& survey, const Output& output) {
  if (auto kept = keep(parse_status(output), survey.report); !kept) return kept;
  survey.cut = output.cut;
  if (survey.history && !is_still_right(*survey.history, survey)) survey.history.reset();
  return {};
}

MaybeQuery ask_filters(Survey& survey) {
  const auto paths = changed_in_work_tree(survey.report);
  return only_if(!paths.empty(), attributes_query(paths));
}

Expected<void> take_filters(Survey& survey, const Output& output) {
  return parse_attributes(output).map([&](const std::vector<std::string>& paths) {
    survey.filtered = Paths(paths.begin(), paths.end());
  });
}

// The session's base and its commits.

bool wants_history(const Survey& survey) {
  return survey.detail >= Detail::history && !survey.report.head.empty() && !survey.history;
}

bool wants_base(const Survey& survey) {
  return wants_history(survey) && survey.base.reason == BaseReason::none;
}

MaybeQuery ask_horizon(Survey& survey) {
  return only_if(wants_history(survey), horizon_query(survey.report.head));
}

Expected<void> take_horizon(Survey& survey, const Output& output) {
  return keep(parse_id(output), survey.horizon);
}

MaybeQuery ask_previous_handoff(Survey& survey) {
  return only_if(wants_history(survey),
                 written_documents_query(survey.report.head, survey.horizon, survey.document));
}

Expected<void> take_previous_handoff(Survey& survey, const Output& output) {
  return parse_log(output).map([&](const std::vector<LogEntry>& log) {
    survey.base = previous_handoff(log, survey.document);
  });
}

MaybeQuery ask_trunks(Survey& survey) {
  if (survey.report.ahead) survey.left = {"@{upstream}", sanitize_text(survey.report.upstream)};
  return only_if(wants_base(survey) && survey.left.ref.empty(), trunks_query());
}

Expected<void> take_trunks(Survey& survey, const Output& output) {
  return parse_trunks(output).map(
      [&](const std::vector<Trunk>& trunks) { survey.left = trunk(trunks, survey.report.branch); });
}

MaybeQuery ask_merge_base(Survey& survey) {
  return only_if(wants_base(survey) && !survey.left.ref.empty(),
                 merge_base_query(survey.report.head, survey.left.ref));
}

Expected<void> take_merge_base(Survey& survey, const Output& output) {
  return parse_id(output).map([&](const std::string& commit) {
    if (commit.empty() || commit == survey.report.head) return;
    survey.base = {BaseReason::upstream, commit, survey.left.name};
  });
}

MaybeQuery ask_line(Survey& survey) {
  return only_if(wants_base(survey), line_query(survey.report.head));
}

Expected<void> take_line(Survey& survey, const Output& output) {
  return parse_log(output).map([&](const std::vector<LogEntry>& line) {
    survey.base = last_session(line, survey.identity->shallow);
  });
}

MaybeQuery ask_commits(Survey& survey) {
  return only_if(wants_history(survey), commits_query(survey.base.commit, survey.report.head));
}

Expected<void> take_commits(Survey& survey, const Output& output) {
  return parse_log(output).map([&](std::vector<LogEntry> log) {
    const bool truncated = output.cut || log.size() > max_entries;
    log.resize(std::min(log.size(), max_entries));
    survey.history = {survey.document, survey.report, survey.state,
                      survey.base,     commits(log),  truncated};
    survey.history->report.entries.clear();
  });
}

// What changed.

/// The base as something that there is a diff against.
std::string base_tree(const Survey& survey) {
  const bool is_commit = survey.history && !survey.history->base.commit.empty();
  return is_commit ? survey.history->base.commit : survey.identity->empty_tree;
}

MaybeQuery ask_changes(Survey& survey) {
  return only_if(survey.detail >= Detail::history, changes_query(base_tree(survey)));
}

Expected<void> take_changes(Survey& survey, const Output& output) {
  survey.cut |= output.cut;
  return keep(parse_diff(output), survey.diff);
}

MaybeQuery ask_hunks(Survey& survey) {
  if (survey.detail != Detail::hunks) return std::nullopt;
  const auto paths = paths_of_code(survey.report, survey.diff, survey.filtered, survey.document);
  return only_if(!paths.empty(), hunks_query(base_tree(survey), paths));
}

Expected<void> take_hunks(Survey& survey, const Output& output) {
  return parse_hunks(output).map(
      [&](const std::vector<Hunk>& hunks) { survey.references = references(hunks); });
}

constexpr Step all_steps[] = {
    {Scope::repository, ask_identity, take_identity},
    {Scope::user, ask_user_settings, take_user_settings},
    {Scope::user, ask_repository_settings, take_repository_settings},
    {Scope::private_directory, ask_ids, take_ids},
    {Scope::private_directory, ask_named_commits, take_named_commits},
    {Scope::private_directory, ask_status, take_status},
    {Scope::private_directory, ask_filters, take_filters},
    {Scope::private_directory, ask_horizon, take_horizon},
    {Scope::private_directory, ask_previous_handoff, take_previous_handoff},
    {Scope::private_directory, ask_trunks, take_trunks},
    {Scope::private_directory, ask_merge_base, take_merge_base},
    {Scope::private_directory, ask_line, take_line},
    {Scope::private_directory, ask_commits, take_commits},
    {Scope::private_directory, ask_changes, take_changes},
    {Scope::private_directory, ask_hunks, take_hunks},
};

}  // namespace

std::span<const Step> steps() {
  return all_steps;
}

}  // namespace handoff::git
