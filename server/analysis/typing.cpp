#include "server/analysis/typing.h"

#include <algorithm>
#include <array>
#include <utility>

namespace handoff {
namespace {

constexpr std::string_view white_space = " \t\r\n";

/// `before` has become `after`, which begin at the same place.
struct Replacement {
  Span before, after;
};

Replacement replacement_between(std::string_view before, std::string_view after) {
  const auto begin = static_cast<std::size_t>(
      std::mismatch(before.begin(), before.end(), after.begin(), after.end()).first -
      before.begin());
  before.remove_prefix(begin);
  after.remove_prefix(begin);
  const auto same = static_cast<std::size_t>(
      std::mismatch(before.rbegin(), before.rend(), after.rbegin(), after.rend()).first -
      before.rbegin());
  return {{begin, begin + before.size() - same}, {begin, begin + after.size() - same}};
}

Span moved(Span span, const Replacement& edit) {
  const std::size_t begin = edit.before.begin, old_end = edit.before.end;
  const auto to = [&](std::size_t offset, std::size_t inside) {
    return offset < old_end ? std::min(offset, inside) : offset - old_end + edit.after.end;
  };
  span.begin = to(span.begin, begin);
  span.end = span.end <= begin ? span.end : to(span.end, edit.after.end);
  return {span.begin, std::max(span.begin, span.end)};
}

/// What stands around the end of an edit, up to white space.
Span word_at(std::string_view text, std::size_t offset) {
  const std::size_t before = text.substr(0, offset).find_last_of(white_space);
  return {before == text.npos ? 0 : before + 1,
          std::min(text.find_first_of(white_space, offset), text.size())};
}

/// Nothing for an edit that is none of typing: it adds more than a part of a word, or takes away
/// more than one or the space between two.
std::optional<Span> word_after(const Replacement& edit, std::string_view before,
                               std::string_view after) {
  const std::string_view added = slice(after, edit.after);
  if (added.find_first_of(white_space) != added.npos) return std::nullopt;
  const std::string_view removed = slice(before, edit.before);
  const bool one_kind = removed.find_first_of(white_space) == removed.npos ||
                        removed.find_first_not_of(white_space) == removed.npos;
  if (added.empty() && !one_kind) return std::nullopt;
  return word_at(after, edit.after.end);
}

using Likeness = bool (*)(const Finding& shown, const Finding& found);

/// The closest first.
constexpr std::array<Likeness, 3> likenesses = {
    [](const Finding& a, const Finding& b) {
      return a.code == b.code && a.span.begin == b.span.begin && a.message == b.message;
    },
    [](const Finding& a, const Finding& b) { return a.code == b.code && a.span.touches(b.span); },
    [](const Finding& a, const Finding& b) { return a.code == b.code && a.message == b.message; }};

/// By index of `found`: it is one of `shown`, each of which is one finding only.
std::vector<bool> find_known(const std::vector<Finding>& found, const std::vector<Finding>& shown) {
  std::vector<bool> known(found.size()), used(shown.size());
  for (const Likeness alike : likenesses) {
    std::size_t next = 0;  // both are in the text's order, so that the next one is mostly it
    for (std::size_t i = 0; i < found.size(); ++i) {
      for (std::size_t tried = 0; tried < shown.size() && !known[i]; ++tried) {
        const std::size_t j = (next + tried) % shown.size();
        if (used[j] || !alike(shown[j], found[i])) continue;
        known[i] = used[j] = true;
        next = j + 1;
      }
    }
  }
  return known;
}

}  // namespace

void note_edit(Typing& typing, std::string_view before, std::string_view after,
               Typing::Moment now) {
  const Replacement edit = replacement_between(before, after);
  if (typing.word && !typing.word->touches(edit.before)) leave_word(typing);
  for (Finding& finding : typing.shown) finding.span = moved(finding.span, edit);
  for (Finding& finding : typing.held) finding.span = moved(finding.span, edit);
  typing.word = word_after(edit, before, after);
  typing.edited = now;
}

void leave_word(Typing& typing) {
  typing.word.reset();
  typing.shown.insert(typing.shown.end(), typing.held.begin(), typing.held.end());
  typing.held.clear();
}

std::vector<Finding> told(Typing& typing, std::vector<Finding> found, Typing::Moment now,
                          std::chrono::milliseconds pause) {
  if (now - typing.edited >= pause) typing.word.reset();
  std::vector<Finding> held;
  if (typing.word) {
    const std::vector<bool> known = find_known(found, typing.shown);
    std::vector<Finding> shown;
    for (std::size_t i = 0; i < found.size(); ++i) {
      (known[i] ? shown : held).push_back(std::move(found[i]));
    }
    found = std::move(shown);
  }
  typing.held = std::move(held);
  typing.shown = found;
  return found;
}

}  // namespace handoff
