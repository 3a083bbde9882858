#include "server/workspace/naming.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "server/text/ascii.h"
#include "server/workspace/paths.h"

namespace handoff {
namespace {

constexpr std::string_view first_name = "session-handoff.md";

/// How a date is written: a `d` stands for a digit. The longest ones come first.
constexpr std::string_view date_shapes[] = {"dddd-dd-dd", "dddd_dd_dd", "dddd.dd.dd", "dddddddd"};
constexpr std::string_view time_shapes[] = {"dd-dd", "dd_dd", "dd.dd", "dddd"};
constexpr std::string_view separators = "-_. ";

/// The first characters of `text` that have one of the shapes, and no digit behind.
template <std::size_t N>
std::string_view shape_at(std::string_view text, const std::string_view (&shapes)[N]) {
  for (const std::string_view shape : shapes) {
    if (text.size() < shape.size()) continue;
    const bool fits = std::equal(shape.begin(), shape.end(), text.begin(),
                                 [](char s, char c) { return s == 'd' ? is_digit(c) : s == c; });
    const bool ends = text.size() == shape.size() || !is_digit(text[shape.size()]);
    if (fits && ends) return shape;
  }
  return {};
}

/// Of two digits.
int number_at(std::string_view digits, std::size_t at) {
  return (digits[at] - '0') * 10 + (digits[at + 1] - '0');
}

bool is_date(std::string_view digits) {
  const int month = number_at(digits, 4);
  const int day = number_at(digits, 6);
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

bool is_time(std::string_view digits) {
  return number_at(digits, 0) < 24 && number_at(digits, 2) < 60;
}

std::string digits_of(std::string_view text) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), is_digit);
  return digits;
}

/// The digits in the places of the shape's `d`.
std::string write(std::string_view shape, std::string_view digits) {
  std::string text(shape);
  for (char& c : text) {
    if (c != 'd') continue;
    c = digits.front();
    digits.remove_prefix(1);
  }
  return text;
}

enum class Mark { none, number, date };  // the better one to tell the latest by comes last

/// A file's name around the part that changes from one to the next.
struct Name {
  std::string folder;  ///< with a slash at its end, or empty
  std::string before;
  std::string shape;  ///< of the date, with the time behind it if there is one; or of the number
  std::string behind;
  std::string ending;  ///< `.md`
  std::string digits;  ///< in the shape's places
  Mark mark = Mark::none;
};

/// Finds a date, with a time if one follows.
bool read_date(std::string_view stem, Name& name) {
  for (std::size_t at = 0; at < stem.size(); ++at) {
    if (at > 0 && is_digit(stem[at - 1])) continue;
    const std::string_view date = shape_at(stem.substr(at), date_shapes);
    if (date.empty()) continue;
    if (!is_date(digits_of(stem.substr(at, date.size())))) continue;
    std::size_t end = at + date.size();
    name.shape = date;
    if (end < stem.size() && (separators.find(stem[end]) != separators.npos || stem[end] == 'T')) {
      const std::string_view time = shape_at(stem.substr(end + 1), time_shapes);
      if (!time.empty() && is_time(digits_of(stem.substr(end + 1, time.size())))) {
        name.shape += stem[end];
        name.shape += time;
        end += 1 + time.size();
      }
    }
    name.before = stem.substr(0, at);
    name.behind = stem.substr(end);
    name.digits = digits_of(stem.substr(at, end - at));
    name.mark = Mark::date;
    return true;
  }
  return false;
}

/// Finds a number of at most nine digits at the beginning or at the end.
bool read_number(std::string_view stem, Name& name) {
  constexpr std::string_view digits = "0123456789";
  std::size_t begin = stem.find_last_not_of(digits) + 1;  // 0 when all are digits
  std::size_t end = stem.size();
  if (begin == end) {
    begin = 0;
    end = std::min(stem.find_first_not_of(digits), stem.size());
  }
  if (begin == end || end - begin > 9) return false;
  name.before = stem.substr(0, begin);
  name.behind = stem.substr(end);
  name.digits = stem.substr(begin, end - begin);
  name.shape = std::string(name.digits.size(), 'd');
  name.mark = Mark::number;
  return true;
}

Name read_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const std::size_t begin = slash == path.npos ? 0 : slash + 1;
  const std::size_t dot = path.rfind('.');
  const std::string_view stem = path.substr(begin, dot - begin);
  Name name;
  if (!read_date(stem, name) && !read_number(stem, name)) name.before = stem;
  name.folder = path.substr(0, begin);
  name.ending = path.substr(dot);
  return name;
}

/// A README or an index among the handoffs.
bool is_about_the_folder(std::string_view path) {
  std::string name(path.substr(path.rfind('/') == path.npos ? 0 : path.rfind('/') + 1));
  for (char& c : name) c = to_lower(c);
  return name.starts_with("readme.") || name.starts_with("index.");
}

/// A date before a time of the same day, a small number before a large one.
bool is_earlier(const Name& a, const Name& b) {
  if (a.mark != b.mark) return a.mark < b.mark;
  if (a.mark == Mark::number && a.digits.size() != b.digits.size()) {
    return a.digits.size() < b.digits.size();
  }
  return a.digits < b.digits;
}

/// What all have in common, at the beginning of `before` and at the end of `behind`.
void keep_common(Name& name, const Name& other) {
  const auto begin = std::mismatch(name.before.begin(), name.before.end(), other.before.begin(),
                                   other.before.end());
  const bool before_differs = name.before != other.before;
  name.before.erase(begin.first, name.before.end());
  if (before_differs) {  // whole words only
    const std::size_t last = name.before.find_last_of(separators);
    name.before.erase(last == name.before.npos ? 0 : last + 1);
  }
  const auto end = std::mismatch(name.behind.rbegin(), name.behind.rend(), other.behind.rbegin(),
                                 other.behind.rend());
  const bool behind_differs = name.behind != other.behind;
  name.behind.erase(name.behind.begin(), end.first.base());
  if (behind_differs) {
    name.behind.erase(0, std::min(name.behind.find_first_of(separators), name.behind.size()));
  }
}

/// `path`, or with a number behind its name where that is taken.
std::string free_path(const std::string& path, std::span<const std::string> existing) {
  const auto is_taken = [&](const std::string& candidate) {
    return std::ranges::find(existing, candidate) != existing.end();
  };
  std::string candidate = path;
  const std::size_t dot = path.rfind('.');
  for (int number = 2; is_taken(candidate); ++number) {
    candidate = fmt::format("{}-{}{}", path.substr(0, dot), number, path.substr(dot));
  }
  return candidate;
}

/// The folder that holds most of the names, and the first such by name.
std::string fullest_folder(const std::vector<Name>& names) {
  std::map<std::string, int> count;
  for (const Name& name : names) ++count[name.folder];
  return std::ranges::max_element(count, {}, [](const auto& entry) { return entry.second; })->first;
}

std::string next_number(const Name& name) {
  const std::string next = std::to_string(std::stol(name.digits) + 1);
  const std::size_t width = name.digits.size();
  return next.size() < width ? std::string(width - next.size(), '0') + next : next;
}

}  // namespace

std::string next_handoff_path(std::span<const std::string> existing, std::string_view now) {
  const std::string today = digits_of(now.substr(0, 16));  // up to the minute
  std::vector<Name> names;
  for (const std::string& path : existing) {
    if (is_handoff_path(path) && !is_about_the_folder(path)) names.push_back(read_name(path));
  }
  if (names.empty()) return free_path(std::string(first_name), existing);
  const Name latest = *std::max_element(names.begin(), names.end(), is_earlier);
  if (latest.mark == Mark::none) {
    const std::string folder = fullest_folder(names);
    const auto name = std::ranges::find(names, folder, &Name::folder);
    return free_path(
        fmt::format("{}{}-{}{}", folder, name->before, write(date_shapes[0], today), name->ending),
        existing);
  }
  Name next = latest;
  for (const Name& name : names) {
    const bool is_alike = name.folder == latest.folder && name.mark == latest.mark &&
                          name.shape == latest.shape && name.ending == latest.ending;
    if (is_alike) keep_common(next, name);
  }
  const std::string changing =
      next.mark == Mark::date ? write(next.shape, today) : next_number(latest);
  return free_path(next.folder + next.before + changing + next.behind + next.ending, existing);
}

}  // namespace handoff
