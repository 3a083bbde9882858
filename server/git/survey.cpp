#include "server/git/survey.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace handoff::git {
namespace {

namespace fs = std::filesystem;

std::string document_path(const fs::path& root, const Question& question) {
  if (question.file_name.empty()) return {};
  std::error_code error;
  const fs::path folder = fs::weakly_canonical(question.folder, error);
  return (folder / question.file_name).lexically_relative(root).generic_string();
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
            .document = document_path(survey.root, question),
            .detail = question.detail};
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
  if (survey.detail == Detail::status) return answer;
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
