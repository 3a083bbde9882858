// Addresses and places in files that cannot be meant as they are written, where the template wants
// such. What is none at all ("see the wiki") is left alone.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "server/analysis/checks.h"
#include "server/analysis/words.h"
#include "server/text/ascii.h"

namespace handoff {
namespace {

bool ends_word(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '`' || c == '<' || c == '>' ||
         c == '(' || c == ')' || c == '[' || c == ']' || c == '"' || c == ',' || c == ';' ||
         c == '|';
}

/// `https:/a.org`, `https//a.org`, `https://-`.
bool is_broken_address(std::string_view word) {
  for (const std::string_view scheme : {"https", "http"}) {
    if (!word.starts_with(scheme)) continue;
    const std::string_view rest = word.substr(scheme.size());
    if (!rest.starts_with("://")) return rest.starts_with(":/") || rest.starts_with("//");
    return rest.size() > 3 && std::string_view("-./:?#").find(rest[3]) != rest.npos;
  }
  return false;
}

std::size_t digits_at(std::string_view text) {
  return std::min(text.find_first_not_of("0123456789"), text.size());
}

/// Compared without numbers, which could be of any size.
bool is_less(std::string_view a, std::string_view b) {
  const auto significant = [](std::string_view digits) {
    return digits.substr(std::min(digits.find_first_not_of('0'), digits.size()));
  };
  a = significant(a);
  b = significant(b);
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

/// `a.cpp:0` and `a.cpp:40-12`.
bool is_broken_place(std::string_view word) {
  const std::size_t colon = word.find(':');
  if (colon == word.npos || colon == 0) return false;
  const std::string_view path = word.substr(0, colon);
  if (path.find_first_of("./") == path.npos || is_digit(path.front())) return false;
  std::string_view rest = word.substr(colon + 1);
  const std::string_view line = rest.substr(0, digits_at(rest));
  rest.remove_prefix(line.size());
  if (line.empty()) return false;
  if (rest.empty()) return line.find_first_not_of('0') == line.npos;
  if (rest.front() != '-') return false;
  const std::string_view last = rest.substr(1);
  return digits_at(last) == last.size() && !last.empty() && is_less(last, line);
}

struct Complaint {
  SlotKind kind;
  bool (*is_broken)(std::string_view word);
  std::string_view message;
};
constexpr Complaint complaints[] = {
    {SlotKind::url, is_broken_address, "is no address as it is written"},
    {SlotKind::place, is_broken_place, "is no place in a file as it is written"}};

void complain(const View& view, Span span, const Complaint& complaint,
              std::vector<Finding>& findings) {
  const std::string_view text = view.text();
  for (std::size_t at = span.begin; at < span.end;) {
    std::size_t end = at;
    while (end < span.end && !ends_word(text[end])) ++end;
    std::string_view word = view.document.slice({at, end});
    while (!word.empty() && (word.back() == '.' || word.back() == ':')) word.remove_suffix(1);
    if (complaint.is_broken(word)) {
      findings.push_back({.span = {at, at + word.size()},
                          .severity = Severity::information,
                          .message = fmt::format("{} {}.", quoted(word), complaint.message),
                          .code = {}});
    }
    at = end + 1;
  }
}

/// By rule and by complaint: the lists of that section hold such slots.
std::vector<std::vector<bool>> lists_with(const Schema& schema) {
  std::vector<std::vector<bool>> wanted(std::size(complaints),
                                        std::vector<bool>(schema.sections.size(), false));
  for (Index slot = 0; slot < schema.slots.size(); ++slot) {
    const Bracket& bracket = schema.document.brackets[slot];
    for (std::size_t i = 0; i < std::size(complaints); ++i) {
      if (bracket.item != nothing && schema.slots[slot].kind == complaints[i].kind) {
        wanted[i][bracket.section] = true;
      }
    }
  }
  return wanted;
}

}  // namespace

std::vector<Finding> malformed_references(const View& view) {
  std::vector<Finding> findings;
  if (view.conformance.form == Form::bare) return findings;
  const auto lists = lists_with(*view.schema);
  const auto check = [&](Index section, Span text) {
    const Index rule = view.conformance.rule_of_section[section];
    if (rule == nothing) return;
    for (std::size_t i = 0; i < std::size(complaints); ++i) {
      if (lists[i][rule]) complain(view, text, complaints[i], findings);
    }
  };
  for (const Item& item : view.document.items) check(item.section, item.text);
  for (const TableRow& row : view.document.rows) {
    const Table& table = view.document.tables[row.table];
    if (table.item == nothing) check(table.section, row.span);
  }
  return findings;
}

}  // namespace handoff
