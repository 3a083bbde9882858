#include "tests/support/case_inputs.h"

#include <algorithm>
#include <filesystem>

#include "server/analysis/suppression.h"

namespace handoff::cases {
namespace {

/// 2025-03-14T17:42+01:00
constexpr LocalTime some_afternoon{1741970520, 60};

}  // namespace

const std::vector<NamedArchive>& all_archives() {
  static const std::vector<NamedArchive> archives = [] {
    std::vector<NamedArchive> found;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(SOURCE_ROOT "/tests/cases")) {
      if (entry.path().extension() != ".txtar") continue;
      Archive archive = read_archive(entry.path().string());
      Case given = read_case(archive);
      found.push_back({entry.path().stem().string(), std::move(archive), std::move(given)});
    }
    std::sort(found.begin(), found.end(),
              [](const NamedArchive& a, const NamedArchive& b) { return a.name < b.name; });
    return found;
  }();
  return archives;
}

Facts facts_of(const Case& given) {
  return given.facts.value_or(Facts{.git = {}, .folder = {}, .now = some_afternoon});
}

std::vector<Finding> said_of(const View& view, const Facts& facts) {
  return analyse(view, local_date(facts.now));
}

std::vector<Finding> all_said_of(const View& view, const Facts& facts) {
  std::vector<Finding> all;
  if (view.schema == nullptr) return all;
  for (const Check& check : all_checks()) {
    for (Finding& finding : check.run(view, local_date(facts.now))) {
      finding.code = check.code;
      all.push_back(std::move(finding));
    }
  }
  drop_suppressed(view.document, all);
  return all;
}

bool is_boundary(std::string_view text, std::size_t offset) {
  return offset == text.size() ||
         (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0) != 0x80);
}

bool is_good(std::string_view text, Span span) {
  return span.begin <= span.end && is_boundary(text, span.begin) && is_boundary(text, span.end);
}

}  // namespace handoff::cases
