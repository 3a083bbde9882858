// Reads every document below a folder as the server does, and compares what it makes of it with the
// file of expectations beside the document. With UPDATE=1 in the environment it writes them
// instead.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string_view>

#include "server/analysis/findings.h"
#include "tests/support/archive.h"
#include "tests/support/line_diff.h"

namespace handoff::corpus {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view forms[] = {"from the template", "in words of its own",
                                      "hardly any of the headings"};
constexpr std::string_view severities[] = {"error", "warning", "information", "hint"};
constexpr std::string_view elsewhere = "some.md";  ///< a name that tells nothing
constexpr std::string_view unnamed = "no handoff\n";

/// The day on which the documents are read; most are of the autumn before.
constexpr std::chrono::sys_days today{std::chrono::January / 15 / 2026};

std::size_t line_of(const View& view, std::size_t offset) {
  return view.document.text->line_of(offset) + 1;
}

std::string sections(const View& view) {
  std::string shown;
  for (Index i = 1; i < view.document.sections.size(); ++i) {
    const Section& section = view.document.sections[i];
    const Index rule = view.conformance.rule_of_section[i];
    const std::string_view meaning = rule == nothing                         ? "-"
                                     : !view.schema->sections[rule].required ? "title"
                                     : view.conformance.duplicate_of[i] != nothing
                                         ? "again"
                                         : std::string_view(view.schema->sections[rule].title);
    shown += fmt::format("  {}: {} = {}\n", line_of(view, section.heading.begin),
                         view.document.slice(section.title), meaning);
  }
  return shown;
}

std::string labels(const View& view) {
  std::string shown;
  for (Index rule = 0; rule < view.schema->sections.size(); ++rule) {
    if (!view.conformance.labelled[rule]) continue;
    shown += fmt::format("  {}\n", view.schema->sections[rule].title);
  }
  return shown;
}

std::string findings(const View& view, const std::vector<Finding>& all) {
  std::string shown;
  for (const Finding& finding : all) {
    shown += fmt::format("  {}: {} {} {}\n", line_of(view, finding.span.begin),
                         severities[static_cast<int>(finding.severity) - 1], finding.code,
                         finding.message);
  }
  return shown;
}

std::string part(std::string_view name, const std::string& lines) {
  return lines.empty() ? "" : fmt::format("{}:\n{}", name, lines);
}

std::string report(const View& view, const std::vector<Finding>& found) {
  if (view.schema == nullptr) return std::string(unnamed) + part("findings", findings(view, found));
  const bool by_content = make_view(view.document.text, elsewhere).schema != nullptr;
  return fmt::format("follows \"{}\", by its {}\nwritten {}{}\n", view.schema->name,
                     by_content ? "content" : "path",
                     forms[static_cast<int>(view.conformance.form)],
                     view.conformance.blank ? ", a blank form" : "") +
         part("sections", sections(view)) + part("also there", labels(view)) +
         part("findings", findings(view, found));
}

/// What holds for all documents, whatever is expected of one.
std::string broken_promise(const View& view, const std::vector<Finding>& found) {
  if (std::ranges::count(found, Severity::error, &Finding::severity) > 0) {
    return "an error is reported";
  }
  const bool own_words = view.schema != nullptr && view.conformance.form != Form::templated;
  return own_words && found.size() > 3 ? "more than three findings in words of its own" : "";
}

/// True when the document at `path` is read as expected.
bool check(const fs::path& folder, const fs::path& path) {
  const auto text = std::make_shared<const Text>(cases::read_file(path.string()));
  const View view = make_view(text, path.lexically_relative(folder).generic_string());
  const std::vector<Finding> found = analyse(view, today);
  if (const std::string broken = broken_promise(view, found); !broken.empty()) {
    fmt::print("{}: {}\n", path.string(), broken);
    return false;
  }
  const fs::path expectations = fs::path(path).replace_extension(".expected");
  const std::string shown = report(view, found);
  if (cases::is_updating()) {
    std::ofstream(expectations, std::ios::binary) << shown;
    return true;
  }
  const std::string expected =
      fs::exists(expectations) ? cases::read_file(expectations.string()) : "";
  if (shown == expected) return true;
  fmt::print("{}: - expected, + found; UPDATE=1 accepts what is found\n{}\n", path.string(),
             cases::line_diff(expected, shown, 2));
  return false;
}

int run(const fs::path& folder, long fewest) {
  std::vector<fs::path> documents;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".md") documents.push_back(entry.path());
  }
  std::ranges::sort(documents);
  long good = 0;
  for (const fs::path& document : documents) good += check(folder, document) ? 1 : 0;
  fmt::print("{} of {} documents are read as expected\n", good, documents.size());
  return good == std::ssize(documents) && good >= fewest ? 0 : 1;
}

}  // namespace
}  // namespace handoff::corpus

/// A folder, and how many documents there have to be at least.
int main(int argc, char** argv) {
  if (argc != 3) return 2;
  return handoff::corpus::run(argv[1], std::atol(argv[2]));
}
