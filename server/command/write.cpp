#include <fmt/format.h>

#include "server/command/commands.h"
#include "server/command/terminal.h"
#include "server/files/files.h"
#include "server/files/find.h"
#include "server/files/project_files.h"
#include "server/fill/fill.h"
#include "server/workspace/binding.h"
#include "server/workspace/naming.h"
#include "server/workspace/view.h"

namespace handoff {
namespace {

/// Standard input belongs to the current folder.
std::string path_of(const WriteOptions& options) {
  return absolute_path(options.file == "-" ? "./" : options.file);
}

std::shared_ptr<const Library> library_of(const WriteOptions& options) {
  return read_project_of(path_of(options))->library;
}

/// What is known about the surroundings of the file, with a word on `err` about where from.
Facts facts_for(const WriteOptions& options, git::Detail detail, std::ostream& err) {
  const std::string path = path_of(options);
  const git::Question question = question_about(path, detail);
  Facts facts;
  facts.now = options.now;
  facts.folder = folder_name(question);
  Expected<git::Answer> answer = git::ask_and_wait(options.git, question);
  if (answer) {
    err << fmt::format("handoff-ls: commits and files {}\n", describe(answer->base));
    facts.git = std::move(*answer);
  } else {
    err << fmt::format("handoff-ls: filled in without git: {}\n",
                       printable(answer.error().message));
  }
  return facts;
}

struct Filled {
  std::string text;
  std::size_t before = 0, after = 0;  ///< open slots
};

std::size_t open_slots_of(const View& view) {
  std::size_t open = 0;
  for (const Index slot : view.conformance.slot_of_bracket) open += slot != nothing;
  return open;
}

Filled fill_all(const View& view, const WriteOptions& options, std::ostream& err) {
  Filled filled{std::string(view.text()), open_slots_of(view), open_slots_of(view)};
  const Span all{0, view.text().size()};
  const std::optional<git::Detail> detail = detail_to_fill(view, all);
  if (!detail) return filled;
  filled.text = apply(view.text(), fill(view, all, facts_for(options, *detail, err)));
  filled.after = open_slots_of(
      make_view(std::make_shared<const Text>(filled.text), view.schema, view.library));
  return filled;
}

void report(const Filled& filled, std::ostream& err) {
  err << fmt::format("handoff-ls: {} of {} open slots filled, {} left for you\n",
                     filled.before - filled.after, filled.before, filled.after);
}

}  // namespace

std::string next_handoff_file(LocalTime now) {
  const Found found = find_files(".");
  std::vector<std::string> names;
  for (const FoundFile& file : found.files) names.push_back(*file.name);
  return next_handoff_path(names, iso_time(now));
}

int write_new(const WriteOptions& options, std::ostream& out, std::ostream& err) {
  const std::shared_ptr<const Library> library = library_of(options);
  const std::shared_ptr<const Schema> schema = options.template_name.empty()
                                                   ? library->standard
                                                   : schema_named(options.template_name, *library);
  if (schema == nullptr) {
    return fail(err, fmt::format("there is no template \"{}\"", options.template_name));
  }
  if (options.file != "-" && exists(options.file)) {
    return fail(err, fmt::format("{} exists already and is left as it is", options.file));
  }
  const Filled filled = fill_all(make_view(schema->document.text, schema, library), options, err);
  if (options.file == "-") {
    out << filled.text;
  } else if (const Expected<void> written = write_new_file(options.file, filled.text); !written) {
    return fail(err, written.error().message);
  } else {
    out << options.file << '\n';
  }
  report(filled, err);
  return exit_clean;
}

int fill_file(const WriteOptions& options, std::ostream& out, std::ostream& err) {
  Expected<std::string> content = read_file(options.file);
  if (!content) return fail(err, content.error().message);
  const View view = view_of_handoff(std::make_shared<const Text>(std::move(*content)),
                                    {options.file, path_of(options)}, library_of(options));
  const Filled filled = fill_all(view, options, err);
  if (options.file == "-") {
    out << filled.text;
  } else if (filled.text != view.text()) {
    const Expected<void> written = replace_file(options.file, filled.text);
    if (!written) return fail(err, written.error().message);
  }
  report(filled, err);
  return exit_clean;
}

}  // namespace handoff
