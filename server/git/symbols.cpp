#include "server/git/symbols.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "server/git/sanitize.h"

namespace handoff::git {
namespace {

constexpr std::size_t max_references = 8;
constexpr std::size_t max_symbol = 80;

constexpr std::string_view modifiers[] = {
    "abstract", "async",     "constexpr", "consteval", "data",     "declare", "default", "export",
    "final",    "inline",    "internal",  "open",      "override", "partial", "private", "pub",
    "public",   "protected", "sealed",    "static",    "suspend",  "unsafe",  "virtual"};
constexpr std::string_view function_words[] = {"def",  "defp",     "fn", "fun",
                                               "func", "function", "sub"};
constexpr std::string_view type_words[] = {"class",  "struct",   "enum",      "interface",
                                           "trait",  "protocol", "record",    "union",
                                           "object", "module",   "defmodule", "type"};
constexpr std::string_view comments[] = {"//", "/*", "*", "#", "--", "<!--", ";"};
constexpr std::string_view not_functions[] = {
    "if",   "for",     "while", "switch", "catch",        "return", "sizeof",  "else",  "elif",
    "do",   "foreach", "lock",  "using",  "synchronized", "match",  "when",    "until", "unless",
    "with", "new",     "throw", "assert", "await",        "guard",  "function"};

bool is_one_of(std::string_view word, const auto& words) {
  return std::ranges::find(words, word) != std::end(words);
}

bool is_letter(char c) {
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || c == '_' || c == '$' || (c & 0x80);
}

bool is_word(char c) {
  return is_letter(c) || ('0' <= c && c <= '9');
}

void skip_spaces(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r"), text.size()));
}

std::string_view take_word(std::string_view& text) {
  skip_spaces(text);
  const auto end = std::ranges::find_if_not(text, is_word);
  const auto word = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(word.size());
  return word;
}

/// A name with what qualifies it: `a::b`, `a.b`.
std::string_view take_name(std::string_view& text) {
  skip_spaces(text);
  const std::string_view start = text;
  if (take_word(text).empty()) return {};
  while (text.starts_with("::") || text.starts_with('.')) {
    std::string_view after = text.substr(text.starts_with('.') ? 1 : 2);
    if (after.starts_with('~')) after.remove_prefix(1);
    if (after.empty() || !is_letter(after.front())) break;
    take_word(after);
    text = after;
  }
  return start.substr(0, start.size() - text.size());
}

/// Passes a group of brackets and what is in it. False where none begins, or it does not end.
bool skip_group(std::string_view& text, char open, char close) {
  skip_spaces(text);
  if (!text.starts_with(open)) return false;
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    depth += text[i] == open;
    depth -= text[i] == close;
    if (depth == 0) {
      text.remove_prefix(i + 1);
      return true;
    }
  }
  return false;
}

/// The name behind `impl<T> Trait for Type`.
std::string_view implemented(std::string_view text) {
  skip_group(text, '<', '>');
  std::string_view name = take_name(text);
  skip_group(text, '<', '>');
  if (std::string_view after = text; take_word(after) == "for") name = take_name(after);
  return name;
}

/// What `name` in `class name …` defines, when `text` behind it says that it is no mere mention.
bool begins_type(std::string_view text) {
  skip_spaces(text);
  if (text.empty() || std::string_view("{:(<=").find(text.front()) != std::string_view::npos) {
    return true;
  }
  constexpr std::string_view clauses[] = {"final", "extends", "implements", "where",
                                          "do",    "struct",  "interface"};
  return is_one_of(take_word(text), clauses);
}

/// The name that a word such as `def` or `class` introduces.
std::string_view introduced(std::string_view text) {
  std::string_view word = take_word(text);
  while (is_one_of(word, modifiers)) {
    skip_group(text, '(', ')');  // pub(crate)
    word = take_word(text);
  }
  if (word == "impl") return implemented(text);
  if (is_one_of(word, function_words)) {
    if (text.starts_with('*')) text.remove_prefix(1);  // function*
    skip_group(text, '(', ')');                        // the receiver of a Go method
    return take_name(text);
  }
  if (!is_one_of(word, type_words)) return {};
  std::string_view name = take_name(text);
  if (word == "enum" && (name == "class" || name == "struct")) name = take_name(text);
  if (word == "type") {  // Go: `type Name struct {`, `type Name []string`
    skip_spaces(text);
    return text.empty() ? std::string_view{} : name;
  }
  return begins_type(text) ? name : std::string_view{};
}

/// The name in front of the first parenthesis, with `text` set to what begins there.
std::string_view called(std::string_view& text) {
  const std::size_t open = text.find('(');
  if (open == std::string_view::npos) return {};
  std::string_view before = text.substr(0, open);
  if (before.find_first_of("=\"'`;#") != std::string_view::npos) return {};
  text.remove_prefix(open);
  before = before.substr(0, before.find_last_not_of(" \t") + 1);
  const auto is_part = [](char c) { return is_word(c) || c == ':' || c == '~'; };
  const auto start = std::find_if_not(before.rbegin(), before.rend(), is_part).base();
  const std::string_view rest = before.substr(0, static_cast<std::size_t>(start - before.begin()));
  std::string_view name = before.substr(rest.size());
  while (name.starts_with(':')) name.remove_prefix(1);
  if (name.empty() || !(is_letter(name.front()) || name.front() == '~') || rest.ends_with('.') ||
      rest.ends_with("->") || is_one_of(name, not_functions)) {
    return {};
  }
  // A name in capitals is a macro.
  const bool has_small = std::ranges::any_of(name, [](char c) { return 'a' <= c && c <= 'z'; });
  return has_small || name.size() == 1 ? name : std::string_view{};
}

/// `name` of `type name(…) const {`.
std::string_view c_function(std::string_view text) {
  const std::string_view name = called(text);
  if (name.empty() || !skip_group(text, '(', ')')) return {};
  text = text.substr(0, text.find_last_not_of(" \t\r") + 1);
  if (!text.ends_with('{') || text.find("=>") != std::string_view::npos) return {};
  return name;
}

/// `name` of `const name = (…) =>` and `const name = function`.
std::string_view assigned_function(std::string_view text) {
  std::string_view word = take_word(text);
  if (word == "export") word = take_word(text);
  if (word != "const" && word != "let" && word != "var") return {};
  const std::string_view name = take_word(text);
  skip_spaces(text);
  if (!text.starts_with('=')) return {};
  const bool is_function =
      text.find("=>") != std::string_view::npos || text.find("function") != std::string_view::npos;
  return is_function ? name : std::string_view{};
}

/// The function of a hunk's context, which git took for the beginning of one.
std::optional<std::string> context_symbol(std::string_view context) {
  if (auto symbol = defined_symbol(context)) return symbol;
  const std::string_view name = called(context);
  if (name.empty()) return std::nullopt;
  return sanitize_text(name, max_symbol);
}

struct Touched {
  Reference reference;
  std::size_t lines;
};

/// What a hunk touches: the definitions it adds, each with the lines up to the next, else the
/// function that it is in.
std::vector<Touched> touched(const Hunk& hunk) {
  std::vector<Touched> found;
  const std::string path = sanitize_path(hunk.path);
  const auto before = static_cast<std::size_t>(hunk.deleted);
  for (std::size_t i = 0; i < hunk.added.size(); ++i) {
    if (auto symbol = defined_symbol(hunk.added[i])) {
      const std::size_t above = found.empty() ? before + i : 0;
      found.push_back({{std::move(*symbol), path, hunk.line + static_cast<int>(i)}, above});
    }
    if (!found.empty()) ++found.back().lines;
  }
  if (found.empty()) {
    if (auto symbol = context_symbol(hunk.context)) {
      found.push_back(
          {{std::move(*symbol), path, std::max(hunk.line, 1)}, before + hunk.added.size()});
    }
  }
  return found;
}

}  // namespace

std::optional<std::string> defined_symbol(std::string_view line) {
  skip_spaces(line);
  if (std::ranges::any_of(comments, [&](auto mark) { return line.starts_with(mark); })) {
    return std::nullopt;
  }
  for (const auto scan : {introduced, assigned_function, c_function}) {
    if (const auto name = scan(line); !name.empty()) return sanitize_text(name, max_symbol);
  }
  return std::nullopt;
}

std::vector<Reference> references(const std::vector<Hunk>& hunks) {
  std::vector<Touched> all;
  std::map<std::pair<std::string, std::string>, std::size_t> known;  // by path and symbol
  for (const auto& hunk : hunks) {
    for (auto& one : touched(hunk)) {
      const std::pair key{one.reference.path, one.reference.symbol};
      if (const auto [place, is_new] = known.emplace(key, all.size()); is_new) {
        all.push_back(std::move(one));
      } else {
        all[place->second].lines += one.lines;
      }
    }
  }
  std::ranges::stable_sort(all, std::ranges::greater{}, &Touched::lines);
  if (all.size() > max_references) all.resize(max_references);
  std::vector<Reference> result;
  std::ranges::transform(all, std::back_inserter(result), &Touched::reference);
  return result;
}

}  // namespace handoff::git
