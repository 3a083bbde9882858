#include "server/text/json_places.h"

#include <algorithm>

#include "server/text/ascii.h"

namespace handoff {
namespace {

constexpr std::string_view blanks = " \t\r\n";

int hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  c = to_lower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

void append_utf8(std::string& text, unsigned code) {
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0 | code >> 6);
    text += static_cast<char>(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    text += static_cast<char>(0xE0 | code >> 12);
    text += static_cast<char>(0x80 | (code >> 6 & 0x3F));
    text += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    text += static_cast<char>(0xF0 | code >> 18);
    text += static_cast<char>(0x80 | (code >> 12 & 0x3F));
    text += static_cast<char>(0x80 | (code >> 6 & 0x3F));
    text += static_cast<char>(0x80 | (code & 0x3F));
  }
}

/// The four digits of a `\u` at `at`, which are there.
unsigned code_unit(std::string_view text, std::size_t at) {
  unsigned unit = 0;
  for (const char c : text.substr(at + 2, 4))
    unit = unit * 16 + static_cast<unsigned>(hex_digit(c));
  return unit;
}

/// What a string between its quotes says. Expects: a valid one.
std::string unescaped(std::string_view text) {
  constexpr std::string_view letters = "bfnrt", meanings = "\b\f\n\r\t";
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      result += text[i];
    } else if (text[i + 1] == 'u') {
      unsigned code = code_unit(text, i);
      i += 5;
      const bool high = code >= 0xD800 && code < 0xDC00 && text.substr(i + 1).starts_with("\\u");
      if (high) {
        code = 0x10000 + ((code - 0xD800) << 10) + (code_unit(text, i + 1) & 0x3FF);
        i += 6;
      }
      append_utf8(result, code);
    } else {
      const std::size_t letter = letters.find(text[++i]);
      result += letter == letters.npos ? text[i] : meanings[letter];
    }
  }
  return result;
}

/// Reads a text once, by recursion no deeper than deepest_json.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}
  Reader(std::string_view text, std::span<const std::string> path) : text_(text), path_(path) {}

  void read() {
    skip_blanks();
    value({}, 0, true);
    skip_blanks();
    if (!mistake_ && at_ < text_.size()) fail("expected the end");
  }

  std::optional<JsonMistake> mistake_ = {};
  std::optional<JsonPlace> place_ = {};

 private:
  bool fail(std::string_view message) {
    if (!mistake_) mistake_ = JsonMistake{at_, message};
    return false;
  }

  char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void skip_blanks() { at_ = std::min(text_.find_first_not_of(blanks, at_), text_.size()); }

  bool take(char c) {
    if (next() != c) return false;
    ++at_;
    return true;
  }

  /// `on_path`: the first `depth` steps of the path lead here.
  bool value(Span name, std::size_t depth, bool on_path) {
    const std::size_t begin = at_;
    if (depth > deepest_json) return fail("nested too deeply");
    const char c = next();
    const bool good = c == '{'                  ? object(depth, on_path)
                      : c == '['                ? array(depth, on_path)
                      : c == '"'                ? string()
                      : c == '-' || is_digit(c) ? number()
                                                : word();
    if (good && on_path && depth == path_.size()) place_ = JsonPlace{name, {begin, at_}};
    return good;
  }

  bool leads_to(std::size_t depth, bool on_path, std::string_view step) const {
    return on_path && depth < path_.size() && path_[depth] == step;
  }

  bool object(std::size_t depth, bool on_path) {
    ++at_;
    skip_blanks();
    if (take('}')) return true;
    while (true) {
      const Span name{at_, at_};
      if (next() != '"') return fail("expected a name in quotes");
      if (!string()) return false;
      const Span quoted{name.begin, at_};
      const bool wanted =
          on_path && depth < path_.size() &&
          leads_to(depth, on_path, unescaped(slice(text_, {quoted.begin + 1, quoted.end - 1})));
      if (wanted) place_ = std::nullopt;  // of an earlier member of this name
      skip_blanks();
      if (!take(':')) return fail("expected a colon");
      skip_blanks();
      if (!value(quoted, depth + 1, wanted)) return false;
      skip_blanks();
      if (take('}')) return true;
      if (!take(',')) return fail("expected a comma or a closing brace");
      skip_blanks();
    }
  }

  bool array(std::size_t depth, bool on_path) {
    ++at_;
    skip_blanks();
    if (take(']')) return true;
    for (std::size_t index = 0;; ++index) {
      const bool wanted = on_path && leads_to(depth, on_path, std::to_string(index));
      if (!value({}, depth + 1, wanted)) return false;
      skip_blanks();
      if (take(']')) return true;
      if (!take(',')) return fail("expected a comma or a closing bracket");
      skip_blanks();
    }
  }

  bool string() {
    ++at_;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (static_cast<unsigned char>(c) < 0x20) return fail("unexpected control character");
      if (c == '\\') {
        if (!escape()) return false;
        continue;
      }
      ++at_;
      if (c == '"') return true;
    }
    return fail("expected a closing quote");
  }

  bool escape() {
    const std::string_view rest = text_.substr(at_ + 1, 5);
    const bool simple = !rest.empty() && std::string_view("\"\\/bfnrt").find(rest[0]) != rest.npos;
    const bool unicode =
        rest.size() == 5 && rest[0] == 'u' &&
        std::all_of(rest.begin() + 1, rest.end(), [](char c) { return hex_digit(c) >= 0; });
    if (!simple && !unicode) return fail("no such escape");
    at_ += simple ? 2 : 6;
    return true;
  }

  bool digits() {
    if (!is_digit(next())) return fail("expected a digit");
    while (is_digit(next())) ++at_;
    return true;
  }

  bool number() {
    take('-');
    if (!take('0') && !digits()) return false;
    if (take('.') && !digits()) return false;
    if (next() != 'e' && next() != 'E') return true;
    ++at_;
    if (!take('+')) take('-');
    return digits();
  }

  bool word() {
    for (const std::string_view word : {"true", "false", "null"}) {
      if (!text_.substr(at_).starts_with(word)) continue;
      at_ += word.size();
      return true;
    }
    return fail("expected a value");
  }

  std::string_view text_;
  std::span<const std::string> path_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<JsonMistake> json_mistake(std::string_view text) {
  Reader reader(text);
  reader.read();
  return reader.mistake_;
}

std::optional<JsonPlace> json_place(std::string_view text, std::span<const std::string> path) {
  Reader reader(text, path);
  reader.read();
  return reader.mistake_ ? std::nullopt : reader.place_;
}

}  // namespace handoff
