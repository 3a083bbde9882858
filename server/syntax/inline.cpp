#include "server/syntax/inline.h"

#include <algorithm>
#include <array>

#include "server/syntax/inline_parts.h"
#include "server/text/ascii.h"

namespace handoff {
namespace {

constexpr std::size_t max_bracket = 200;
constexpr std::size_t max_label = 1000;
constexpr std::size_t max_open_brackets = 1000;
constexpr int max_parentheses = 32;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n';
}

std::size_t first_word(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

struct Delimited {
  std::string_view opener, closer;
};
constexpr std::array<Delimited, 4> raw_html = {
    {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}, {"<!", ">"}}};

/// `<!` needs a capital letter behind it, as in `<!DOCTYPE`.
bool opens(std::string_view text, std::string_view opener) {
  if (!text.starts_with(opener)) return false;
  return opener != "<!" || (text.size() > 2 && is_capital(text[2]));
}

/// Follows cmark through code, HTML and links, so that what it takes for text is text for both.
class InlineScanner {
 public:
  InlineScanner(std::string_view text, const LinkLabels& labels)
      : text_(text), labels_(labels), code_(text) {}

  /// Spans within the scanned text.
  Inlines scan() {
    for (std::size_t at = next(0); at != no_end; at = next(at)) {
      switch (text_[at]) {
        case '\\':
          at += at + 1 < text_.size() && is_punctuation(text_[at + 1]) ? 2 : 1;
          break;
        case '`': {
          const std::size_t run = backticks(text_, at);
          const std::size_t end = code_.end(at, run);
          if (end != no_end) found_.code.push_back({at, end});
          at = end == no_end ? at + run : end;
          break;
        }
        case '<':
          at = angle(at);
          break;
        case '!':
          if (text_.substr(at).starts_with("![")) open(++at, true);
          ++at;
          break;
        case '[':
          open(at++, false);
          break;
        default:
          at = close(at);
      }
    }
    return std::move(found_);
  }

 private:
  struct Opener {
    std::size_t at;
    bool image;
  };

  std::size_t next(std::size_t at) const { return text_.find_first_of("\\`<![]", at); }

  /// What comes after the HTML or autolink at `at`, or after the plain `<`.
  std::size_t angle(std::size_t at) {
    for (std::size_t kind = 0; kind < raw_html.size(); ++kind) {
      const auto& [opener, closer] = raw_html[kind];
      if (!opens(text_.substr(at), opener)) continue;
      if (at >= unclosed_[kind]) return at + 1;
      const std::size_t end = text_.find(closer, at + 2);  // `<!-->` is a whole comment
      if (end != no_end) return end + closer.size();
      unclosed_[kind] = at;
      return at + 1;
    }
    if (const std::size_t end = autolink_end(text_, at); end != no_end) return end;
    const std::size_t end = tag_end(text_, at);
    return end == no_end ? at + 1 : end;
  }

  void open(std::size_t at, bool image) {
    if (open_.size() == max_open_brackets) forget_half();
    open_.push_back({at, image});
    last_opened_ = at;
  }

  /// Those that have waited longest are the least likely to be closed.
  void forget_half() {
    constexpr std::size_t half = max_open_brackets / 2;
    open_.erase(open_.begin(), open_.begin() + half);
    around_link_ -= std::min(around_link_, half);
  }

  /// What comes after the `]` at `at` and the link that it ends.
  std::size_t close(std::size_t at) {
    if (open_.empty()) return at + 1;
    const Opener opener = open_.back();
    open_.pop_back();
    const bool may_link = opener.image || open_.size() >= around_link_;
    around_link_ = std::min(around_link_, open_.size());
    const Span span{opener.at, at + 1};
    if (const std::size_t end = may_link ? link_end(span) : no_end; end != no_end) {
      forget_within(span);
      if (!opener.image) around_link_ = open_.size();
      return end;
    }
    if (span.begin < silent_until_) return at + 1;
    if (const std::size_t end = would_be_link_end(span); end != no_end) {
      forget_within(span);
      silent_until_ = end;
    } else if (is_literal(span)) {
      found_.brackets.push_back(span);
    }
    return at + 1;
  }

  void forget_within(Span span) {
    std::vector<Span>& brackets = found_.brackets;
    while (!brackets.empty() && brackets.back().begin >= span.begin) brackets.pop_back();
  }

  bool is_defined(std::string_view label) const {
    return label.size() <= max_label && labels_.contains(normal_label(label));
  }

  std::size_t link_end(Span span) const {
    const std::string_view rest = text_.substr(span.end);
    if (rest.starts_with('(')) {
      const std::size_t end = link_target_end(text_, span.end);
      if (end != no_end) return end;
    }
    const std::size_t label_end = reference_end(span.end);
    if (label_end != no_end && label_end > span.end + 2) {
      return is_defined(text_.substr(span.end + 1, label_end - span.end - 2)) ? label_end : no_end;
    }
    if (last_opened_ > span.begin) return no_end;  // a label holds no brackets
    if (!is_defined(text_.substr(span.begin + 1, span.size() - 2))) return no_end;
    return label_end == no_end ? span.end : label_end;
  }

  /// End of the `[label]` at `at`, which may be empty.
  std::size_t reference_end(std::size_t at) const {
    if (at >= text_.size() || text_[at] != '[') return no_end;
    for (std::size_t i = at + 1; i < text_.size() && i - at <= max_label && text_[i] != '['; ++i) {
      if (text_[i] == ']') return i + 1;
      if (text_[i] == '\\') ++i;
    }
    return no_end;
  }

  /// End of the `(…)` or `[…]` that makes brackets look like a link, valid or not.
  std::size_t would_be_link_end(Span span) const {
    const std::size_t label_end = reference_end(span.end);
    if (label_end != no_end) return label_end > span.end + 2 ? label_end : no_end;
    int depth = 0;
    for (const char c : text_.substr(span.end, max_label)) {
      ++span.end;
      if (c == '(' && ++depth > max_parentheses) return no_end;
      if (c == ')') --depth;
      if (depth == 0) return c == ')' ? span.end : no_end;
      if (c == '\n') return no_end;
    }
    return no_end;
  }

  bool is_literal(Span span) const {
    if (span.size() <= 2 || span.size() > max_bracket) return false;
    const std::string_view inner = text_.substr(span.begin + 1, span.size() - 2);
    if (inner.find_first_of("[]\n") != no_end || inner[0] == '^' || inner[0] == '!') return false;
    const bool wiki = span.begin > 0 && text_[span.begin - 1] == '[' && span.end < text_.size() &&
                      text_[span.end] == ']';
    return !wiki;
  }

  std::string_view text_;
  const LinkLabels& labels_;
  CodeSpans code_;
  std::vector<Opener> open_;
  Inlines found_;
  std::size_t last_opened_ = 0;
  std::size_t around_link_ = 0;   ///< how many of `open_` have a link inside and cannot be links
  std::size_t silent_until_ = 0;  ///< end of what looks like a link's target
  // From these places on, nothing closes what is opened: to search again would be quadratic.
  std::array<std::size_t, raw_html.size()> unclosed_{no_end, no_end, no_end, no_end};
};

}  // namespace

std::string normal_label(std::string_view label) {
  std::string result;
  for (std::size_t i = first_word(label, 0); i < label.size(); ++i) {
    if (!is_space(label[i])) {
      const char c = label[i];
      result += to_lower(c);
    } else if (first_word(label, i) < label.size() && result.back() != ' ') {
      result += ' ';
    }
  }
  return result;
}

Inlines read_inlines(std::string_view text, std::span<const Span> lines, const LinkLabels& labels) {
  std::string joined;
  std::vector<std::size_t> starts;
  for (const Span line : lines) {
    starts.push_back(joined.size());
    joined += slice(text, line);
    joined += '\n';
  }
  const auto offset_of = [&](std::size_t at) {
    const auto line = std::upper_bound(starts.begin(), starts.end(), at) - starts.begin() - 1;
    return at - starts[line] + lines[line].begin;
  };
  Inlines found = InlineScanner(joined, labels).scan();
  for (std::vector<Span>* spans : {&found.brackets, &found.code}) {
    for (Span& span : *spans) span = {offset_of(span.begin), offset_of(span.end - 1) + 1};
  }
  return found;
}

}  // namespace handoff
