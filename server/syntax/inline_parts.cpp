#include "server/syntax/inline_parts.h"

#include <algorithm>

#include "server/text/ascii.h"

namespace handoff {
namespace {

constexpr int max_parentheses = 32;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n';
}

template <class Predicate>
std::size_t skip_while(std::string_view text, std::size_t at, Predicate predicate) {
  while (at < text.size() && predicate(text[at])) ++at;
  return at;
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  return skip_while(text, at, is_space);
}

bool consists_of(std::string_view text, bool (*predicate)(char)) {
  return !text.empty() && std::all_of(text.begin(), text.end(), predicate);
}

bool in_scheme(char c) {
  return is_alphanumeric(c) || c == '+' || c == '.' || c == '-';
}
bool in_host(char c) {
  return is_alphanumeric(c) || c == '.' || c == '-';
}
bool in_mail_name(char c) {
  return in_host(c) || std::string_view("!#$%&'*+/=?^_`{|}~").find(c) != no_end;
}

/// What stands before the `:` of an address.
bool is_scheme(std::string_view text) {
  return text.size() >= 2 && text.size() <= 32 && is_letter(text[0]) &&
         consists_of(text, in_scheme);
}

std::size_t attribute_value_end(std::string_view text, std::size_t at) {
  if (at >= text.size()) return no_end;
  if (text[at] == '"' || text[at] == '\'') {
    const std::size_t close = text.find(text[at], at + 1);
    return close == no_end ? no_end : close + 1;
  }
  const std::size_t end = skip_while(text, at, [](char c) {
    return !is_space(c) && std::string_view("\"'=<>`").find(c) == no_end;
  });
  return end == at ? no_end : end;
}

/// `…` up to the first `closer` that no backslash escapes; none of `forbidden` may come before.
std::size_t delimited_end(std::string_view text, std::size_t at, char closer,
                          std::string_view forbidden) {
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == closer) return i + 1;
    if (forbidden.find(text[i]) != no_end) return no_end;
    if (text[i] == '\\') ++i;
  }
  return no_end;
}

/// A target without angles: no spaces, and its parentheses in pairs. It may be empty.
std::size_t bare_target_end(std::string_view text, std::size_t at) {
  int depth = 0;
  for (std::size_t i = at; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && !is_space(text[i + 1])) {
      ++i;
    } else if (text[i] == '(') {
      if (++depth > max_parentheses) return no_end;
    } else if (text[i] == ')') {
      if (depth-- == 0) return i;
    } else if (is_space(text[i])) {
      return depth == 0 ? i : no_end;
    }
  }
  return no_end;
}

std::size_t title_end(std::string_view text, std::size_t at) {
  const char opener = text[at];
  if (opener == '(') return delimited_end(text, at, ')', "(");
  return opener == '"' || opener == '\'' ? delimited_end(text, at, opener, "") : no_end;
}

}  // namespace

CodeSpans::CodeSpans(std::string_view text) {
  for (std::size_t at = text.find('`'); at != no_end; at = text.find('`', at)) {
    const std::size_t length = backticks(text, at);
    by_length_[length].positions.push_back(at);
    at += length;
  }
}

std::size_t CodeSpans::end(std::size_t at, std::size_t length) {
  const auto found = by_length_.find(length);
  if (found == by_length_.end()) return no_end;
  auto& [positions, next] = found->second;
  while (next < positions.size() && positions[next] < at + length) ++next;
  return next == positions.size() ? no_end : positions[next] + length;
}

std::size_t backticks(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of('`', at), text.size()) - at;
}

std::size_t tag_end(std::string_view text, std::size_t at) {
  std::size_t i = at + 1;
  const bool closing = i < text.size() && text[i] == '/';
  if (closing) ++i;
  if (i >= text.size() || !is_letter(text[i])) return no_end;
  i = skip_while(text, i, [](char c) { return is_alphanumeric(c) || c == '-'; });
  while (true) {
    const std::size_t spaced = skip_spaces(text, i);
    if (spaced >= text.size()) return no_end;
    if (text[spaced] == '>') return spaced + 1;
    if (!closing && text.substr(spaced, 2) == "/>") return spaced + 2;
    const char first = text[spaced];
    const bool names = is_letter(first) || first == '_' || first == ':';
    if (closing || spaced == i || !names) return no_end;
    i = skip_while(text, spaced, [](char c) { return in_host(c) || c == '_' || c == ':'; });
    const std::size_t equals = skip_spaces(text, i);
    if (equals < text.size() && text[equals] == '=') {
      i = attribute_value_end(text, skip_spaces(text, equals + 1));
      if (i == no_end) return no_end;
    }
  }
}

std::size_t autolink_end(std::string_view text, std::size_t at) {
  const std::size_t close = text.find_first_of("<> \t\n", at + 1);
  if (close == no_end || text[close] != '>') return no_end;
  const std::string_view target = text.substr(at + 1, close - at - 1);
  const std::size_t colon = target.find(':'), sign = target.find('@');
  const bool is_address = colon != no_end && is_scheme(target.substr(0, colon));
  const bool is_mail = sign != no_end && consists_of(target.substr(0, sign), in_mail_name) &&
                       consists_of(target.substr(sign + 1), in_host);
  return is_address || is_mail ? close + 1 : no_end;
}

std::size_t link_target_end(std::string_view text, std::size_t at) {
  const std::size_t target = skip_spaces(text, at + 1);
  if (target >= text.size()) return no_end;
  const std::size_t end =
      text[target] == '<' ? delimited_end(text, target, '>', "<\n") : bare_target_end(text, target);
  if (end == no_end) return no_end;
  std::size_t close = skip_spaces(text, end);
  if (close > end && close < text.size() && text[close] != ')') {
    const std::size_t title = title_end(text, close);
    if (title == no_end) return no_end;
    close = skip_spaces(text, title);
  }
  return close < text.size() && text[close] == ')' ? close + 1 : no_end;
}

}  // namespace handoff
