#include "server/features/tokens.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "server/features/commits.h"
#include "server/features/links.h"
#include "server/features/lookup.h"
#include "server/text/ascii.h"

namespace handoff {
namespace {

/// A letter and a digit: no number, and hardly a word.
bool is_surely_commit(std::string_view name) {
  return std::ranges::any_of(name, is_digit) && std::ranges::any_of(name, is_letter);
}

/// What the box of a task looks like. Expects: the item has one.
Span box_of(const Document& document, const Item& item) {
  const std::string_view before = document.slice({item.span.begin, item.text.begin});
  const std::size_t close = item.span.begin + before.rfind(']');
  return {close - 2, close + 1};
}

TaskState state_of(char task) {
  if (task == ' ') return TaskState::open;
  return task == 'x' || task == 'X' ? TaskState::done : TaskState::other;
}

TokenKind kind_of_value(SlotKind kind) {
  if (kind == SlotKind::choice) return TokenKind::choice;
  return kind == SlotKind::percent || kind == SlotKind::score ? TokenKind::number
                                                              : TokenKind::value;
}

/// The first word of a choice's value where it is one of its words; the number of one that is one.
Span marked_part(const Document& document, Span value, const SlotRule& rule) {
  const std::string_view text = document.slice(value);
  if (rule.kind == SlotKind::choice) {
    const std::size_t begin =
        std::min(static_cast<std::size_t>(std::ranges::find_if(text, is_letter) - text.begin()),
                 text.size());
    const auto end = std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(begin), text.end(),
                                      [](char c) { return is_alphanumeric(c) || c == '_'; });
    std::string word(text.begin() + static_cast<std::ptrdiff_t>(begin), end);
    std::ranges::transform(word, word.begin(), to_upper);
    const bool known =
        word == "UNKNOWN" || std::ranges::find(rule.choices, word) != rule.choices.end();
    return known ? Span{value.begin + begin, value.begin + begin + word.size()}
                 : Span{value.begin, value.begin};
  }
  if (rule.maximum != 0) {
    const std::size_t begin = std::min(text.find_first_of("0123456789"), text.size());
    const std::size_t end = std::min(text.find_first_not_of("0123456789.", begin), text.size());
    return {value.begin + begin, value.begin + end};
  }
  return value;
}

class Finder {
 public:
  Finder(const View& view, Span within)
      : view_(view),
        document_(view.document),
        within_{document_.text->line(document_.text->line_of(within.begin)).begin,
                document_.text->line(document_.text->line_of(within.end)).end} {}

  std::vector<Token> find() {
    add_slots();
    add_boxes();
    add_links();
    add_commits();
    add_labels();
    sort_apart(found_);
    add_values();
    sort_apart(found_);
    return std::move(found_);
  }

 private:
  void add(TokenKind kind, Span span, TaskState state = TaskState::open) {
    if (!span.empty() && within_.contains(span)) found_.push_back({kind, span, state});
  }

  void add_slots() {
    for (Index i = 0; i < document_.brackets.size(); ++i) {
      if (view_.conformance.slot_of_bracket[i] == nothing) continue;
      add(TokenKind::slot, document_.brackets[i].span);
    }
  }

  void add_boxes() {
    for (const Item& item : document_.items) {
      if (item.task != 0) add(TokenKind::task, box_of(document_, item), state_of(item.task));
    }
  }

  void add_links() {
    for (const Link& link : links_within(view_, within_)) {
      if (link.file && link.file->likely) add(TokenKind::path, link.span);
    }
  }

  void add_commits() {
    for (const Span span : commit_mentions(view_, within_)) {
      if (is_surely_commit(document_.slice(span))) add(TokenKind::commit, span);
    }
  }

  void add_labels() {
    for (Index i = 0; i < document_.fields.size(); ++i) {
      if (view_.conformance.slot_of_field[i] != nothing) {
        add(TokenKind::label, document_.fields[i].label);
      }
    }
  }

  /// The parts of values that are nothing more special. A value with an open slot is none yet.
  void add_values() {
    std::vector<Token> values;
    auto inner = found_.begin();
    for (Index i = 0; i < document_.fields.size(); ++i) {
      const Index slot = view_.conformance.slot_of_field[i];
      const Span value = document_.fields[i].value;
      if (slot == nothing || value.empty() || !within_.contains(value)) continue;
      inner = std::find_if(inner, found_.end(),
                           [&](const Token& token) { return token.span.end > value.begin; });
      const auto behind = std::find_if(
          inner, found_.end(), [&](const Token& token) { return token.span.begin >= value.end; });
      if (std::ranges::find(inner, behind, TokenKind::slot, &Token::kind) != behind) continue;
      const SlotRule& rule = view_.schema->slots[slot];
      const Span part = marked_part(document_, value, rule);
      std::size_t at = part.begin;
      const auto add_up_to = [&](std::size_t end) {
        const Span piece = trimmed(view_.text(), {at, std::clamp(end, at, part.end)});
        if (!piece.empty()) values.push_back({kind_of_value(rule.kind), piece, {}});
      };
      for (auto hole = inner; hole != behind; ++hole) {
        add_up_to(without_backticks_before(hole->span.begin, at));
        at = std::clamp(hole->span.end, at, part.end);
        while (at < part.end && view_.text()[at] == '`') ++at;
      }
      add_up_to(part.end);
    }
    found_.insert(found_.end(), values.begin(), values.end());
  }

  std::size_t without_backticks_before(std::size_t end, std::size_t begin) const {
    while (end > begin && view_.text()[end - 1] == '`') --end;
    return end;
  }

  /// Of two that overlap, the one that begins first stays.
  static void sort_apart(std::vector<Token>& tokens) {
    std::stable_sort(tokens.begin(), tokens.end(),
                     [](const Token& a, const Token& b) { return a.span.begin < b.span.begin; });
    std::size_t end = 0;
    std::erase_if(tokens, [&](const Token& token) {
      if (token.span.begin < end) return true;
      end = token.span.end;
      return false;
    });
  }

  const View& view_;
  const Document& document_;
  Span within_;  ///< whole lines
  std::vector<Token> found_;
};

}  // namespace

std::vector<Token> tokens(const View& view, Span within) {
  if (view.schema == nullptr) return {};
  return Finder(view, within).find();
}

}  // namespace handoff
