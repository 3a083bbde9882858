#include "server/syntax/inline.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

namespace handoff {
namespace {

constexpr std::size_t none = std::string_view::npos;
constexpr std::size_t max_bracket = 200;
constexpr std::size_t max_link_target = 1000;
constexpr std::size_t max_open_brackets = 1000;
constexpr int max_parentheses = 32;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n';
}
bool is_punctuation(char c) {
  return c > ' ' && c < 0x7F && !is_letter(c) && !is_digit(c);
}

/// Code spans of a text, found in time linear in its length.
class CodeSpans {
 public:
  explicit CodeSpans(std::string_view text) {
    for (std::size_t at = text.find('`'); at != none; at = text.find('`', at)) {
      const std::size_t end = std::min(text.find_first_not_of('`', at), text.size());
      by_length_[end - at].positions.push_back(at);
      at = end;
    }
  }

  /// Length of the run of backticks at `at`.
  static std::size_t run(std::string_view text, std::size_t at) {
    return std::min(text.find_first_not_of('`', at), text.size()) - at;
  }

  /// Where the code span that a run of `length` at `at` opens ends; none when nothing closes it.
  std::size_t end(std::size_t at, std::size_t length) {
    const auto found = by_length_.find(length);
    if (found == by_length_.end()) return none;
    auto& [positions, next] = found->second;
    while (next < positions.size() && positions[next] < at + length) ++next;
    return next == positions.size() ? none : positions[next] + length;
  }

 private:
  struct Runs {
    std::vector<std::size_t> positions;
    std::size_t next = 0;
  };
  std::unordered_map<std::size_t, Runs> by_length_;
};

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

template <class Predicate>
std::size_t skip_while(std::string_view text, std::size_t at, Predicate predicate) {
  while (at < text.size() && predicate(text[at])) ++at;
  return at;
}

/// End of an attribute value that starts at `at` (section 6.6).
std::size_t attribute_value(std::string_view text, std::size_t at) {
  if (at >= text.size()) return none;
  if (text[at] == '"' || text[at] == '\'') {
    const std::size_t close = text.find(text[at], at + 1);
    return close == none ? none : close + 1;
  }
  const std::size_t end = skip_while(text, at, [](char c) {
    return !is_space(c) && std::string_view("\"'=<>`").find(c) == std::string_view::npos;
  });
  return end == at ? none : end;
}

/// End of the open or closing tag at `at`, which holds `<`; none when it is not a tag.
std::size_t tag(std::string_view text, std::size_t at) {
  std::size_t i = at + 1;
  const bool closing = i < text.size() && text[i] == '/';
  if (closing) ++i;
  if (i >= text.size() || !is_letter(text[i])) return none;
  i = skip_while(text, i, [](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
  while (true) {
    const std::size_t spaced = skip_spaces(text, i);
    if (spaced >= text.size()) return none;
    if (text[spaced] == '>') return spaced + 1;
    if (!closing && text.substr(spaced, 2) == "/>") return spaced + 2;
    const char first = text[spaced];
    if (closing || spaced == i || !(is_letter(first) || first == '_' || first == ':')) return none;
    i = skip_while(text, spaced, [](char c) {
      return is_letter(c) || is_digit(c) || c == '_' || c == '.' || c == ':' || c == '-';
    });
    const std::size_t equals = skip_spaces(text, i);
    if (equals < text.size() && text[equals] == '=') {
      i = attribute_value(text, skip_spaces(text, equals + 1));
      if (i == none) return none;
    }
  }
}

/// True for the part of an autolink before a `:`.
bool is_scheme(std::string_view text) {
  return text.size() >= 2 && text.size() <= 32 && is_letter(text[0]) &&
         skip_while(text, 1, [](char c) {
           return is_letter(c) || is_digit(c) || c == '+' || c == '.' || c == '-';
         }) == text.size();
}

/// True for a mail address around its `@`; the lengths of its parts are not counted.
bool is_mail_address(std::string_view name, std::string_view host) {
  const auto in_name = [](char c) {
    return is_letter(c) || is_digit(c) || std::string_view(".!#$%&'*+/=?^_`{|}~-").find(c) != none;
  };
  const auto in_host = [](char c) { return is_letter(c) || is_digit(c) || c == '.' || c == '-'; };
  return !name.empty() && skip_while(name, 0, in_name) == name.size() && !host.empty() &&
         skip_while(host, 0, in_host) == host.size();
}

/// End of the autolink at `at` (section 6.5), none when it is not one.
std::size_t autolink(std::string_view text, std::size_t at) {
  const std::size_t close = text.find_first_of("<> \t\n", at + 1);
  if (close == none || text[close] != '>') return none;
  const std::string_view target = text.substr(at + 1, close - at - 1);
  const std::size_t colon = target.find(':'), sign = target.find('@');
  const bool valid =
      (colon != none && is_scheme(target.substr(0, colon))) ||
      (sign != none && is_mail_address(target.substr(0, sign), target.substr(sign + 1)));
  return valid ? close + 1 : none;
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

class BracketScanner {
 public:
  BracketScanner(std::string_view text, const LinkLabels& labels)
      : text_(text), labels_(labels), code_(text) {}

  /// Spans within the scanned text.
  std::vector<Span> scan() {
    for (std::size_t at = text_.find_first_of("\\`<[]"); at != none;
         at = text_.find_first_of("\\`<[]", at)) {
      switch (text_[at]) {
        case '\\':
          at += at + 1 < text_.size() && is_punctuation(text_[at + 1]) ? 2 : 1;
          break;
        case '`': {
          const std::size_t run = CodeSpans::run(text_, at);
          const std::size_t end = code_.end(at, run);
          at = end == none ? at + run : end;
          break;
        }
        case '<':
          at = angle(at);
          break;
        case '[':
          open(at++);
          break;
        default:
          at = close(at);
      }
    }
    return std::move(found_);
  }

 private:
  /// What comes after the HTML or autolink at `at`, or after the plain `<`.
  std::size_t angle(std::size_t at) {
    for (std::size_t kind = 0; kind < raw_html.size(); ++kind) {
      const auto& [opener, closer] = raw_html[kind];
      if (!opens(text_.substr(at), opener)) continue;
      if (at >= unclosed_[kind]) return at + 1;
      const std::size_t end = text_.find(closer, at + 2);  // `<!-->` is a whole comment
      if (end != none) return end + closer.size();
      unclosed_[kind] = at;
      return at + 1;
    }
    if (const std::size_t end = autolink(text_, at); end != none) return end;
    const std::size_t end = tag(text_, at);
    return end == none ? at + 1 : end;
  }

  void open(std::size_t at) {
    // Those that have waited longest are the least likely to be closed.
    if (open_.size() == max_open_brackets) {
      open_.erase(open_.begin(), open_.begin() + max_open_brackets / 2);
    }
    open_.push_back(at);
    last_opened_ = at;
  }

  /// What comes after the `]` at `at` and the link that it ends.
  std::size_t close(std::size_t at) {
    if (open_.empty()) return at + 1;
    const Span span{open_.back(), at + 1};
    open_.pop_back();
    if (const std::size_t end = link_end(span); end != none) {
      while (!found_.empty() && found_.back().begin >= span.begin) found_.pop_back();
      return end;
    }
    if (is_literal(span)) found_.push_back(span);
    return at + 1;
  }

  std::size_t link_end(Span span) const {
    const char next = span.end < text_.size() ? text_[span.end] : '\0';
    if (next == '(') return target_end(span.end);
    if (next == '[') {
      const std::size_t end = text_.find_first_of("[]\n", span.end + 1);
      if (end != none && text_[end] == ']' && end > span.end + 1) return end + 1;
    }
    if (last_opened_ > span.begin) return none;  // a label holds no brackets
    const std::string_view label = text_.substr(span.begin + 1, span.size() - 2);
    if (label.size() > max_link_target || !labels_.contains(normal_label(label))) return none;
    return text_.substr(span.end).starts_with("[]") ? span.end + 2 : span.end;
  }

  /// End of a link's `(…)` on one line, none when nothing closes it.
  std::size_t target_end(std::size_t at) const {
    int depth = 0;
    const std::size_t limit = std::min(text_.size(), at + max_link_target);
    for (std::size_t i = at; i < limit && text_[i] != '\n'; ++i) {
      if (text_[i] == '\\') {
        ++i;
      } else if (text_[i] == '(') {
        if (++depth > max_parentheses) return none;
      } else if (text_[i] == ')' && --depth == 0) {
        return i + 1;
      }
    }
    return none;
  }

  bool is_literal(Span span) const {
    if (span.size() <= 2 || span.size() > max_bracket) return false;
    const std::string_view inner = text_.substr(span.begin + 1, span.size() - 2);
    if (inner.find_first_of("[]\n") != none || inner[0] == '^' || inner[0] == '!') return false;
    const bool wiki = span.begin > 0 && text_[span.begin - 1] == '[' && span.end < text_.size() &&
                      text_[span.end] == ']';
    return !wiki;
  }

  std::string_view text_;
  const LinkLabels& labels_;
  CodeSpans code_;
  std::vector<std::size_t> open_;
  std::vector<Span> found_;
  std::size_t last_opened_ = 0;
  // From these places on, nothing closes what is opened: to search again would be quadratic.
  std::array<std::size_t, raw_html.size()> unclosed_{none, none, none, none};
};

}  // namespace

std::string normal_label(std::string_view label) {
  std::string result;
  for (std::size_t i = skip_spaces(label, 0); i < label.size(); ++i) {
    if (!is_space(label[i])) {
      const char c = label[i];
      result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (skip_spaces(label, i) < label.size() && result.back() != ' ') {
      result += ' ';
    }
  }
  return result;
}

std::vector<Span> literal_brackets(std::string_view text, std::span<const Span> lines,
                                   const LinkLabels& labels) {
  std::string joined;
  std::vector<std::size_t> starts;
  for (const Span line : lines) {
    starts.push_back(joined.size());
    joined += slice(text, line);
    joined += '\n';
  }
  std::vector<Span> brackets = BracketScanner(joined, labels).scan();
  for (Span& span : brackets) {
    const auto line = std::upper_bound(starts.begin(), starts.end(), span.begin) - starts.begin();
    const std::size_t shift = starts[line - 1];
    span.begin = span.begin - shift + lines[line - 1].begin;
    span.end = span.end - shift + lines[line - 1].begin;
  }
  return brackets;
}

}  // namespace handoff
