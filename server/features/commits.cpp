#include "server/features/commits.h"

#include <algorithm>

#include "server/features/lookup.h"
#include "server/features/prose.h"
#include "server/git/questions.h"
#include "server/text/ascii.h"

namespace handoff {
namespace {

constexpr std::string_view session_id_source = "session-id";

void add_code_spans(const View& view, Span line, std::vector<Span>& found) {
  const std::vector<Span>& spans = view.document.code_spans;
  for (auto code = std::ranges::lower_bound(spans, line.begin, {}, &Span::begin);
       code != spans.end() && code->end <= line.end; ++code) {
    const std::string_view text = view.document.slice(*code);
    const std::size_t marks = std::min(text.find_first_not_of('`'), text.size() / 2);
    const Span inner = trimmed(view.text(), {code->begin + marks, code->end - marks});
    if (git::is_commit_name(view.document.slice(inner))) found.push_back(inner);
  }
}

void add_words(const View& view, Span line, std::vector<Span>& found) {
  constexpr std::string_view most_of_word = "ommit ";
  const std::string_view text = view.document.slice(line);
  for (std::size_t at = text.find(most_of_word); at != text.npos;
       at = text.find(most_of_word, at + 1)) {
    const bool is_word =
        at > 0 && to_lower(text[at - 1]) == 'c' && (at == 1 || !is_alphanumeric(text[at - 2]));
    const std::string_view rest = text.substr(at + most_of_word.size());
    const auto end = std::ranges::find_if_not(rest, is_alphanumeric);
    const std::string_view name = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
    const std::size_t begin = line.begin + at + most_of_word.size();
    if (is_word && git::is_commit_name(name)) found.push_back({begin, begin + name.size()});
  }
}

/// `20260301-0930-4f2a9c1`.
void add_session_ids(const View& view, Span within, std::vector<Span>& found) {
  for (Index i = 0; i < view.document.fields.size(); ++i) {
    const Index slot = view.conformance.slot_of_field[i];
    const Span value = view.document.fields[i].value;
    if (slot == nothing || view.schema->slots[slot].guide.git != session_id_source) continue;
    const std::size_t dash = view.document.slice(value).rfind('-');
    if (dash == std::string_view::npos || !value.touches(within)) continue;
    const Span name = trimmed(view.text(), {value.begin + dash + 1, value.end});
    if (git::is_commit_name(view.document.slice(name))) found.push_back(name);
  }
}

}  // namespace

std::vector<Span> commit_mentions(const View& view, Span within) {
  std::vector<Span> found;
  if (view.schema == nullptr) return found;
  for_prose_lines(view.document, within, [&](Span line) {
    add_code_spans(view, line, found);
    add_words(view, line, found);
  });
  add_session_ids(view, within, found);
  std::ranges::sort(found, {}, &Span::begin);
  const auto begins_there = [](Span a, Span b) { return a.begin == b.begin; };
  found.erase(std::unique(found.begin(), found.end(), begins_there), found.end());
  return found;
}

std::optional<Span> commit_mention_at(const View& view, std::size_t offset) {
  const std::vector<Span> mentions = commit_mentions(view, {offset, offset});
  const Index index = span_at(mentions, offset);
  if (index == nothing) return std::nullopt;
  return mentions[index];
}

bool may_be_same_commit(std::string_view name, std::string_view other) {
  return name.starts_with(other) || other.starts_with(name);
}

}  // namespace handoff
