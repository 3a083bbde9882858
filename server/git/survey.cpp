#include "server/git/survey.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace handoff::git {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_names = 200;

std::string document_path(const fs::path& root, const Question& question) {
  if (question.file_name.empty()) return {};
  std::error_code error;
  const fs::path folder = fs::weakly_canonical(question.folder, error);
  return (folder / question.file_name).lexically_relative(root).generic_string();
}

std::vector<std::string> commit_names(const Question& question) {
  std::vector<std::string> names;
  for (const auto& name : question.names) {
    if (names.size() < max_names && is_commit_name(name)) names.push_back(name);
  }
  return names;
}

std::vector<NamedCommit> named_commits(const Survey& survey) {
  std::vector<NamedCommit> result;
  for (const auto& name : survey.names) {
    const std::string& id = survey.known.ids.at(name);
    if (id.empty()) continue;
    if (survey.detail == Detail::names) {
      result.push_back({name, {.id = id, .time = {}, .author = {}, .subject = {}, .paths = {}}});
      continue;
    }
    const auto entry = std::ranges::find(survey.named, id, &LogEntry::id);
    if (entry == survey.named.end()) continue;
    result.push_back(named_commit(name, *entry, survey.identity->shallow));
  }
  return result;
}

}  // namespace

void begin(Survey& survey, const Question& question) {
  survey = {.root = survey.root,
            .scratch = survey.scratch,
            .identity = std::move(survey.identity),
            .configuration = std::move(survey.configuration),
            .configured = survey.configured,
            .state = std::move(survey.state),
            .history = std::move(survey.history),
            .commit_pages = std::move(survey.commit_pages),
            .known = std::move(survey.known),
            .document = document_path(survey.root, question),
            .detail = question.detail,
            .names = commit_names(question)};
  if (!survey.identity) return;
  if (read_configuration(*survey.identity) != survey.configuration) survey.identity.reset();
}

bool is_outdated(const Survey& survey) {
  return read_state(*survey.identity) != survey.state;
}

Answer answer(const Survey& survey) {
  Answer answer;
  answer.status = summarize(survey.report, survey.filtered);
  answer.status.project = project_of(*survey.identity);
  answer.status.operation = operation_of(*survey.identity);
  answer.truncated = survey.cut;
  answer.named = named_commits(survey);
  answer.commit_pages = survey.commit_pages;
  if (survey.detail < Detail::history) return answer;
  if (survey.history) {
    answer.base = survey.history->base;
    answer.commits = survey.history->commits;
    answer.truncated |= survey.history->truncated;
  }
  answer.changes = changes(survey.report, survey.diff, survey.filtered, survey.document);
  answer.truncated |= answer.changes.size() > max_entries;
  answer.changes.resize(std::min(answer.changes.size(), max_entries));
  answer.references = survey.references;
  return answer;
}

}  // namespace handoff::git
