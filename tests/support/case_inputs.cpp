#include "tests/support/case_inputs.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include "server/analysis/suppression.h"

namespace handoff::cases {
namespace {

/// 2025-03-14T17:42+01:00
constexpr LocalTime some_afternoon{1741970520, 60};

/// The offer is about this very finding, and not about another one of the same kind there.
bool resolves(const View& view, const Offer& offer, const Finding& finding) {
  if (offer.code != finding.code || !offer.about.touches(finding.span)) return false;
  return offer.action != "insert-section" ||
         finding.message.find(view.schema->sections[offer.target].title) != std::string::npos;
}

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

void for_all_fixes(const std::function<void(const Fix&)>& check) {
  std::set<std::pair<std::string_view, bool>> seen;  // many cases differ in the cursor only
  for_all_inputs([&](const Input& input, const Facts& facts) {
    if (!seen.insert({input.view.text(), facts.git.has_value()}).second) return;
    const std::vector<Finding> said = all_said_of(input.view, facts);
    std::set<std::string> messages;
    for (const Finding& finding : said) {
      if (!messages.insert(finding.message).second) continue;
      for (const Offer& offer : offers_at(input.view, finding.span, said)) {
        if (!resolves(input.view, offer, finding)) continue;
        const std::vector<Edit> edits =
            action_named(offer.action)->edits(input.view, offer, &facts);
        if (edits.empty()) continue;  // git does not know
        INFO(finding.message << " / " << offer.title);
        const View after = view_after(input, edits);
        check({input, finding, offer, edits, after, said, all_said_of(after, facts)});
      }
    }
  });
}

bool is_boundary(std::string_view text, std::size_t offset) {
  return offset == text.size() ||
         (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0) != 0x80);
}

bool is_good(std::string_view text, Span span) {
  return span.begin <= span.end && is_boundary(text, span.begin) && is_boundary(text, span.end);
}

}  // namespace handoff::cases
